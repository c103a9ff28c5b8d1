"""Computes every figure of `tousu report --ids --format json` anew from the case files, and compares.

    python3 tests/report/oracle ROOT PROGRAM NOW PERIOD…

It shares no code with the program: only the case files, the profiles and the calendar.
"""

import json
import math
import pathlib
import subprocess
import sys
import tomllib

import case_files
import powers
from figures import Oracle
from replay import Calendar

BY = ("handler", "lead")


def rounded(number, by):
    return math.copysign(math.floor(abs(number) * by + 0.5), number) / by


def exact(figure):
    kind = figure["type"]
    if kind in ("count", "duration", "money"):
        return figure["value"]
    over, under = {"rate": (figure.get("numerator"), figure.get("denominator")),
                   "mean": (figure.get("sum"), figure.get("n")),
                   "per_thousand": (1000 * figure.get("count", 0), figure.get("base"))}[kind]
    return over / under if under else None


class Comparison:
    def __init__(self):
        self.compared, self.faults = 0, []

    def same(self, what, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.faults.append(f"{what}: computed {ours}, reported {theirs}")

    def value(self, what, ours, theirs):
        for key in ("type", "numerator", "denominator", "n", "sum", "count", "base"):
            if key in ours or key in theirs:
                self.same(f"{what} {key}", ours.get(key), theirs.get(key))
        value = exact(ours)
        if ours["type"] in ("rate", "mean", "per_thousand") and value is not None:
            value = rounded(value, 10_000)
        self.same(f"{what} value", value, theirs["value"])

    def figure(self, what, ours, before, theirs):
        self.value(what, ours, theirs)
        for key in ("ids", "numerator_ids"):
            if key in theirs or key in ours:
                self.same(f"{what} {key}", sorted(set(ours.get(key, []))), theirs.get(key))
        if before is None:
            return
        if theirs.get("previous") is None:
            # A row that was not there before says nothing of it; then there was nothing.
            return self.same(f"{what} nothing before", is_nothing(before), True)
        self.value(f"{what} before", before, theirs["previous"])
        now, then = exact(ours), exact(before)
        change = percent = None
        if now is not None and then is not None:
            change = rounded(now - then, 10_000)
            percent = rounded((now - then) * 100 / then, 10) if then else None
        self.same(f"{what} change", change, theirs["change"])
        self.same(f"{what} percent", percent, theirs["change_percent"])


def is_nothing(figure):
    base = {"count": "value", "rate": "denominator", "per_thousand": "base"}.get(figure["type"], "n")
    return not figure[base]


def key_of(name, cell):
    key = cell["id"] if isinstance(cell, dict) else cell
    return ("", key) if name.startswith(("by_", "rates_by_", "conduct_channels", "redress_by_")) else key


def table(compare, name, ours, before, theirs):
    rows = theirs["rows"]
    if name == "overdue":
        found = {}
        for row in rows:
            found.setdefault((row["case"], row["clock"]["id"]), []).append(row["late_by"]["value"])
        return compare.same(name, ours, {key: sorted(late) for key, late in found.items()})
    if name == "actions":
        named = lambda cell: cell["id"] if isinstance(cell, dict) else cell
        at = lambda cell: case_files.moment(cell) if isinstance(cell, str) else None
        found = {named(row["action"]): (named(row["cause"]), named(row["owner"]), named(row["state"]), at(row["due"]),
                                        at(row["done"]), row["again"]["ids"]) for row in rows}
        for row in rows:
            compare.same("actions again", len(row["again"]["ids"]), row["again"]["value"])
        for key in sorted({*ours, *found}):
            compare.same(f"actions {key}", ours.get(key), found.get(key))
        return None
    if name == "attention":
        return compare.same(name, set(ours), {(row["case"], row["sign"]["id"]) for row in rows})
    if name == "approvals":
        levels = {row["approval"]["id"]: row["level"]["label"]["en"] for row in rows}
        compare.same(f"{name} levels", {key: key.split("/")[1] for key in levels}, levels)
    if name == "repeats":
        return compare.same(name, ours, {row["case"]: row["repeats"]["id"] for row in rows})
    shown = {}
    for row in rows:
        first = next(iter(row))
        shown[key_of(name, row[first])] = row
    if "total" in theirs:
        shown[None] = theirs["total"]
    before = before or {}
    for key, row in ours.items():
        then = before.get(key)
        # A row may only be left out where there is nothing, now and before.
        if key not in shown:
            figures = [*row.values(), *(then or {}).values()]
            if name in ("causes", "conduct_sources"):
                figures = list(row.values())[:1] + (list(then.values())[:1] if then else [])
            compare.same(f"{name} {key} left out", True, all(map(is_nothing, figures)))
            continue
        for column, figure in row.items():
            earlier = then[column] if then and name != "trend" else None
            compare.figure(f"{name} {key} {column}", figure, earlier, shown[key][column])
    compare.same(f"{name} rows", set(), set(shown) - set(ours))
    if name == "causes":
        compare.same("order of causes", [key for key in ours if key in shown and key],
                     [row["cause"]["id"] for row in rows])


def months(end, how_many=12):
    from datetime import timedelta
    first, found = (end - timedelta(seconds=1)).replace(day=1, hour=0, minute=0, second=0), []
    for _ in range(how_many):
        found.append((first.strftime("%Y-%m"), first, (first + timedelta(days=32)).replace(day=1)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found[::-1]


def main(root, program, now, *periods):
    settings = tomllib.loads((pathlib.Path(root) / "tousu.toml").read_text(encoding="utf-8"))
    base = settings.get("report", {}).get("base", {})
    calendar = Calendar(*case_files.calendar(pathlib.Path(__file__).parents[3]))
    profiles = case_files.profiles(pathlib.Path(__file__).parents[3]) | case_files.profiles(root)
    settings["profile"] = settings["profile"].removeprefix("profiles/").removesuffix(".toml")
    # Of the team's own overrides, those of the report alone are understood here.
    override = settings.get("override", {}).get("report", {})
    profiles[settings["profile"]].setdefault("report", {}).update(override)
    for profile in profiles.values():
        powers.complete(profile)
    oracle = Oracle(case_files.cases(root), profiles, settings["profile"], calendar,
                    case_files.moment(now), base)
    compare = Comparison()
    for period in periods:
        command = [program, "--dir", root, "report", "--period", period, "--ids", "--format", "json",
                   "--now", now, *(word for field in BY for word in ("--by", field))]
        report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        ends = [case_files.moment(report["period"][key]) for key in ("from", "to")]
        earlier = [case_files.moment(report["previous"][key]) for key in ("from", "to")]
        figures, tables = oracle.of(*ends, months(ends[1]), BY)
        figures_before, tables_before = oracle.of(*earlier, months(earlier[1]), BY)
        compare.same(f"{period} figures", sorted(figures), sorted(report["figures"]))
        compare.same(f"{period} tables", sorted(tables), sorted(report["tables"]))
        for name, figure in figures.items():
            compare.figure(f"{period} {name}", figure, figures_before[name], report["figures"][name])
        for name, ours in tables.items():
            table(compare, name, ours, tables_before.get(name), report["tables"][name])
    for fault in compare.faults[:40]:
        print(fault)
    print(f"{len(periods)} periods, {compare.compared} values compared, {len(compare.faults)} differ")
    return 1 if compare.faults or not compare.compared else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
