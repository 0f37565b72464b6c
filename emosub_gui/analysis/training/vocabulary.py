"""A word-piece vocabulary cut to what English dialogue needs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_LATIN_END = "\u0250"
"""End of Latin Extended-B."""
_PUNCTUATION_END = "\u2030"


def cut_vocabulary(
    tokenizer_json: Path, texts: Sequence[str], size: int
) -> tuple[Tokenizer, list[int]]:
    """Return a tokenizer of at most `size` pieces, and the number that each had before.

    All single Latin characters stay, so that no Latin word is unknown. Then come the pieces
    that `texts` use twice, then once, then the rest; each in the order of the full
    vocabulary, which is roughly by frequency in books and Wikipedia.

    Args:
        tokenizer_json: of a BERT model.
        texts: what will be read.
        size: pieces to keep.
    """
    spec: dict[str, Any] = json.loads(tokenizer_json.read_bytes())
    spec["truncation"] = spec["padding"] = None
    full = Tokenizer.from_str(json.dumps(spec))
    pieces: dict[str, int] = spec["model"]["vocab"]
    used: Counter[str] = Counter()
    for encoding in full.encode_batch(list(texts)):
        used.update(encoding.tokens)

    candidates = [piece for piece in pieces if _may_stay(piece)]
    candidates.sort(key=lambda piece: (not _must_stay(piece), -min(used[piece], 2), pieces[piece]))
    kept = sorted((pieces[piece], piece) for piece in candidates[:size])
    numbers = {piece: number for number, (_, piece) in enumerate(kept)}

    spec["model"]["vocab"] = numbers
    spec["added_tokens"] = [
        {**token, "id": numbers[token["content"]]}
        for token in spec["added_tokens"]
        if token["content"] in numbers
    ]
    for name, token in spec["post_processor"]["special_tokens"].items():
        token["ids"] = [numbers[name]]
    return Tokenizer.from_str(json.dumps(spec)), [before for before, _ in kept]


def _must_stay(piece: str) -> bool:
    """Tell whether the piece is special or a single Latin character."""
    character = piece.removeprefix("##")
    return piece in _SPECIAL or (len(character) == 1 and character < _LATIN_END)


def _may_stay(piece: str) -> bool:
    """Tell whether the piece is special or in Latin script."""
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
        return piece in _SPECIAL
    return max(piece) < _PUNCTUATION_END
