import numpy as np
import pytest
import tiny_emotions as tiny

from emosub_gui.analysis.classifiers import loading
from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.types import Segment
from emosub_gui.core.errors import ModelFileError, ModelHeadError

pytestmark = pytest.mark.stack

ROWS = {
    "HyukII/text-emotion-model": "roberta",
    "j-hartmann/emotion-english-distilroberta-base": "roberta",
    "somebody/any-bert": "bert",
}
LINES = (
    "I am so happy today",
    "아니 왜 그래 정말 화가 나",
    "no",
    "you are the worst thing that ever happened to me and I am not happy",
    "왜",
)
WORDS = " ".join(LINES).split()


@pytest.fixture(params=ROWS)
def made(request, tmp_path, load):
    """The classifier, the model and the tokenizer of a row."""
    from transformers import AutoTokenizer

    name = request.param
    labels = catalogue.find(name).labels or ("joy", "anger", "neutral")
    model = tiny.text(tmp_path / "model", labels, WORDS, ROWS[name])
    return load(name, tmp_path / "model"), model, AutoTokenizer.from_pretrained(tmp_path / "model")


def lines(texts):
    return [Segment(pcm=np.zeros(0, np.int16), text=text) for text in texts]


def test_every_row_gives_what_a_direct_forward_pass_gives(made):
    import torch

    classifier, model, tokenizer = made
    for text, found in zip(LINES, classifier.outputs(lines(LINES), 16), strict=True):
        with torch.inference_mode():
            ids = torch.tensor([tokenizer(text)["input_ids"]])
            logits = model(ids).logits.double().numpy()
        np.testing.assert_allclose(found, softmax(logits)[0], atol=2e-6)


def test_every_row_judges_a_line_alike_whatever_is_beside_it(made):
    classifier, *_ = made
    together = classifier.outputs(lines(LINES), 16)
    np.testing.assert_allclose(classifier.outputs(lines(LINES), 1), together, atol=2e-6)
    np.testing.assert_allclose(classifier.outputs(lines(LINES[::-1]), 2)[::-1], together, atol=2e-6)


def test_only_what_is_said_is_read(made):
    classifier, *_ = made
    said, described, silent = classifier.outputs(
        lines(["I am so happy today", "[door slams] I am so happy today", "(sighs)"]), 16
    )
    assert silent is None
    np.testing.assert_allclose(described, said)
    assert classifier.classify_batch(lines(["", "♪"])) == [None, None]


def test_a_line_of_a_thousand_words_is_cut(made):
    classifier, *_ = made
    assert classifier.outputs(lines(["happy " * 1000]), 16)[0] is not None


def test_six_korean_labels_are_five_emotions(tmp_path, load):
    labels = catalogue.find("HyukII/text-emotion-model").labels
    tiny.text(tmp_path / "m", labels, WORDS)
    found = load("HyukII/text-emotion-model", tmp_path / "m").classify_batch(lines(LINES[1:2]))[0]
    assert found.scores.neutral == found.scores.disgust == pytest.approx(1 / 7)
    assert found.model == "HyukII/text-emotion-model"


def test_a_folder_is_known_to_read_by_its_tokenizer(tmp_path):
    tiny.text(tmp_path, ("joy", "anger"), WORDS)
    assert loading.load(str(tmp_path), loading.Options("cpu", threads=1)).modality == "text"


def test_a_missing_tokenizer_is_said(tmp_path, load):
    tiny.text(tmp_path, ("joy", "anger"), WORDS)
    (tmp_path / "tokenizer.json").unlink()
    with pytest.raises(ModelFileError, match="tokenizer"):
        load("somebody/any", tmp_path, family=catalogue.Family.TEXT)


def test_a_language_model_without_a_head_is_refused(tmp_path, load):
    from safetensors.torch import load_file, save_file

    tiny.text(tmp_path, ("joy", "anger"), WORDS)
    state = load_file(tmp_path / "model.safetensors")
    body = {key: one for key, one in state.items() if not key.startswith("classifier")}
    save_file(body, tmp_path / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelHeadError, match="classifier"):
        load("somebody/any", tmp_path, family=catalogue.Family.TEXT)
