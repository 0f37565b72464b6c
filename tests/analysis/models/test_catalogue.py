import json
import re

import pytest
from msgspec.structs import replace

from emosub_gui.analysis.classifiers import loading
from emosub_gui.analysis.models import catalogue, selection
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.selection import Rank
from emosub_gui.analysis.transcribers import whisper_models
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import FileUnreadableError, ModelFileError, ModelMissingError

BUNDLED = {entry.id: entry for entry in catalogue.bundled()}
NAMED = (
    "superb/wav2vec2-large-superb-er",
    "superb/wav2vec2-base-superb-er",
    "superb/hubert-large-superb-er",
    "ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition",
    "jungjongho/wav2vec2-xlsr-korean-speech-emotion-recognition",
    "harshit345/xlsr-wav2vec-speech-emotion-recognition",
    "m3hrdadfi/wav2vec2-xlsr-greek-speech-emotion-recognition",
    "audeering/wav2vec2-large-robust-12-ft-emotion-msp-dim",
    "xbgoose/hubert-large-speech-emotion-recognition-russian-dusha-finetuned",
    "speechbrain/emotion-recognition-wav2vec2-IEMOCAP",
    "marcogdepinto/emotion-classification-from-audio-files",
    "IliaZenkov/transformer-cnn-emotion-recognition/mel",
    "IliaZenkov/transformer-cnn-emotion-recognition/mfcc",
    "MITESHPUTHRANNEU/Speech-Emotion-Analyzer",
    "HyukII/audio-emotion-model",
    "HyukII/text-emotion-model",
    "j-hartmann/emotion-english-distilroberta-base",
    "yamnet",
    "opensmile-egemaps",
    "opensmile-compare",
    "own-functionals",
    "embedded-sound",
    "embedded-text",
)


@pytest.fixture
def own(tmp_path):
    return tmp_path / "models.json"


@pytest.mark.parametrize("name", NAMED)
def test_every_model_of_the_evaluations_is_listed(name):
    entry = catalogue.find(name)
    assert entry.family in {*loading.LOADERS, *loading.EMBEDDED}
    assert entry.licence or "no licence" in entry.note
    assert not entry.revision or re.fullmatch("[0-9a-f]{40}", entry.revision)


def test_a_licence_that_nobody_states_is_not_said_to_allow_anything():
    silent = [entry for entry in BUNDLED.values() if not entry.licence]
    assert silent
    for entry in silent:
        said = {finding.rule: finding for finding in selection.verdict(entry).findings}
        assert not said["licence"].ok
        assert "not known" in str(said["licence"].reason)


def test_the_whisper_sizes_are_those_that_are_looked_for():
    listed = [entry for entry in catalogue.transcribers() if entry.family is Family.WHISPER]
    found = {entry.id.removeprefix(catalogue.WHISPER): entry.repository for entry in listed}
    assert tuple(found) == whisper_models.PREFERRED
    assert found.items() <= whisper_models.sizes().items()
    for entry in listed:
        assert [finding.rule for finding in selection.verdict(entry).findings] == [
            *("languages", "loads", "offline", "version", "licence", "memory"),
        ]
        assert selection.verdict(entry).rank is not Rank.EXCLUDED


@pytest.mark.parametrize("entry", BUNDLED.values(), ids=BUNDLED)
def test_every_listed_label_means_an_emotion(entry):
    if entry.labels and not entry.dimensional:
        assert len(LabelMap(entry.id, entry.labels, entry.meanings).emotions) == len(entry.labels)


def test_names_are_unique_and_checksums_well_formed():
    assert len(BUNDLED) == len(catalogue.bundled())
    sums = [file.sha256 for entry in BUNDLED.values() for file in entry.files if file.sha256]
    assert sums
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in sums)


def test_calm_is_neutral_and_korean_labels_are_known():
    ehcalabres = BUNDLED["ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition"]
    korean = BUNDLED["jungjongho/wav2vec2-xlsr-korean-speech-emotion-recognition"]
    assert LabelMap("", ehcalabres.labels).emotions[1] is Emotion.NEUTRAL
    assert set(selection.reachable(korean)) == {"happy", "surprise", "angry", "fear", "sad"}


