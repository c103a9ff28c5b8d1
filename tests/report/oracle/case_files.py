"""Reads case files: the strict part of YAML that they are written in, and no more."""

import json
import pathlib
import re
import tomllib
from datetime import datetime

KEY = re.compile(r"^([A-Za-z_][A-Za-z0-9_.-]*):(?: (.*))?$")


def scalar(text):
    text = text.strip()
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return text.split(" #")[0].rstrip()


class Lines:
    def __init__(self, text):
        self.all = text.split("\n")
        self.at = 0

    def peek(self):
        while self.at < len(self.all):
            line = self.all[self.at]
            if line.strip() and not line.lstrip().startswith("#"):
                return len(line) - len(line.lstrip(" ")), line.strip()
            self.at += 1
        return -1, ""

    def block(self, indent, mark):
        """The lines of `|` or `|-` below a key at that indent."""
        taken, depth = [], None
        while self.at < len(self.all):
            line = self.all[self.at]
            here = len(line) - len(line.lstrip(" "))
            if line.strip() and here <= indent:
                break
            if line.strip() and depth is None:
                depth = here
            taken.append(line[depth or 0:])
            self.at += 1
        text = "\n".join(taken).rstrip("\n")
        return text if mark.endswith("-") else text + "\n"


def value(lines, indent, rest):
    if rest is not None and rest.strip():
        rest = rest.strip()
        if rest[0] in "|>":
            assert rest[0] == "|", "folded text"
            return lines.block(indent, rest)
        return scalar(rest)
    deeper, text = lines.peek()
    if text.startswith("- ") and deeper >= indent:
        return sequence(lines, deeper)
    if deeper > indent:
        return mapping(lines, deeper)
    return None


def mapping(lines, indent):
    found = {}
    while True:
        here, text = lines.peek()
        if here != indent or text.startswith("- "):
            return found
        match = KEY.match(text)
        assert match, text
        lines.at += 1
        found[match.group(1)] = value(lines, indent, match.group(2))


def sequence(lines, indent):
    found = []
    while True:
        here, text = lines.peek()
        if here != indent or not text.startswith("- "):
            return found
        inner = text[2:]
        if KEY.match(inner) and not inner.startswith(("'", '"')):
            # The dash becomes a blank, and the entry is a mapping two columns further in.
            lines.all[lines.at] = " " * (indent + 2) + inner
            found.append(mapping(lines, indent + 2))
        else:
            lines.at += 1
            found.append(scalar(inner))


def moment(text):
    return datetime.fromisoformat(text)


def cases(root):
    found = []
    for path in sorted(pathlib.Path(root).glob("cases/*/*/*.yaml")):
        case = mapping(Lines(path.read_text(encoding="utf-8")), 0)
        for event in case["history"]:
            event["at"] = moment(event["at"])
            event["set"] = {key: text or "" for key, text in (event.get("set") or {}).items()}
        found.append(case)
    return sorted(found, key=lambda case: case["id"])


def profiles(root):
    found = {}
    for path in pathlib.Path(root).glob("profiles/*.toml"):
        profile = tomllib.loads(path.read_text(encoding="utf-8"))
        found[profile["name"]] = profile
    return found


def calendar(root):
    years = json.loads((pathlib.Path(root) / "calendars/cn.json").read_text(encoding="utf-8"))
    days_off, make_up = set(), set()
    for year in years.values():
        days_off |= set(year["holidays"])
        make_up |= set(year["workdays"])
    return days_off, make_up
