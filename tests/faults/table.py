"""What all tries of one operation under one fault come to: a line; and all lines as a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from tests.faults.operations import Operation, acknowledged, is_refusal
from tests.faults.trying import Tried


@dataclass(frozen=True)
class Line:
    """Tries of one operation under one fault.

    ``fired`` of ``tried`` really happened; of those, ``whole`` did all they had to all the same,
    ``refused`` ended with an error of the journal's own, and ``cut`` were ended by the fault.
    ``wrong`` says of each try after which something was not as it must be, what that was.
    """

    operation: str
    fault: str
    way: str
    tried: int
    fired: int
    whole: int
    refused: int
    cut: int
    calls: dict[str, int]
    wrong: tuple[str, ...]

    def holds(self) -> bool:
        """Tell whether every fault fired and nothing was wrong after any."""
        return not self.wrong and 0 < self.tried == self.fired


def line_of(operation: Operation, fault: str, way: str, rows: Iterable[Tried]) -> Line:
    """Sum up."""
    tried = list(rows)
    whole = [row for row in tried if not row.ended and _did_all(operation, row)]
    refused = [row for row in tried if row.ended and is_refusal(row.ended)]
    return Line(
        operation.name,
        fault,
        way,
        tried=len(tried),
        fired=sum(row.fired for row in tried),
        whole=0 if way == POWER else len(whole),
        refused=len(refused),
        cut=len(tried) if way == POWER else sum(row.ended == "killed" for row in tried),
        calls=dict(sorted(Counter(row.call for row in tried).items())),
        wrong=tuple(text for row in tried if (text := _wrong(row))),
    )


POWER, NOTHING = "power", "nothing"


def _did_all(operation: Operation, row: Tried) -> bool:
    return acknowledged([[word] for word in row.said]) == operation.whole


def _wrong(row: Tried) -> str:
    odd_end = row.ended not in {"", "killed"} and not is_refusal(row.ended)
    found = [*row.wrong, *([row.ended] if odd_end else [])]
    return f"{row.call} {row.number}: {'; '.join(found)}" if found else ""


def as_markdown(lines: Sequence[Line]) -> str:
    """Return the table, and below it what was wrong, if anything."""
    head = (
        "# Faults\n\n"
        "`tried` calls were broken, `fired` of them were seen to break. Of these, `whole` went on "
        "and did all they had to, `refused` ended with an error of the journal's own, `cut` were "
        "ended by the fault. After each: the journal opens, what was acknowledged is there, and "
        "saving works again; `wrong` counts where that was not so.\n\n"
        "| operation | fault | by | tried | fired | whole | refused | cut | wrong |\n"
        "|---|---|---|---:|---:|---:|---:|---:|---:|\n"
    )
    rows = [
        f"| {one.operation} | {one.fault} | {one.way} | {one.tried} | {one.fired} | {one.whole} "
        f"| {one.refused} | {one.cut} | {len(one.wrong)} |"
        for one in lines
    ]
    wrong = [f"- {one.operation}, {one.fault}: {text}" for one in lines for text in one.wrong]
    return head + "\n".join(rows) + "\n" + ("\n## Wrong\n\n" + "\n".join(wrong) if wrong else "")


def summary(lines: Sequence[Line]) -> list[str]:
    """Return one Markdown row for each operation: tries by each way, and what was wrong."""
    rows = []
    for name in dict.fromkeys(one.operation for one in lines):
        own = [one for one in lines if one.operation == name]
        counts = [str(sum(one.fired for one in own if one.way == way)) for way in WAYS]
        wrong = sum(len(one.wrong) for one in own)
        rows.append(f"| {name} | {' | '.join(counts)} | {wrong} |")
    return rows


WAYS = ("patched", "strace", POWER)


def as_rows(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Return the lines for JSON."""
    return [asdict(one) for one in lines]