@pytest.mark.parametrize(
    ("name", "rank", "words"),
    [
        ("superb/wav2vec2-large-superb-er", Rank.RECOMMENDED, "never answers fear, surprise"),
        ("jungjongho/wav2vec2-xlsr-korean-speech-emotion-recognition", Rank.RECOMMENDED, "neutral"),
        ("ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition", Rank.USABLE, "all seven"),
        ("harshit345/xlsr-wav2vec-speech-emotion-recognition", Rank.EXCLUDED, "answers sad"),
        ("m3hrdadfi/wav2vec2-xlsr-greek-speech-emotion-recognition", Rank.EXCLUDED, "made for el"),
        ("audeering/wav2vec2-large-robust-12-ft-emotion-msp-dim", Rank.EXCLUDED, "commercial"),
        (
            "xbgoose/hubert-large-speech-emotion-recognition-russian-dusha-finetuned",
            Rank.EXCLUDED,
            "made for ru",
        ),
        ("MITESHPUTHRANNEU/Speech-Emotion-Analyzer", Rank.EXCLUDED, "guessing"),
        ("IliaZenkov/transformer-cnn-emotion-recognition/mfcc", Rank.EXCLUDED, "surprise"),
        ("opensmile-egemaps", Rank.EXCLUDED, "forbids commercial use"),
        ("opensmile-compare", Rank.EXCLUDED, "forbids commercial use"),
        ("embedded-text", Rank.RECOMMENDED, "reads the words"),
    ],
)
def test_the_rules_say_what_they_think_and_why(name, rank, words):
    verdict = selection.verdict(BUNDLED[name])
    assert verdict.rank is rank
    assert words in str(verdict.reason)


def test_each_rule_has_its_say():
    rules = [finding.rule for finding in selection.verdict(BUNDLED["embedded-sound"]).findings]
    assert rules == [
        *("classes", "input", "languages", "loads", "offline"),
        *("licence", "memory", "speed", "batches", "collapse"),
    ]


def test_it_is_said_which_version_is_fetched(tmp_path, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))

    def said(entry):
        [found] = [one for one in selection.verdict(entry).findings if one.rule == "version"]
        assert not found.decisive
        return found.ok, str(found.reason)

    pinned = BUNDLED["superb/wav2vec2-large-superb-er"]
    loose = BUNDLED["harshit345/xlsr-wav2vec-speech-emotion-recognition"]
    assert said(pinned) == (True, "Its version is pinned: 306186e4b836.")
    assert said(loose) == (
        False,
        "Its version is not pinned: the newest is fetched, and kept.",
    )
    folder = "models--harshit345--xlsr-wav2vec-speech-emotion-recognition"
    kept = tmp_path / folder / "refs" / "emosub"
    kept.parent.mkdir(parents=True)
    kept.write_text("0123456789abcdef" * 2 + "01234567")
    assert said(loose)[1] == "Its version is not pinned: 0123456789ab was fetched, and is kept."
    assert "version" not in selection.verdict(loose).reason.template


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"memory": 9000}, "memory"),
        ({"seconds": 6.0}, "speed"),
        ({"non_commercial": True}, "licence"),
        ({"languages": ("el",)}, "languages"),
        ({"collapses_to": Emotion.SAD}, "collapse"),
    ],
)
def test_a_model_that_breaks_a_decisive_rule_is_excluded(change, rule):
    verdict = selection.verdict(replace(BUNDLED["embedded-sound"], **change))
    assert verdict.rank is Rank.EXCLUDED
    assert [one.rule for one in verdict.findings if one.decisive and not one.ok] == [rule]


def test_what_comes_with_the_program_can_run():
    assert selection.presence(BUNDLED["embedded-sound"]).ok
    assert selection.reachable(BUNDLED["embedded-text"]) == EMOTIONS


def test_own_models_are_added_replaced_and_removed(own):
    mine = Entry(id="mine", folder="/models/mine", labels=("happy", "sad"))
    catalogue.add(mine, own)
    catalogue.add(replace(mine, licence="MIT"), own)
    assert catalogue.own(own) == (replace(mine, licence="MIT"),)
    assert catalogue.find("MINE", own).folder == "/models/mine"
    catalogue.remove("mine", own)
    assert catalogue.own(own) == ()


def test_an_own_entry_takes_the_place_of_a_bundled_one(own):
    catalogue.add(Entry(id="yamnet", family=Family.YAMNET, labels=("happy",)), own)
    assert [entry.labels for entry in catalogue.entries(own) if entry.id == "yamnet"] == [
        ("happy",)
    ]


@pytest.mark.parametrize("text", ["{", '[{"id": "x", "colour": 1}]', '[{"family": "speech"}]'])
def test_a_damaged_list_of_own_models_is_named(own, text):
    own.write_text(text)
    with pytest.raises(FileUnreadableError, match=r"models\.json"):
        catalogue.entries(own)


def test_a_folder_and_any_id_of_the_hub_are_entries_too(own, tmp_path):
    assert catalogue.find(str(tmp_path), own).folder == str(tmp_path)
    assert catalogue.find("somebody/some-model", own).repository == "somebody/some-model"
    with pytest.raises(ModelMissingError):
        catalogue.find("no such thing", own)


def test_a_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(ModelFileError, match="no model that can be read"):
        loading.load(str(tmp_path))


def test_the_list_is_written_as_people_read_it(own):
    catalogue.add(Entry(id="mine", labels=("기쁨",)), own)
    assert json.loads(own.read_text(encoding="utf-8")) == [{"id": "mine", "labels": ["기쁨"]}]
    assert "기쁨" in own.read_text(encoding="utf-8")
