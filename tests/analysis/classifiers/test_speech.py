import json
from dataclasses import dataclass

import numpy as np
import pytest
import tiny_emotions as tiny
from msgspec.structs import replace

from emosub_gui.analysis.classifiers import dimensions, loading
from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.listening import Hearing
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import Segment
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import ModelFileError, ModelHeadError, ModelLabelsError

pytestmark = pytest.mark.stack

SUPERB = ("neu", "hap", "ang", "sad")
GREEK = ("anger", "disgust", "fear", "happiness", "sadness")


@dataclass
class Row:
    """How a model of the catalogue is published."""

    name: str
    kind: str = "wav2vec2"
    norm: str = "layer"
    head: str = "native"
    safe: bool = False
    weighted: bool = False


ROWS = {
    row.name: row
    for row in (
        Row("superb/wav2vec2-large-superb-er", weighted=True),
        Row("superb/wav2vec2-base-superb-er", norm="group", weighted=True),
        Row("superb/hubert-large-superb-er", kind="hubert", weighted=True),
        Row("ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition", head="output", safe=True),
        Row("jungjongho/wav2vec2-xlsr-korean-speech-emotion-recognition"),
        Row("harshit345/xlsr-wav2vec-speech-emotion-recognition", head="out_proj"),
        Row("m3hrdadfi/wav2vec2-xlsr-greek-speech-emotion-recognition", head="out_proj"),
        Row("audeering/wav2vec2-large-robust-12-ft-emotion-msp-dim", head="out_proj"),
        Row(
            "xbgoose/hubert-large-speech-emotion-recognition-russian-dusha-finetuned",
            kind="hubert",
        ),
        Row("somebody/any-wavlm", kind="wavlm", norm="group"),
        Row("speechbrain/emotion-recognition-wav2vec2-IEMOCAP", head="speechbrain", norm="group"),
    )
}


@pytest.fixture(params=ROWS.values(), ids=ROWS)
def row(request):
    return request.param


@pytest.fixture
def made(row, tmp_path, load):
    """The classifier, the direct forward pass and the labels of a row."""
    folder = tmp_path / "model"
    labels = catalogue.find(row.name).labels or SUPERB
    if row.head == "speechbrain":
        forward = tiny.speechbrain(folder, labels)
    else:
        more = {"use_weighted_layer_sum": True} if row.weighted else {}
        config = tiny.speech_config(row.kind, labels, norm=row.norm, **more)
        if row.head == "native":
            model = tiny.native_speech(folder, config, safe=row.safe)
            forward = lambda sound: model(sound).logits  # noqa: E731
        else:
            forward = tiny.pooled_speech(folder, config, last=row.head, safe=row.safe)
    return load(row.name, folder), forward, labels


def direct(forward, segment, *, raw):
    """Return what a forward pass over a cue's windows gives, with nothing of ours but these."""
    import torch

    rows = []
    for sound in tiny.heard(segment, Hearing(step=320)):
        normal = (sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)
        with torch.inference_mode():
            logits = forward(torch.from_numpy(normal)[None]).numpy()[0].astype(float)
        rows.append(logits if raw else softmax(logits))
    return np.mean(rows, axis=0)


def test_every_row_gives_what_a_direct_forward_pass_gives(made, film):
    classifier, forward, labels = made
    dimensional = tuple(labels) == dimensions.LABELS
    for segment, found in zip(film, classifier.outputs(film, 16), strict=True):
        expected = direct(forward, segment, raw=dimensional)
        np.testing.assert_allclose(found, expected, atol=2e-6)


def test_every_row_judges_a_cue_alike_whatever_is_beside_it(made, film):
    classifier, *_ = made
    together = classifier.outputs(film, 16)
    for size in (1, 3):
        np.testing.assert_allclose(classifier.outputs(film, size), together, atol=2e-6)
    np.testing.assert_allclose(classifier.outputs(film[::-1], 16)[::-1], together, atol=2e-6)


def test_every_row_maps_its_labels(made, row, film):
    classifier, _, labels = made
    entry = catalogue.find(row.name)
    assert {*np.shape(classifier.outputs(film, 16))} == {len(film), len(labels)}
    judged = classifier.classify_batch(film)
    assert {one.model for one in judged} == {row.name}
    if entry.dimensional:
        assert all(0 <= one.arousal <= 1 and one.reliability == 0.5 for one in judged)
        return
    meanings = LabelMap(row.name, labels, entry.meanings)
    for values, found in zip(classifier.outputs(film, 16), judged, strict=True):
        assert found.scores == meanings.judgement(values).scores


@pytest.fixture
def superb(tmp_path):
    folder = tmp_path / "superb"
    tiny.native_speech(folder, tiny.speech_config("wav2vec2", SUPERB))
    return folder


def load_folder(folder, precision="float32"):
    return loading.load(str(folder), loading.Options("cpu", precision, threads=1))


def test_any_folder_is_loaded_by_itself(superb, film):
    found = load_folder(superb).classify_batch(film[:1])[0]
    assert found.scores.fear == pytest.approx(1 / 7)


