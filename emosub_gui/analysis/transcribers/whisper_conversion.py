"""Transformers Whisper into CTranslate2's format; import late, it loads torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from emosub_gui.analysis.models import stack
from emosub_gui.core.errors import ModelFileError, PackageMissingError

stack.prepare()

try:
    import torch  # noqa: F401 - the converter reports a missing torch only when it is run
    from ctranslate2.converters import TransformersConverter
    from safetensors import SafetensorError
except ImportError as error:
    raise PackageMissingError(
        feature="A Whisper in Transformers format",
        package="torch and transformers",
        command='pip install "emosub[models]"',
    ) from error


class _StrictConverter(TransformersConverter):  # type: ignore[misc, unused-ignore]
    """Refuses what Transformers would fill with random numbers, and never asks the network."""

    def load_model(self, model_class: Any, model_name_or_path: str, **options: Any) -> Any:
        model, info = model_class.from_pretrained(
            model_name_or_path, local_files_only=True, output_loading_info=True, **options
        )
        missing = sorted(info["missing_keys"])
        if missing:
            raise ModelFileError(model=model_name_or_path, reason=f"{missing[0]} has no weights")
        return model

    def load_tokenizer(self, tokenizer_class: Any, model_name_or_path: str, **options: Any) -> Any:
        return tokenizer_class.from_pretrained(model_name_or_path, local_files_only=True, **options)


def convert(folder: Path, target: Path) -> None:
    """Write the CTranslate2 form of a Transformers Whisper to a new folder, in float16.

    Raises:
        ModelFileError: a file is damaged or does not fit.
    """
    converter = _StrictConverter(str(folder), copy_files=["tokenizer.json"], low_cpu_mem_usage=True)
    try:
        converter.convert(str(target), quantization="float16")
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "it is damaged"
        raise ModelFileError(model=folder, reason=reason) from error
