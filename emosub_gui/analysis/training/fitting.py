"""Fit a text network: batches of like length, warm-up, and an average of the weights."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

_Example = TypeVar("_Example")
_AVERAGE_EVERY = 10
"""Steps between updates of the averaged weights."""


class Schedule(msgspec.Struct, frozen=True):
    """How long and how fast to learn.

    Attributes:
        epochs: passes over the examples.
        batch: lines in a step.
        rate: highest learning rate (AdamW), reached after `warmup` and fallen to 0 at the end.
        head_rate: factor on the rate for parameters whose name begins with "head".
        warmup: share of all steps.
        decay: weight decay of matrices.
        memory: of the exponential average of the weights, in steps.
        seed: of every choice.
    """

    epochs: int
    batch: int
    rate: float
    head_rate: float = 1.0
    warmup: float = 0.1
    decay: float = 0.01
    memory: float = 1000.0
    seed: int = 0


def fit(
    network: nn.Module,
    examples: Sequence[_Example],
    encode: Callable[[_Example, random.Random], NDArray[np.int64]],
    loss: Callable[[Tensor, Sequence[_Example]], Tensor],
    schedule: Schedule,
    *,
    log: Callable[[str], None],
) -> None:
    """Fit the network to the examples; it ends with the average of its weights.

    Args:
        network: changed in place.
        examples: in any order.
        encode: an example's tokens (tokens, ...), varied anew in each epoch.
        loss: mean over a batch, from padded tokens (lines, tokens, ...) and its examples.
        schedule: how long and how fast.
        log: is told of each epoch.
    """
    chance = random.Random(schedule.seed)  # noqa: S311 - for shuffling, not for secrets
    torch.manual_seed(schedule.seed)
    optimiser = torch.optim.AdamW(_groups(network, schedule), fused=True)
    steps = schedule.epochs * -(-len(examples) // schedule.batch)
    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps, schedule))
    average = torch.optim.swa_utils.AveragedModel(
        network, avg_fn=_average(schedule.memory), use_buffers=True
    )
    step = 0
    network.train()
    for epoch in range(schedule.epochs):
        tokens = [encode(example, chance) for example in examples]
        total = 0.0
        for batch in _batches([len(row) for row in tokens], schedule.batch, chance):
            value = loss(pad([tokens[i] for i in batch]), [examples[i] for i in batch])
            optimiser.zero_grad(set_to_none=True)
            value.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            rates.step()
            step += 1
            if step % _AVERAGE_EVERY == 0 or step == steps:
                average.update_parameters(network)
            total += value.item() * len(batch)
        log(f"epoch {epoch + 1} of {schedule.epochs}: loss {total / len(examples):.4f}")
    network.load_state_dict(average.module.state_dict())


def predict(
    network: Callable[[Tensor], Tensor], tokens: Sequence[NDArray[np.int64]], batch: int = 128
) -> NDArray[np.float32]:
    """Return (lines, outputs) of a network in evaluation mode, in the lines' order."""
    order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
    rows: list[NDArray[np.float32]] = []
    with torch.inference_mode():
        for start in range(0, len(order), batch):
            part = pad([tokens[i] for i in order[start : start + batch]])
            rows.append(network(part).float().numpy())
    outputs = np.concatenate(rows)
    return outputs[np.argsort(order)]


def pad(rows: Sequence[NDArray[np.int64]]) -> Tensor:
    """Return (rows, longest, ...) with zeros after each row's end."""
    return nn.utils.rnn.pad_sequence([torch.from_numpy(row) for row in rows], batch_first=True)


def _groups(network: nn.Module, schedule: Schedule) -> list[dict[str, object]]:
    """Return the optimiser's parameter groups: no decay on vectors, a faster head."""
    return [
        {
            "params": [parameter],
            "lr": schedule.rate * (schedule.head_rate if name.startswith("head") else 1.0),
            "weight_decay": schedule.decay if parameter.ndim > 1 else 0.0,
        }
        for name, parameter in network.named_parameters()
    ]


def _rate(step: int, steps: int, schedule: Schedule) -> float:
    """Return the share of the highest rate: linear up, linear down."""
    rising = (step + 1) / (schedule.warmup * steps)
    falling = (steps - step) / ((1.0 - schedule.warmup) * steps)
    return min(1.0, rising, falling)


def _average(memory: float) -> Callable[[Tensor, Tensor, Tensor | int], Tensor]:
    """Return the exponential average, which forgets faster in the beginning."""

    def update(average: Tensor, new: Tensor, updates: Tensor | int) -> Tensor:
        seen = int(updates) * _AVERAGE_EVERY
        keep = 1.0 - 1.0 / min(memory, 10.0 + seen / 10.0)
        return average.lerp(new, 1.0 - keep**_AVERAGE_EVERY)

    return update


def _batches(lengths: Sequence[int], size: int, chance: random.Random) -> Iterator[list[int]]:
    """Yield batches of similar length in random order, so that little is padded."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), 50 * size):
        pool = sorted(order[start : start + 50 * size], key=lambda i: lengths[i])
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    chance.shuffle(batches)
    yield from batches
