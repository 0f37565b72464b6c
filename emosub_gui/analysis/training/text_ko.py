"""Make the Korean text model: syllables and jamo, taught by the English model, as int8 ONNX.

python -m emosub_gui.analysis.training.text_ko --data ../shared/data --out resources/models/text_ko
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import hangul
from emosub_gui.analysis.classifiers.embedded_text import TextModel
from emosub_gui.analysis.classifiers.line_tokens import Tokens, characters, encode_within
from emosub_gui.analysis.training.data import (
    Example,
    Line,
    comment_examples,
    dialogue_shares,
    native_examples,
    read_dialogue,
    read_goemotions,
    read_kote,
    read_maps,
    spoken_examples,
    without_prior,
)
from emosub_gui.analysis.training.scenes import scene_examples, scene_lines
from emosub_gui.analysis.training.text_augment import vary_before, vary_korean
from emosub_gui.analysis.training.text_card import dialogue_samples, finish
from emosub_gui.analysis.training.text_report import Sample, judge
from emosub_gui.analysis.training.text_script import Script, parse, save_spec
from emosub_gui.core.resources import resource

_LOG = logging.getLogger(f"{__package__}.text_ko")
_WINDOW = 160
_RAREST = 2
"""Times that a character must occur to become a symbol."""
_TAUGHT = 0.6
"""Share of each target that is the English model's answer for the original."""
_SPREAD = 0.05
"""Share of its own labels that is spread over all."""
_KOTE_TIMES, _SPOKEN_TIMES = 2, 2
"""How often an epoch repeats the few native comments, and the spoken lines."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export, calibrate and measure, as the command line asks."""
    script = parse(arguments, "Make the Korean text model.")
    if not script.measure:
        train(script)
    maps = read_maps()
    dev, test = (script.some(_translated(script, split)) for split in ("dev", "test"))
    held_out, unseen = (Sample.of(lines, maps["dialogue"]) for lines in (dev, test))
    kote_val, kote_test = (
        Sample.of(script.some(_kote(script, split)), maps["kote"]) for split in ("val", "test")
    )
    finish(
        script.out,
        dev,
        test,
        held_out=held_out.single(held_out.shares()),
        measured={
            "GoEmotions-Korean, as it is": unseen.single(held_out.shares()),
            "GoEmotions-Korean, as in a film": unseen.like_film(),
            "KOTE, as it is": kote_test.single(kote_val.shares()),
            "KOTE, as in a film": kote_test.like_film(),
            **dialogue_samples("ko"),
        },
    )


def train(script: Script) -> None:
    """Fit the network and write model.onnx and model.json.

    Raises:
        FileError: the data are missing, or the folder cannot be written.
        ModelFileError: the English model is not there to teach.
    """
    import torch

    from emosub_gui.analysis.training.export import export_int8
    from emosub_gui.analysis.training.fitting import Schedule, fit
    from emosub_gui.analysis.training.korean_network import KoreanNetwork
    from emosub_gui.analysis.training.text_objective import EmotionLoss, kote_loss

    torch.set_num_threads(script.threads)
    torch.manual_seed(0)
    lines = script.some(_translated(script, "train"))
    kote = script.some(_kote(script, "val"))
    spoken_lines = script.some(read_dialogue("ko"))
    scenes = script.some(scene_examples(scene_lines("ko", "learn")))
    told = [example.text for example in scenes]
    prior = dialogue_shares(lines)
    examples = [
        *comment_examples(lines, _SPREAD, _teach(script), _TAUGHT),
        *without_prior(native_examples(kote), prior) * _KOTE_TIMES,
        *without_prior(spoken_examples(spoken_lines), prior) * _SPOKEN_TIMES,
        *without_prior(scenes, prior),
    ]
    symbols = choose_symbols([example.text for example in examples])
    network = KoreanNetwork(hangul.SEPARATOR + 1 + len(symbols), labels=len(read_maps()["ekman"]))
    objective = EmotionLoss()
    numbered = characters(hangul.number(symbols))

    def encode(text: str, before: Sequence[str] = ()) -> Tokens:
        return encode_within(numbered, _WINDOW, text, before)[:_WINDOW]

    def vary(example: Example, chance: random.Random) -> Tokens:
        before = vary_before(example.before, told, chance)
        return encode(vary_korean(example.text, chance), before)

    def loss(tokens: torch.Tensor, batch: Sequence[Example]) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            logits, kote_logits = network.outputs(tokens)
        return (objective(logits, batch) + kote_loss(kote_logits, batch)) / len(batch)

    schedule = Schedule(epochs=script.epochs(6), batch=64, rate=1.5e-3, decay=0.05)
    fit(network, examples, vary, loss, schedule, log=_LOG.info)
    network.eval()
    export_int8(network, torch.from_numpy(encode(lines[0].text))[None], script.out / "model.onnx")
    save_spec(script.out, "Syllables and jamo on GoEmotions-Korean", lines, _WINDOW, symbols)


def choose_symbols(texts: Sequence[str]) -> str:
    """Return the characters that are worth an embedding of their own."""
    counts = Counter(character for text in texts for character in hangul.normalise(text))
    return "".join(sorted(c for c, count in counts.items() if count >= _RAREST))


def _teach(script: Script) -> NDArray[np.float64]:
    """Return the shipped English model's (lines, 28) answers for the originals."""
    originals = script.some(read_goemotions(script.data / "goemotions", "train"))
    teacher = TextModel(resource("models", "text_en"))
    return judge(teacher.probabilities, [line.text for line in originals])


def _translated(script: Script, split: str) -> list[Line]:
    return read_goemotions(script.data / "goemotions-korean", split)


def _kote(script: Script, split: str) -> list[Line]:
    return read_kote(script.data / "kote", split)


if __name__ == "__main__":
    main()
