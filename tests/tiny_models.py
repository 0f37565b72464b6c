"""Tiny real models, made on the spot with random weights: their text is noise, their paths are not.

Shared by the tests of everything that loads a model from a directory.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from emosub_gui.analysis.models import stack

LANGUAGES = ("en", "ko", "ja", "de")
_WORDS = 2000
_TIMES = 1501
_LENGTH = 12


def whisper(directory: Path, seed: int = 0) -> Path:
    """Save a Transformers Whisper of 0.5 million parameters; it says words of no language."""
    stack.prepare()
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
    from transformers import WhisperConfig, WhisperFeatureExtractor, WhisperForConditionalGeneration

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    spoken = (level.pre_tokenize_str(f" {word}")[0][0] for word in _invented_words())
    # By the empty token CTranslate2 tells a multilingual vocabulary from an English one.
    tokens = ["", *letters, *itertools.islice(spoken, _WORDS)]
    tokenizer = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, []))
    tokenizer.pre_tokenizer = level
    tokenizer.decoder = decoders.ByteLevel()
    languages = [f"<|{language}|>" for language in LANGUAGES]
    tasks = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    special = ["<|endoftext|>", "<|startoftranscript|>", *languages, *(f"<|{t}|>" for t in tasks)]
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in special])
    end = tokenizer.token_to_id("<|endoftext|>")
    size = tokenizer.get_vocab_size() + _TIMES

    torch.manual_seed(seed)
    config = WhisperConfig(
        vocab_size=size,
        d_model=64,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        decoder_start_token_id=tokenizer.token_to_id("<|startoftranscript|>"),
        bos_token_id=end,
        eos_token_id=end,
        pad_token_id=end,
        init_std=0.5,
    )
    model = WhisperForConditionalGeneration(config)
    with torch.no_grad():
        # What comes depends most on the place, so that it does not repeat and soon ends.
        places = model.model.decoder.embed_positions.weight
        places *= 50
        places[_LENGTH:] = 100 * model.model.decoder.embed_tokens.weight[end].normal_(0, 0.5)
    model.generation_config._from_model_config = False  # or else the next lines are not saved
    model.generation_config.suppress_tokens = list(range(end + 1, size))
    model.generation_config.begin_suppress_tokens = [end]
    model.generation_config.lang_to_id = {
        language: tokenizer.token_to_id(language) for language in languages
    }
    model.save_pretrained(directory)
    tokenizer.save(str(directory / "tokenizer.json"))
    _write_json(
        directory / "tokenizer_config.json",
        {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "<|endoftext|>"},
    )
    WhisperFeatureExtractor().save_pretrained(directory)
    return directory


def whisper_ctranslate2(directory: Path, seed: int = 0) -> Path:
    """Save the same Whisper in CTranslate2's format."""
    from ctranslate2.converters import TransformersConverter

    source = whisper(directory.with_name(f"{directory.name}-source"), seed)
    TransformersConverter(str(source), copy_files=["tokenizer.json"]).convert(str(directory))
    return directory


def aligner(directory: Path, letters: Iterable[str], seed: int = 0) -> Path:
    """Save a Transformers wav2vec 2.0 CTC model over the given letters."""
    stack.prepare()
    import torch
    from transformers import (
        Wav2Vec2Config,
        Wav2Vec2CTCTokenizer,
        Wav2Vec2FeatureExtractor,
        Wav2Vec2ForCTC,
    )

    directory.mkdir(parents=True, exist_ok=True)
    symbols = ["<pad>", "<s>", "</s>", "<unk>", "|", *dict.fromkeys(letters)]
    vocabulary = directory / "vocab.json"
    _write_json(vocabulary, {symbol: number for number, symbol in enumerate(symbols)})
    torch.manual_seed(seed)
    config = Wav2Vec2Config(
        vocab_size=len(symbols),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        conv_dim=(8,) * 7,
        num_conv_pos_embeddings=4,
        num_conv_pos_embedding_groups=2,
        pad_token_id=0,
    )
    Wav2Vec2ForCTC(config).save_pretrained(directory)
    Wav2Vec2CTCTokenizer(str(vocabulary)).save_pretrained(directory)
    Wav2Vec2FeatureExtractor().save_pretrained(directory)
    return directory


def _invented_words() -> Iterator[str]:
    """Yield words that could be English or Korean, turn about."""
    latin = [a + b for a, b in itertools.product("bdfgklmnprst", "aeiou")]
    hangul = [chr(0xAC00 + 28 * 21 * a + 28 * b) for a, b in itertools.product(range(19), range(8))]
    for first, second, third in itertools.product(range(60), repeat=3):
        yield latin[first] + latin[second] + latin[third]
        yield hangul[first] + hangul[second] + hangul[third]


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")
