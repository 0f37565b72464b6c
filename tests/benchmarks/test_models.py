"""A large speech model on cues of 1 to 10 s, beside Transformers' own pipeline in the same run.

    OMP_NUM_THREADS=4 pytest tests/benchmarks/test_models.py --benchmark-only
    python tests/benchmarks/test_models.py --cues 300 --threads 4

The model has the shape of `superb/wav2vec2-large-superb-er` (316 million parameters) and random
weights. The script runs each way in a process of its own, a part of the cues at a time and turn
about, so that a busy neighbour slows all alike, and tells the peak memory of each.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

RATE = 16_000
LABELS = ("neu", "hap", "ang", "sad")
BATCHES = (2, 4, 8)
"""Sizes among which the pipeline's best is taken."""
PART = 25
"""Cues of a turn."""

pytestmark = pytest.mark.stack


def cues(count):
    """Return (samples,) int16 cues of 1 to 10 s, in the order of a film: none."""
    rng = np.random.default_rng(0)
    seconds = rng.uniform(1.0, 10.0, count)
    return [(3000 * rng.standard_normal(round(one * RATE))).astype(np.int16) for one in seconds]


def save_model(folder):
    """Save the model with random weights."""
    from emosub_gui.analysis.models import stack

    stack.prepare()
    import torch
    from transformers import (
        Wav2Vec2Config,
        Wav2Vec2FeatureExtractor,
        Wav2Vec2ForSequenceClassification,
    )

    torch.manual_seed(0)
    config = Wav2Vec2Config(
        hidden_size=1024,
        num_hidden_layers=24,
        num_attention_heads=16,
        intermediate_size=4096,
        feat_extract_norm="layer",
        do_stable_layer_norm=True,
        conv_bias=True,
        use_weighted_layer_sum=True,
        id2label=dict(enumerate(LABELS)),
        label2id={label: index for index, label in enumerate(LABELS)},
    )
    Wav2Vec2ForSequenceClassification(config).save_pretrained(folder)
    Wav2Vec2FeatureExtractor(return_attention_mask=True).save_pretrained(folder)
    return folder


def ours(folder, threads, precision="auto"):
    """Return a function that judges cues as the program does."""
    from emosub_gui.analysis.classifiers import loading
    from emosub_gui.analysis.types import Segment

    classifier = loading.load(str(folder), loading.Options("cpu", precision, threads))
    return lambda sounds: classifier.classify_batch([Segment(pcm=one) for one in sounds])


def theirs(folder, threads, batch):
    """Return a function that judges cues by Transformers' pipeline."""
    from emosub_gui.analysis.models import stack

    stack.prepare()
    import torch
    from transformers import pipeline

    torch.set_num_threads(threads)
    judge = pipeline("audio-classification", model=str(folder), device="cpu", batch_size=batch)

    def run(sounds):
        return judge([one.astype(np.float32) / 32768.0 for one in sounds], top_k=None)

    return run


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_model(tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def sounds():
    return cues(8)


@pytest.mark.benchmark(group="8 cues of 1 to 10 s")
def test_ours(benchmark, folder, sounds):
    benchmark.pedantic(ours(folder, 0), [sounds], rounds=2, warmup_rounds=1)


@pytest.mark.benchmark(group="8 cues of 1 to 10 s")
def test_ours_in_single_precision(benchmark, folder, sounds):
    benchmark.pedantic(ours(folder, 0, "float32"), [sounds], rounds=2, warmup_rounds=1)


@pytest.mark.benchmark(group="8 cues of 1 to 10 s")
@pytest.mark.parametrize("batch", [1, 4])
def test_pipeline(benchmark, folder, sounds, batch):
    from emosub_gui.analysis.models.stack import default_threads

    run = theirs(folder, default_threads(), batch)
    benchmark.pedantic(run, [sounds], rounds=2, warmup_rounds=1)


# ---- the long run -------------------------------------------------------------------------


class Worker:
    """A way to judge, in a process of its own."""

    def __init__(self, way: str, folder: Path, threads: int, count: int) -> None:
        arguments = [sys.executable, __file__, "--way", way, "--folder", str(folder)]
        arguments += ["--threads", str(threads), "--cues", str(count)]
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.seconds = 0.0
        self.judged = 0

    def turn(self, first: int, last: int) -> float:
        """Judge some cues; return the seconds that it took."""
        print(first, last, file=self.process.stdin, flush=True)
        spent = float(self.process.stdout.readline())
        self.seconds += spent
        self.judged += last - first
        return spent

    def end(self) -> list[int]:
        """Return the peak memory, and that of the model at work, in MB."""
        self.process.stdin.close()
        used = list(map(int, self.process.stdout.readline().split()))
        self.process.wait()
        return used


def work(way: str, folder: Path, threads: int, count: int) -> None:
    """Judge the cues that standard input names; tell seconds, and at the end the peak memory."""
    kind, _, option = way.partition(":")
    out = sys.stdout
    sys.stdout = sys.stderr
    run = ours(folder, threads, option) if kind == "ours" else theirs(folder, threads, int(option))
    sounds = cues(count)
    run(sounds[:1])
    for line in sys.stdin:
        first, last = map(int, line.split())
        began = time.perf_counter()
        run(sounds[first:last])
        print(time.perf_counter() - began, file=out, flush=True)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(peak, pages * resource.getpagesize() >> 20, file=out, flush=True)


def compare(count: int, threads: int) -> None:
    """Run all ways turn about and print what each gives."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = save_model(Path(temporary) / "large")
        trial = min(PART, count)
        tried = {}
        for batch in BATCHES:
            worker = Worker(f"pipeline:{batch}", folder, threads, count)
            tried[batch] = worker.turn(0, trial)
            worker.end()
        best = min(tried, key=tried.get)
        ways = ["ours:auto", "pipeline:1", f"pipeline:{best}", "ours:float32"]
        workers = {way: Worker(way, folder, threads, count) for way in ways}
        for first in range(0, count, PART):
            for worker in workers.values():
                worker.turn(first, min(first + PART, count))
        for way, worker in workers.items():
            speed = worker.judged / worker.seconds
            row = {"way": way, "cues": count, "cues a second": round(speed, 3)}
            peak, after = worker.end()
            row |= {"peak memory in MB": peak, "at work": after}
            print(json.dumps(row), flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    parser = argparse.ArgumentParser(description="Compare with Transformers' pipeline.")
    parser.add_argument("--cues", type=int, default=300)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        work(options.way, options.folder, options.threads, options.cues)
    else:
        compare(options.cues, options.threads)
