"""Replays a history by a profile: where a case stands, and how its clocks stand at a moment."""

import re
from datetime import datetime, time, timedelta

import powers
from case_files import moment

WINDOWS = [(time(9), time(12)), (time(13, 30), time(18))]
PLAIN = ("note", "edit", "attach")


def as_list(given):
    return [] if given is None else [given] if isinstance(given, str) else given


class Calendar:
    def __init__(self, days_off, make_up):
        self.days_off, self.make_up = days_off, make_up

    def is_working(self, day):
        text = day.isoformat()
        return text in self.make_up or (day.weekday() < 5 and text not in self.days_off)

    def seconds(self, start, end):
        """Working seconds from one moment to another."""
        total, day = 0, start.date()
        while day <= end.date():
            if self.is_working(day):
                for opens, closes in WINDOWS:
                    first = max(start, datetime.combine(day, opens, start.tzinfo))
                    last = min(end, datetime.combine(day, closes, start.tzinfo))
                    total += max(0, int((last - first).total_seconds()))
            day += timedelta(days=1)
        return total

    def due(self, start, limit, pauses, now):
        number, unit = re.fullmatch(r"(\d+)([a-z]+)", limit).groups()
        number = int(number)
        if unit in ("m", "h"):
            due = start + timedelta(minutes=number * (60 if unit == "h" else 1))
            for begin, end in pauses:
                begin, end = max(begin, start), end or now
                if begin < due and begin < end:
                    due += end - begin
            return due
        assert unit in ("d", "wd") and not pauses, limit
        day = start.date() + timedelta(days=number if unit == "d" else 0)
        for _ in range(number if unit == "wd" else 0):
            day += timedelta(days=1)
            while not self.is_working(day):
                day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return datetime.combine(day, time(23, 59, 59), start.tzinfo)


