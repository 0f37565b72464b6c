"""Speech networks with an emotion head: wav2vec 2.0, HuBERT, WavLM and their kin.

Three kinds of head are published. Transformers' own classification heads are built by it. Models
trained with M. Farahani's code (github.com/m3hrdadfi/soxan; `m3hrdadfi`, `harshit345`,
`ehcalabres`, and the regression of `audeering`) average the frames and have two layers, which
Transformers would leave random. SpeechBrain's average them and have one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import dimensions, transformer
from emosub_gui.analysis.classifiers.batches import Batches, softmax
from emosub_gui.analysis.classifiers.listening import Hearing, Sound, hear, sounding
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]

_EPSILON = 1e-7
"""Added to the variance of the sound, as in `Wav2Vec2FeatureExtractor`."""
_SPECTRAL = frozenset({"audio-spectrogram-transformer", "whisper"})
"""Architectures that hear pictures of sound, of one size, made by their own feature extractor."""
_STRIDE = 320
"""Samples of a frame of the convolutions: what ends within one would be heard in part."""
_HEAD_KEYS = {
    "classifier.dense.": "dense.",
    "classifier.out_proj.": "out_proj.",
    "classifier.output.": "out_proj.",
}
"""Names of the two layers in published files: `ehcalabres` calls the second `output`. Whether its
code had the tanh cannot be told from the file; it makes no difference on RAVDESS."""


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder in Transformers' format.

    Raises:
        ModelFileError: a file is missing or damaged, or the architecture is none that hears.
        ModelHeadError: the output layer would be random, or has other outputs than labels.
        ModelLabelsError: a label that means no known emotion.
    """
    stack.prepare()
    from transformers import MODEL_FOR_AUDIO_CLASSIFICATION_MAPPING, MODEL_MAPPING

    config = transformer.configuration(folder)
    if type(config) not in MODEL_FOR_AUDIO_CLASSIFICATION_MAPPING:
        reason = f"{config.model_type} is no architecture that hears"
        raise ModelFileError(model=folder, reason=reason)
    labels = transformer.labels(config, entry, folder)
    reading = (
        dimensions.judgement
        if entry.dimensional or labels == dimensions.LABELS
        else LabelMap(entry.id, labels, entry.meanings).judgement
    )
    state = weights.read_folder(folder)
    spectral = config.model_type in _SPECTRAL
    if "classifier.dense.weight" in state and not spectral:
        network = pooled(MODEL_MAPPING[type(config)], config, state, placement, folder)
    else:
        kind = MODEL_FOR_AUDIO_CLASSIFICATION_MAPPING[type(config)]
        network = transformer.build(kind, config, state, placement, folder)
    del state
    speech = Speech(
        entry.id,
        transformer.settle(network, placement),
        config,
        placement,
        normalise=_normalises(folder),
        prepare=_extractor(folder) if spectral else None,
        probabilities=reading is not dimensions.judgement,
    )
    return ModelClassifier(entry, speech, reading)


def pooled(kind: Any, config: Any, state: weights.State, placement: Placement, folder: Path) -> Any:
    """Return a network of an encoder, the mean of its frames, and two layers with tanh between.

    Raises:
        ModelHeadError, ModelFileError: the weights do not fit.
    """
    from emosub_gui.analysis.classifiers.pooling import Pooled, TwoLayers

    prefix = f"{kind.base_model_prefix}."
    body = {key.removeprefix(prefix): one for key, one in state.items() if key.startswith(prefix)}
    head = {_head_key(key): one for key, one in state.items() if not key.startswith(prefix)}
    encoder = transformer.build(kind, config, body, placement, folder)
    layers = TwoLayers(config.hidden_size, config.num_labels)
    weights.fill(layers, head, folder)
    return Pooled(encoder, layers.to(encoder.dtype), getattr(config, "pooling_mode", "mean"))


def _head_key(key: str) -> str:
    """Return our name of a layer of a published head."""
    for theirs, ours in _HEAD_KEYS.items():
        if key.startswith(theirs):
            return ours + key.removeprefix(theirs)
    return key


