"""Speaker turns by pyannote's own pipeline, with tiny random models in its own file format."""

import pickle
import warnings
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from emosub_gui.analysis.judging import Film
from emosub_gui.analysis.models import hub
from emosub_gui.analysis.speakers import pyannote
from emosub_gui.analysis.speakers.diarizing import by_turns, speakers_of
from emosub_gui.analysis.speakers.pyannote import Turn, by_turn
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import ModelFileError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.core.resources import resource
from emosub_gui.formats.remarks import Remark
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache
from emosub_gui.media.pcm import Pcm

DIMENSION, LDA = 16, 8
CONFIGURATION = """\
pipeline:
  name: pyannote.audio.pipelines.SpeakerDiarization
  params:
    clustering: VBxClustering
    segmentation: $model/segmentation
    segmentation_batch_size: 32
    embedding: $model/embedding
    embedding_batch_size: 32
    plda: $model/plda
params:
  clustering: {threshold: 0.6, Fa: 0.07, Fb: 0.8}
  segmentation: {min_duration_off: 0.0}
"""


def write_pipeline(folder: Path) -> None:
    """Write a pipeline as pyannote's hub repositories hold it, 0.3 MB with random weights."""
    from emosub_gui.analysis.models.stack import prepare

    prepare()
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lightning
        from pyannote.audio.core.task import Problem, Resolution, Specifications
        from pyannote.audio.models.embedding import XVectorMFCC
        from pyannote.audio.models.segmentation import PyanNet
    torch.manual_seed(0)
    segmentation = PyanNet(
        sincnet={"stride": 10},
        lstm={"hidden_size": 8, "num_layers": 1},
        linear={"hidden_size": 8, "num_layers": 1},
    )
    segmentation.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=5.0,
        classes=["speaker#1", "speaker#2", "speaker#3"],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    embedding = XVectorMFCC(dimension=DIMENSION)
    embedding.specifications = Specifications(
        problem=Problem.REPRESENTATION, resolution=Resolution.CHUNK, duration=5.0, classes=["a"]
    )
    for model in (segmentation, embedding):
        model.build()
    with torch.no_grad():  # nobody, then each of three alone, then pairs: let one speak at a time
        segmentation.classifier.bias[1:4] += 5.0
    for name, model in (("segmentation", segmentation), ("embedding", embedding)):
        checkpoint = {
            "state_dict": model.state_dict(),
            "hyper_parameters": dict(model.hparams),
            "pytorch-lightning_version": lightning.__version__,
            "epoch": 0,
            "global_step": 0,
            "loops": {},
        }
        model.on_save_checkpoint(checkpoint)
        (folder / name).mkdir(parents=True)
        torch.save(checkpoint, folder / name / "pytorch_model.bin")
    (folder / "plda").mkdir()
    rng = np.random.default_rng(0)
    np.savez(
        folder / "plda" / "xvec_transform.npz",
        mean1=np.zeros(DIMENSION),
        mean2=np.zeros(LDA),
        lda=rng.normal(size=(DIMENSION, LDA)),
    )
    np.savez(
        folder / "plda" / "plda.npz",
        mu=np.zeros(LDA),
        tr=np.eye(LDA) + 0.1 * rng.normal(size=(LDA, LDA)),
        psi=np.linspace(2.0, 1.0, LDA),
    )
    (folder / "config.yaml").write_text(CONFIGURATION)


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    write_pipeline(tmp_path / "pipeline")
    return tmp_path / "pipeline"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Pcm:
    path = Path(str(resource("samples", "sample.mp4")))
    return open_audio(path, cache=Cache(tmp_path_factory.mktemp("cache"))).pcm


@pytest.mark.stack
def test_the_real_pipeline_runs_and_tells_how_far_it_is(pipeline: Path, sound: Pcm) -> None:
    told: list[Progress] = []
    found = pyannote.turns(sound, pipeline, 2, report=told.append)
    assert found
    assert all(0 <= turn.start < turn.end <= 43_000 for turn in found)
    assert len({turn.speaker for turn in found}) <= 2
    assert found == sorted(found)
    assert told[-1] == Progress(Stage.SPEAKERS, 100.0, 100)


