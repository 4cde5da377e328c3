"""Small unchangeable values that cost less to load than data classes.

For what is needed before the first picture. A data class writes and compiles its methods at import,
half a millisecond for each class; these share theirs. To a type checker both are the same.
"""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """Base of values whose fields are the annotated names of the class, in their order."""

    _names: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Read the fields once."""
        names = tuple(cls.__annotations__)
        cls._names = names
        cls._defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take the fields as a data class does; ``TypeError`` if one is missing or unknown."""
        names = self._names
        values = {**self._defaults, **dict(zip(names, given, strict=False)), **named}
        twice = named.keys() & set(names[: len(given)])
        if twice or len(given) > len(names) or values.keys() != set(names):
            raise TypeError(f"{type(self).__name__} takes {names}")
        self.__dict__.update(values)

    def but(self, **changes: Any) -> Self:
        """Return the same with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: it is a value."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Compare kind and fields."""
        if type(self) is not type(other):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self) -> int:
        """Hash kind and fields."""
        return hash((type(self), self._fields()))

    def __repr__(self) -> str:
        """Return how it is made."""
        fields = zip(self._names, self._fields(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"

    def _fields(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._names)