def test_silence_is_no_evidence(superb):
    silent = [Segment(pcm=np.zeros(n, np.int16)) for n in (0, 16000)]
    assert load_folder(superb).classify_batch(silent) == [None, None]


def test_a_short_cue_is_heard_with_what_is_around_it(superb, film):
    pcm = film[4].pcm
    cue = Segment(pcm=pcm[20000:24000], before=pcm[:20000], after=pcm[24000:])
    classifier = load_folder(superb)
    widened = Segment(pcm=pcm[14000:30000])
    np.testing.assert_allclose(classifier.outputs([cue], 1), classifier.outputs([widened], 1))


@pytest.mark.parametrize("precision", ["bfloat16", "int8"])
def test_lower_precision_stays_close_and_independent(superb, film, precision):
    exact = np.array(load_folder(superb).outputs(film, 16))
    classifier = load_folder(superb, precision)
    together = np.array(classifier.outputs(film, 16))
    assert abs(together - exact).max() < 0.05
    alone = [classifier.outputs([segment], 16)[0] for segment in film]
    np.testing.assert_allclose(alone, together, atol=0 if precision == "int8" else 0.01)


def test_half_precision_as_on_a_gpu_stays_close(superb, film):
    exact = np.array(load_folder(superb).outputs(film, 16))
    entry = catalogue.find("superb/wav2vec2-large-superb-er")
    half = loading.LOADERS[entry.family](entry, superb, Placement("cpu", "float16"))
    assert abs(np.array(half.outputs(film, 16)) - exact).max() < 0.05


def test_spectral_architectures_use_their_own_extractor(tmp_path, film):
    from transformers import ASTConfig, ASTFeatureExtractor

    config = ASTConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_length=64,
        num_mel_bins=32,
        id2label=dict(enumerate(SUPERB)),
        label2id={label: index for index, label in enumerate(SUPERB)},
    )
    tiny.native_speech(tmp_path, config)
    ASTFeatureExtractor(max_length=64, num_mel_bins=32).save_pretrained(tmp_path)
    classifier = load_folder(tmp_path)
    together = classifier.outputs(film, 16)
    assert np.shape(together) == (len(film), 4)
    np.testing.assert_allclose(classifier.outputs(film[:1], 16), together[:1], atol=2e-6)


# ---- what must not be loaded --------------------------------------------------------------


def change_config(folder, **changes):
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_head_under_other_names_is_refused_and_not_made_up(superb):
    from safetensors.torch import load_file, save_file

    state = load_file(superb / "model.safetensors")
    state["head.weight"] = state.pop("classifier.weight")
    save_file(state, superb / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelHeadError, match=r"classifier\.weight has no weights"):
        load_folder(superb)


def test_a_head_of_the_wrong_shape_is_refused(superb):
    change_config(superb, id2label={"0": "neu", "1": "hap"}, label2id={"neu": 0, "hap": 1})
    with pytest.raises(ModelHeadError, match="another shape"):
        load_folder(superb)


def test_labels_that_nobody_knows_are_refused(superb):
    names = ["툴툴대는", "hap", "ang", "sad"]
    change_config(superb, id2label={str(i): name for i, name in enumerate(names)})
    with pytest.raises(ModelLabelsError, match="툴툴대는"):
        load_folder(superb)


def test_labels_may_be_explained_by_the_person(superb, load):
    names = ["좋은", "hap", "ang", "other"]
    change_config(superb, id2label={str(i): name for i, name in enumerate(names)})
    entry = catalogue.Entry(
        id="mine", folder=str(superb), meanings={"좋은": Emotion.HAPPY, "other": None}
    )
    catalogue.add(entry)
    found = loading.load("mine", loading.Options("cpu", "float32", threads=1))
    assert found.name == "mine"


def test_labels_without_names_are_those_of_the_catalogue(superb, load):
    change_config(superb, id2label={str(i): f"LABEL_{i}" for i in range(4)})
    assert load("superb/wav2vec2-large-superb-er", superb)
    with pytest.raises(ModelHeadError, match="4 outputs for 8 labels"):
        load("ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition", superb)
    with pytest.raises(ModelLabelsError):
        load_folder(superb)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model_type": "unheard-of"}, "unheard-of"),
        ({"model_type": "bert"}, "no architecture that hears"),
        ({"num_attention_heads": "many"}, "damaged"),
    ],
)
def test_configurations_of_something_else_are_refused(superb, changes, words):
    change_config(superb, **changes)
    with pytest.raises(ModelFileError, match=words):
        load_folder(superb)


def test_a_repositorys_own_code_is_never_run(superb, tmp_path):
    (superb / "modeling.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    change_config(superb, auto_map={"AutoModelForAudioClassification": "modeling.Model"})
    load_folder(superb)
    assert not (tmp_path / "ran").exists()


def test_models_are_loaded_once_while_they_are_asked_for(superb):
    models = loading.Loaded()
    options = loading.Options("cpu", "float32", threads=1)
    first = models.load([str(superb)], options)
    assert models.load([str(superb)], replace(options, download=True))[0] is first[0]
    models.load([], options)
    assert models.load([str(superb)], options)[0] is not first[0]