class Speech:
    """A network over the sound of cues."""

    def __init__(
        self,
        model: str,
        network: Any,
        config: Any,
        placement: Placement,
        *,
        normalise: bool,
        prepare: Callable[[Sequence[Sound]], Any] | None = None,
        probabilities: bool = True,
    ) -> None:
        """Take a network that is ready to run.

        Args:
            model: its name, for errors.
            network: (batch, samples) and an attention mask to an object with `logits`.
            config: of the architecture.
            placement: where it runs.
            normalise: whether each sound is brought to zero mean and unit variance.
            prepare: makes the network's input, where that is not the sound itself.
            probabilities: whether logits become probabilities, or stay what they are.
        """
        self._network = network
        self._placement = placement
        self._normalise = normalise
        self._prepare = prepare
        self._probabilities = probabilities
        # A group norm over time is changed by padding, which an attention mask does not reach.
        self._masked = getattr(config, "feat_extract_norm", "layer") == "layer"
        step = 1 if prepare else _STRIDE
        self._hearing = Hearing(step=step)
        self._batches: Batches[Pcm] = Batches(
            model,
            self.forward,
            len,
            placement.seconds_at_once * SAMPLE_RATE,
            same_size=not self._masked,
        )

    def __call__(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue; None for silence.

        Raises:
            OutOfMemoryError: memory ran out with a single window.
        """
        most = 1 if self._placement.alone else batch_size
        return hear(segments, self._hearing, lambda windows: self._batches(windows, most))

    def forward(self, windows: Sequence[Pcm]) -> Array:
        """Return (windows, labels); each row depends on its window alone."""
        sounds = [sounding(window) for window in windows]
        with transformer.inference(self._placement):
            logits = self._network(**self._inputs(sounds)).logits.double().cpu().numpy()
        return softmax(logits) if self._probabilities else logits

    def _inputs(self, sounds: Sequence[Sound]) -> dict[str, Any]:
        """Return the network's inputs, padded and masked where lengths differ."""
        import torch

        dtype = torch.float16 if self._placement.precision == "float16" else torch.float32
        if self._prepare is not None:
            made = self._prepare(sounds)
            return {name: one.to(self._placement.device, dtype) for name, one in made.items()}
        lengths = [len(sound) for sound in sounds]
        padded = np.zeros((len(sounds), max(lengths)), np.float32)
        for row, sound in zip(padded, sounds, strict=True):
            row[: len(sound)] = _normalised(sound) if self._normalise else sound
        inputs = {"input_values": torch.from_numpy(padded).to(self._placement.device, dtype)}
        if self._masked and min(lengths) < max(lengths):
            mask = np.arange(max(lengths)) < np.array(lengths)[:, None]
            inputs["attention_mask"] = torch.from_numpy(mask).to(self._placement.device)
        return inputs


def _normalised(sound: Sound) -> Sound:
    return np.asarray((sound - sound.mean()) / np.sqrt(sound.var() + _EPSILON), np.float32)


def _normalises(folder: Path) -> bool:
    """Tell whether a model was trained on normalised sound; so it is where nothing is said."""
    if not (folder / "preprocessor_config.json").is_file():
        return True
    return bool(transformer.read_json(folder, "preprocessor_config.json").get("do_normalize", True))


def _extractor(folder: Path) -> Callable[[Sequence[Sound]], Any]:
    """Return a folder's own feature extractor, of Transformers' code."""
    from transformers import AutoFeatureExtractor

    kind: Any = AutoFeatureExtractor
    try:
        extractor = kind.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError) as error:
        reason = "preprocessor_config.json is missing or damaged"
        raise ModelFileError(model=folder, reason=reason) from error

    def prepare(sounds: Sequence[Sound]) -> Any:
        return extractor(list(sounds), sampling_rate=SAMPLE_RATE, return_tensors="pt")

    return prepare
