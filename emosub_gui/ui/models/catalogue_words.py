"""What the lists of models say, in the program's language.

The lists are data (`resources/models`), which translators do not see: what they say stands here
once more. Names stay as they are: of models, of licences, of publications.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.errors import translatable

NOTES: Mapping[str, str] = MappingProxyType(
    {
        "embedded-sound": translatable(
            "catalogue",
            "Comes with the program; hears a line against what is normal for its speaker.",
        ),
        "embedded-text": translatable("catalogue", "Comes with the program."),
        "ehcalabres/wav2vec2-lg-xlsr-en-speech-emotion-recognition": translatable(
            "catalogue",
            "Its head is published under names of its own, which other programs replace by random "
            "weights.",
        ),
        "jungjongho/wav2vec2-xlsr-korean-speech-emotion-recognition": translatable(
            "catalogue",
            "For Korean speech only. It knows no neutral line.",
        ),
        "audeering/wav2vec2-large-robust-12-ft-emotion-msp-dim": translatable(
            "catalogue",
            "It measures arousal, dominance and valence; the emotions are estimated from these.",
        ),
        "marcogdepinto/emotion-classification-from-audio-files": translatable(
            "catalogue",
            "Trained on all of a voice's mean timbre in one studio's recordings; its scikit-learn "
            "form is a pickle and is not opened.",
        ),
        "IliaZenkov/transformer-cnn-emotion-recognition/mel": translatable(
            "catalogue",
            "Its scaling was never published; each cue is scaled by itself instead.",
        ),
        "IliaZenkov/transformer-cnn-emotion-recognition/mfcc": translatable(
            "catalogue",
            "Its scaling was never published; each cue is scaled by itself instead.",
        ),
        "HyukII/audio-emotion-model": translatable(
            "catalogue",
            "Hears a line against the speaker's normal voice. Its files are read as numbers; the "
            "program code beside them is never run: the network is made here after its "
            "description. It knows no neutral line.",
        ),
        "yamnet": translatable(
            "catalogue",
            "An embedding of sounds in general; it needs a head that was trained upon it, in the "
            "same folder.",
        ),
        "opensmile-egemaps": translatable(
            "catalogue",
            "openSMILE's 88 functionals (eGeMAPS) and a linear classifier, which you train with "
            "your own labels and then add as a folder: python -m "
            "emosub_gui.analysis.training.features labels.jsonl --media films --features "
            "eGeMAPSv02 --out folder",
        ),
        "opensmile-compare": translatable(
            "catalogue",
            "openSMILE's 6,373 functionals (ComParE 2016) and a linear classifier, which you train"
            " with your own labels and then add as a folder: python -m "
            "emosub_gui.analysis.training.features labels.jsonl --media films --features "
            "ComParE_2016 --out folder",
        ),
        "own-functionals": translatable(
            "catalogue",
            "The program's own functionals and a linear classifier, which you train with your own "
            "labels and then add as a folder: python -m emosub_gui.analysis.training.features "
            "labels.jsonl --media films --out folder",
        ),
        "HyukII/text-emotion-model": translatable("catalogue", "It knows no neutral line."),
        "j-hartmann/emotion-english-distilroberta-base": translatable(
            "catalogue", "Its card states no licence."
        ),
        "Whisper large-v3-turbo": translatable(
            "catalogue",
            "Nearly as right as large-v3, and several times as fast. Knows about 100 languages.",
        ),
        "Whisper large-v3": translatable(
            "catalogue",
            "The most right, and the slowest. Knows about 100 languages.",
        ),
        "Whisper medium": translatable("catalogue", "Knows about 100 languages."),
        "Whisper small": translatable(
            "catalogue",
            "What is fetched where nothing is named: about as fast as speech on four processor "
            "cores. Knows about 100 languages.",
        ),
        "Whisper base": translatable("catalogue", "For drafts. Knows about 100 languages."),
        "Whisper tiny": translatable(
            "catalogue",
            "For rough drafts. Knows about 100 languages.",
        ),
        "pocketsphinx": translatable(
            "catalogue",
            "Comes with the program. For drafts: it mishears from a quarter to half of the words, "
            "or more.",
        ),
    }
)
"""By the models' ids."""

PHRASES = frozenset(
    {
        translatable("catalogue", "AESDD, its own split"),
        translatable("catalogue", "Dusha, its test set"),
        translatable("catalogue", "EMO-DB, six emotions"),
        translatable("catalogue", "IEMOCAP, four classes, best of its runs"),
        translatable("catalogue", "IEMOCAP, four classes, five folds"),
        translatable("catalogue", "MSP-Podcast 1.7, test 1"),
        translatable("catalogue", "RAVDESS, its own split"),
        translatable("catalogue", "RAVDESS, its own training actors"),
        translatable("catalogue", "a balanced mixture of six data sets"),
        translatable("catalogue", "accuracy"),
        translatable("catalogue", "concordance of arousal"),
        translatable("catalogue", "concordance of dominance"),
        translatable("catalogue", "concordance of valence"),
        translatable("catalogue", "macro-F1"),
        translatable(
            "catalogue",
            "measured before this program was written; RAVDESS does not come with it",
        ),
        translatable("catalogue", "measured for this program"),
        translatable("catalogue", "the model's card"),
        translatable("catalogue", "unweighted average recall"),
        translatable("catalogue", "audEERING's research licence"),
    }
)
"""Of measurements and licences."""


def said(text: str) -> str:
    """Return a note or phrase of the lists in the program's language; any other as it is."""
    return QCoreApplication.translate("catalogue", text) if text else ""