@pytest.mark.stack
def test_a_file_that_would_run_code_is_refused(pipeline: Path, sound: Pcm, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "ran",)

    import torch

    path = pipeline / "embedding" / "pytorch_model.bin"
    torch.save({"state_dict": Evil()}, path)
    with pytest.raises(ModelFileError):
        pyannote.turns(sound, pipeline)
    path.write_bytes(pickle.dumps(Evil()))
    with pytest.raises(ModelFileError):
        pyannote.turns(sound, pipeline)
    assert not (tmp_path / "ran").exists()


@pytest.mark.stack
def test_weights_that_name_somebody_elses_class_are_refused(pipeline: Path, sound: Pcm) -> None:
    import torch

    path = pipeline / "embedding" / "pytorch_model.bin"
    torch.save({"pyannote.audio": {"architecture": {"module": "os", "class": "system"}}}, path)
    with pytest.raises(ModelFileError, match="names os"):
        pyannote.turns(sound, pipeline)


@pytest.mark.stack
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pyannote.audio.pipelines.SpeakerDiarization", "subprocess.Popen"),
        ("$model/plda", "somebody/else"),
        ("$model/embedding", "$model/../elsewhere"),
        ("pipeline:", "nothing:"),
        ("params:\n  clustering", "preprocessors: {a: {name: os.system}}\nparams:\n  clustering"),
        ("pipeline:", "\t: ["),
    ],
)
def test_a_configuration_that_names_anything_else_is_refused(
    pipeline: Path, sound: Pcm, old: str, new: str
) -> None:
    (pipeline / "config.yaml").write_text(CONFIGURATION.replace(old, new, 1))
    with pytest.raises(ModelFileError):
        pyannote.turns(sound, pipeline)


@pytest.mark.stack
@pytest.mark.parametrize("name", ["config.yaml", "embedding/pytorch_model.bin", "plda/plda.npz"])
def test_what_is_missing_is_named(pipeline: Path, sound: Pcm, name: str) -> None:
    (pipeline / name).unlink()
    with pytest.raises(ModelFileError, match=Path(name).name.partition(".")[0]):
        pyannote.turns(sound, pipeline)


@pytest.mark.stack
def test_a_damaged_one_is_said_and_voices_are_told_apart_without_it(
    pipeline: Path, sound: Pcm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "cached", lambda *_arguments: pipeline)
    (pipeline / "embedding" / "pytorch_model.bin").write_bytes(b"x")
    told: list[Remark] = []
    cues = [Cue(1, 0, 2000)]
    assert speakers_of(cues, Film(sound, []), sound, tell=told.append) == {1: "Speaker 1"}
    assert "without pyannote" in str(told[0])


CUES = [
    Cue(1, 0, 1000),
    Cue(2, 1000, 3000),
    Cue(3, 3000, 4000, speaker="Anna"),
    Cue(4, 9000, 9900, speaker="Speaker 3"),
    Cue(5, 4000, 5000),
]
TURNS = [
    Turn(0, 900, "SPEAKER_01"),
    Turn(800, 2100, "SPEAKER_00"),
    Turn(2000, 2800, "SPEAKER_01"),
    Turn(3000, 5000, "SPEAKER_02"),
]


def test_a_cue_is_of_who_speaks_in_most_of_it() -> None:
    assert by_turn(CUES, TURNS) == {
        1: "SPEAKER_01",
        2: "SPEAKER_00",
        3: "SPEAKER_02",
        5: "SPEAKER_02",
    }


def test_names_come_in_order_and_what_a_person_named_names_the_others() -> None:
    assert by_turns(CUES, TURNS) == {1: "Speaker 1", 2: "Speaker 2", 4: "", 5: "Anna"}
    korean = [replace(cue, language="ko") for cue in CUES]
    assert by_turns(korean, TURNS)[1] == "화자 1"


def test_it_is_not_here_without_its_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    assert pyannote.installed() is None
