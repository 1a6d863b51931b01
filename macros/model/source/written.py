"""A value that files write in one form and that records hold in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True)
class WrittenAs:
    """Annotates a type: a file writes it as a model, whose faults are told; read makes of it the
    value held, write goes back. A value that is held already passes as it is."""

    model: type[BaseModel]
    read: Callable[[object], object]
    write: Callable[[object], object]
    held: tuple[type, ...]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return how the value is judged and copied out."""
        model = handler.generate_schema(self.model)
        copied = core_schema.wrap_serializer_function_ser_schema(self._copied, schema=model)
        return core_schema.no_info_wrap_validator_function(
            self._judged, model, serialization=copied
        )

    def _judged(self, value: object, judge: Callable[[object], object]) -> object:
        return value if isinstance(value, self.held) else self.read(judge(value))

    def _copied(self, value: object, copy: Callable[[object], object]) -> object:
        return copy(self.write(value))