class Standing:
    """A case after some of its events."""

    def __init__(self, case, profile, events):
        self.case, self.profile = case, profile
        self.kind, self.received = case["kind"], moment(case["received"])
        self.facts = {"title": case["title"]}
        self.facts.update(case.get("details") or {})
        self.status, self.round = None, 1
        self.rounds = [{"began": None, "satisfaction": None, "rating": None, "by": None}]
        self.pauses, self.clocks, self.path, self.illegal = [], [], [], []
        self.payments, self.recoveries, self.pending = [], [], dict(case.get("details") or {})
        self.borne = []
        self.items, self.escalated = [], []
        for event in events:
            self.apply(event, case["history"].index(event))

    def fact(self, name):
        own = {"kind": self.kind, "status": self.status, "round": str(self.round)}
        if name in own:
            return own[name]
        if name == "paused":
            return "yes" if self.pauses and self.pauses[-1][1] is None else None
        if name == "repeat":
            name = "repeat_of"
        if name == "escalated":
            return str(max(level for *_, level in self.escalated)) if self.escalated else None
        return self.facts.get(name) or powers.item_fact(self, name)

    def holds(self, condition, own=None):
        """Whether the case meets a condition; `own` are the fields of an item, which go before the case's."""
        for field, test in (condition or {}).items():
            given = (own or {}).get(field) or self.fact(field)
            if isinstance(test, bool):
                good = (given is not None) == test
            elif isinstance(test, dict):
                good = given not in as_list(test.get("not"))
                if "over" in test:
                    good = good and given is not None and float(given) > test["over"]
                if "at_most" in test:
                    good = good and given is not None and float(given) <= test["at_most"]
            else:
                good = given is not None and given in [str(one) for one in as_list(test)]
            if not good:
                return False
        return True

    def group(self, state):
        state = self.profile["states"].get(state, {})
        return "excluded" if state.get("excluded") else "closed" if state.get("end") else "open"

    def apply(self, event, index):
        step = self.profile["steps"].get(event["step"])
        if step is None:
            assert event["step"] in PLAIN, event["step"]
            self.record(event, {})
            return
        signs = [name for name, rule in self.profile.get("approvals", {}).items() if rule["grant"] == event["step"]]
        if any(event["set"].get(f"approval_{name}") == "partly" for name in signs):
            # What the step does besides happens with the last signature.
            self.record(event, {})
            return
        if step.get("next_round"):
            self.round += 1
            self.rounds.append({"began": event["at"], "satisfaction": None, "rating": None, "by": None})
        for field in step.get("clears", []):
            self.facts.pop(field, None)
            self.pending.pop(field, None)
        self.record(event, step.get("sets", {}))
        self.money(event, step)
        raised = event["set"].get("escalation_level") or step.get("sets", {}).get("escalation_level")
        if raised in self.profile.get("escalations", {}):
            self.escalated.append((raised, self.round, self.profile["escalations"][raised]["level"]))
        powers.pick_items(self, event, step)
        picked = lambda rule, run: run["item"] is None or event["set"].get(rule["item"]) == run["item"]
        self.stop(event, lambda rule, run: event["step"] in as_list(rule["stop"]) and picked(rule, run))
        if "extends" in step:
            running = [c for c in self.clocks if c["id"] == step["extends"] and not c["stopped"]]
            if running and "extension" in self.facts:
                running[-1]["extensions"].append((event["at"], self.facts["extension"]))
        if step.get("pauses") and not (self.pauses and self.pauses[-1][1] is None):
            self.pauses.append([event["at"], None])
        if step.get("resumes"):
            self.resume(event["at"])
        if "to" in step:
            if self.status != step["to"]:
                self.path.append((event["at"], step["to"]))
            self.status = step["to"]
            if self.group(step["to"]) != "open":
                self.resume(event["at"])
                powers.end_items(self, event["at"])
                lapsed = {(one["kind"], one["id"]) for one in self.items if one["lapsed"]}
                self.stop(event, lambda rule, run: not rule.get("after_end")
                          or (rule.get("item"), run["item"]) in lapsed)
        powers.open_items(self, index, event, step)
        self.start(event, step, index)

    def record(self, event, sets):
        for field, given in list(sets.items()) + list(event["set"].items()):
            if field == "kind":
                self.kind = given
            if field == "received":
                self.received = moment(given)
            if field == "satisfaction":
                self.rounds[-1].update(satisfaction=given or None, by=event["by"])
            if field == "rating":
                self.rounds[-1]["rating"] = int(given) if given else None
            if given:
                self.facts[field] = self.pending[field] = given
            else:
                self.facts.pop(field, None)
                self.pending.pop(field, None)

    def money(self, event, step):
        """(when, kind, fen, payer, advanced) of what a step gives; (when, fen, payer) of what it brings back."""
        number = lambda field: int(self.pending.get(field, 0))
        payer = self.pending.get("payer")
        if step.get("gives_redress"):
            advances = self.profile.get("payers", {}).get(payer, {}).get("advance", False)
            own = 0 if advances else number("amount")
            if "payer_share" in self.pending:
                own = min(number("payer_share"), number("amount"))
            self.payments.append((event["at"], self.pending.get("redress"), number("amount"), payer, number("amount") - own))
        if step.get("recovers"):
            self.recoveries.append((event["at"], number("recovered"), payer))
        if step.get("bears_advance"):
            self.borne.append((event["at"], self.outstanding()))
        if step.get("gives_redress") or step.get("recovers"):
            # What was paid once is not paid again because nobody said otherwise.
            self.pending = {}

    def outstanding(self):
        back = [one[1] for one in self.recoveries + self.borne]
        return max(0, sum(one[4] for one in self.payments) - sum(back))

    def resume(self, at):
        if self.pauses and self.pauses[-1][1] is None:
            self.pauses[-1][1] = at

    def stop(self, event, stops):
        for clock in self.clocks:
            rule = self.profile["clocks"][clock["id"]]
            if clock["stopped"] is None and stops(rule, clock):
                clock.update(stopped=event["at"], priority=self.facts.get("priority"))
                clock["due_at"] = self.due_field(clock, rule)
                for stamp in event.get("clocks") or []:
                    if (stamp["clock"], moment(stamp["started"]), stamp.get("item")) == (
                            clock["id"], clock["started"], clock["item"]):
                        clock["stamp"] = stamp

    def of_item(self, clock, rule):
        return [one["fields"] for one in self.items if (one["kind"], one["id"]) == (rule.get("item"), clock["item"])]

    def due_field(self, clock, rule):
        """The moment that a field gives, of the item first."""
        own = self.of_item(clock, rule)
        return next((one[rule["due"]] for one in [*own, self.facts] if one.get(rule.get("due"))), None)

    def start(self, event, step, index):
        for name, rule in self.profile["clocks"].items():
            if event["step"] not in as_list(rule["start"]):
                continue
            if self.group(self.status) != "open" and not rule.get("after_end"):
                continue
            run = {"id": name, "round": self.round, "stopped": None, "stamp": None, "extensions": [],
                   "item": None, "item_kind": rule.get("item"),
                   "started": self.received if step.get("intake") else event["at"]}
            if "item" in rule:
                self.clocks += [{**run, "item": one["id"], "extensions": []} for one in self.items
                                if one["kind"] == rule["item"] and one["by"] == index]
                continue
            if "due" in rule and rule["due"] not in self.facts:
                continue
            same = [clock for clock in self.clocks if clock["id"] == name]
            scope = rule["scope"]
            if (scope == "case" and same) or (
                scope == "round" and any(c["round"] == self.round for c in same)
            ):
                continue
            if scope == "stage":
                if any(c["stopped"] is None for c in same):
                    continue
                if not self.holds(rule.get("when")) or not self.limit(rule, self.facts.get("priority")):
                    continue
            self.clocks.append(run)

    @staticmethod
    def limit(rule, priority):
        if "due" in rule:
            return True
        return rule["limit"].get(priority) if isinstance(rule["limit"], dict) else rule["limit"]

    def judged(self, now, calendar):
        """Each run that applies: id, first due, due, stopped, whether it was met."""
        found = []
        for clock in self.clocks:
            rule = self.profile["clocks"][clock["id"]]
            stamp, stopped = clock["stamp"], clock["stopped"]
            if stamp:
                due = moment(stamp["due"])
                first = moment(stamp["first_due"]) if "first_due" in stamp else due
                met = stamp["verdict"] == "met"
            else:
                if not self.holds(rule.get("when"), next(iter(self.of_item(clock, rule)), None)):
                    continue
                if "due" in rule:
                    given = clock.get("due_at") or self.due_field(clock, rule)
                    if not given:
                        continue
                    first = moment(given)
                else:
                    priority = clock["priority"] if stopped else self.facts.get("priority")
                    limit = self.limit(rule, priority)
                    if not limit:
                        continue
                    pauses = self.pauses if rule.get("pausable") else []
                    if stopped:
                        pauses = [(a, min(b or stopped, stopped)) for a, b in pauses if a < stopped]
                    first = calendar.due(clock["started"], limit, pauses, stopped or now)
                due = first
                for _, by in clock["extensions"]:
                    due = calendar.due(due, by, [], due)
                met = stopped is not None and stopped <= due
            found.append({**clock, "first_due": first, "due": due, "met": met})
        return found
