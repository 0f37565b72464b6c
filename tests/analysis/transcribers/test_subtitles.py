from pathlib import Path
from threading import Event

import pytest

from emosub_gui.analysis.transcribers.subtitles import (
    SubtitlesTranscriber,
    spoken_words,
    transcript,
)
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.cue import Cue, WordTiming
from emosub_gui.core.errors import (
    Cancelled,
    FileMissingError,
    ModelMissingError,
    SubtitleFormatError,
    UsageError,
)
from emosub_gui.core.progress import NEVER, ignore

POLICE = "We have to get out of here\\Nbefore the police arrive."
HANGUL = "경찰이 오기 전에 여기서 나가야 해."
KOREAN_SRT = f"""1
00:00:00,200 --> 00:00:04,000
{HANGUL}

2
00:00:04,200 --> 00:00:08,000
말해 주세요.
"""


def listen(pcm, cues, **options):
    stream = transcript(cues, pcm, TranscribeOptions(**options), ignore, NEVER)
    return [utterance for heard in stream for utterance in heard.utterances]


def test_text_and_times_stay_and_english_words_are_aligned(english):
    cue = Cue(7, 300, 3600, "{\\i1}" + POLICE, speaker="Ann")
    (utterance,) = listen(english, [cue])
    assert (utterance.start, utterance.end, utterance.cue_id) == (300, 3600, 7)
    assert (utterance.text, utterance.speaker, utterance.fixed) == (cue.text, "Ann", True)
    assert utterance.language == "en"
    assert " ".join(word.text for word in utterance.words) == cue.plain.replace("\n", " ")
    assert {word.timing for word in utterance.words} == {WordTiming.ALIGNED}


def test_korean_words_are_spread_over_the_speech(korean):
    (utterance,) = listen(korean, [Cue(1, 0, 4200, HANGUL)])
    assert utterance.language == "ko"
    assert [word.text for word in utterance.words] == HANGUL.split()
    assert {word.timing for word in utterance.words} == {WordTiming.INTERPOLATED}
    assert utterance.words[0].start >= 250, "the silence before the speech holds no word"


def test_a_translation_is_not_forced_onto_other_words(korean):
    (utterance,) = listen(korean, [Cue(1, 200, 3800, POLICE)])
    assert {word.timing for word in utterance.words} == {WordTiming.INTERPOLATED}


def test_a_file_is_read_in_its_own_format(korean, tmp_path):
    path = tmp_path / "film.srt"
    path.write_text(KOREAN_SRT, encoding="cp949")
    options = TranscribeOptions(subtitles=path)
    (heard,) = SubtitlesTranscriber().transcribe(korean, options, ignore, NEVER)
    assert [utterance.text for utterance in heard.utterances] == [HANGUL, "말해 주세요."]
    assert (heard.start, heard.end) == (0, len(korean) // 16)


def test_parts_come_in_order_and_never_cut_a_cue(film):
    cues = [Cue(i, 2500 * i, 2500 * i + 4000, HANGUL) for i in range(1, 48)]
    parts = list(transcript(cues, film, TranscribeOptions(), ignore, NEVER))
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    for part in parts:
        assert all(part.start <= u.start and u.end <= part.end for u in part.utterances)
    spaced = [Cue(i, 2500 * i, 2500 * i + 2000, HANGUL) for i in range(1, 48)]
    parts = list(transcript(spaced, film, TranscribeOptions(), ignore, NEVER))
    assert len(parts) >= 2
    resumed = listen(film, spaced, start=parts[0].end)
    assert resumed[0].cue_id == parts[1].utterances[0].cue_id


def test_comments_and_wordless_cues(english):
    cues = [
        Cue(1, 0, 500, "hidden", comment=True),
        Cue(2, 500, 900, "[door slams]"),
        Cue(3, 1000, 1000, "at once"),
        Cue(4, 90_000, 91_000, "after the end"),
    ]
    utterances = listen(english, cues)
    assert [u.cue_id for u in utterances] == [2, 3, 4]
    assert [len(u.words) for u in utterances] == [0, 0, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Who's there?\n- Me!", ["Who's", "there?", "Me!"]),
        ("[sighs] Fine. (laughs)", ["Fine."]),
        ("♪ la la la ♪ what?", ["what?"]),
        ("♪ 사랑해", []),
        ("… —", []),
    ],
)
def test_only_what_is_said_counts_as_words(text, words):
    assert spoken_words(text) == words


def test_bad_files_give_their_errors(english, tmp_path):
    def read(path: Path | None):
        options = TranscribeOptions(subtitles=path)
        return list(SubtitlesTranscriber().transcribe(english, options, ignore, NEVER))

    with pytest.raises(UsageError):
        read(None)
    with pytest.raises(FileMissingError):
        read(tmp_path / "absent.srt")
    (tmp_path / "film.srt").write_text("no subtitles here")
    with pytest.raises(SubtitleFormatError):
        read(tmp_path / "film.srt")


def test_cancelling_stops(english):
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        list(transcript([Cue(1, 0, 900, "hello")], english, TranscribeOptions(), ignore, stop))


@pytest.mark.stack
def test_a_named_aligner_places_korean_words(korean, korean_aligner_folder):
    options = {"align_model": str(korean_aligner_folder), "language": "ko"}
    (utterance,) = listen(korean, [Cue(1, 200, 3800, HANGUL)], **options)
    assert {word.timing for word in utterance.words} == {WordTiming.ALIGNED}


@pytest.mark.stack
def test_a_named_aligner_that_is_not_there_is_an_error(korean):
    with pytest.raises(ModelMissingError):
        listen(korean, [Cue(1, 200, 3800, HANGUL)], align_model="nobody/nothing")
