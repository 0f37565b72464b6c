import pytest

from emosub_gui.analysis.models.memory import is_out_of_memory
from emosub_gui.analysis.transcribers.fit import Fit, best_fit, is_cuda_incomplete
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.errors import UsageError


def test_memory_runs_out_step_by_step():
    steps, fit = [], Fit("cuda", "float16", 4)
    while fit:
        steps.append((fit.device, fit.compute_type, fit.batch_size))
        fit = fit.smaller()
    assert steps == [
        ("cuda", "float16", 4),
        ("cuda", "float16", 2),
        ("cuda", "float16", 1),
        ("cuda", "int8", 1),
        ("cpu", "int8", 4),
        ("cpu", "int8", 2),
        ("cpu", "int8", 1),
    ]


def test_the_cpu_computes_in_int8():
    assert best_fit(TranscribeOptions(device="cpu")) == Fit("cpu", "int8", 4)
    assert best_fit(TranscribeOptions(device="cpu", batch_size=9)).batch_size == 9


@pytest.mark.parametrize("wrong", [{"device": "tpu"}, {"device": "cpu", "compute_type": "int3"}])
def test_what_does_not_exist_is_a_usage_error(wrong):
    with pytest.raises(UsageError):
        best_fit(TranscribeOptions(**wrong))


@pytest.mark.parametrize(
    ("error", "memory", "cuda"),
    [
        (RuntimeError("CUDA failed with error out of memory"), True, False),
        (MemoryError("std::bad_alloc"), True, False),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), True, False),
        (RuntimeError("Library libcublas.so.12 is not found or cannot be loaded"), False, True),
        (RuntimeError("Invalid input"), False, False),
    ],
)
def test_errors_of_libraries_are_told_apart(error, memory, cuda):
    assert is_out_of_memory(error) is memory
    assert is_cuda_incomplete(error) is cuda
