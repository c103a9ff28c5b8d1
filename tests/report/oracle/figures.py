"""Every figure and table of the report, from the cases, by the formulae of docs/report.md."""

import re
from collections import Counter
from datetime import timedelta

import approvals
import powers
from replay import Standing, as_list

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
AGES = [("up_to_1_day", 1), ("2_to_3_days", 3), ("4_to_7_days", 7), ("8_to_15_days", 15),
        ("16_to_30_days", 30), ("over_30_days", 10**6)]


def ids(cases):
    return [case.id for case in cases]


def count(cases):
    return {"type": "count", "value": len(cases), "ids": ids(cases)}


def rate(over, under):
    return {"type": "rate", "numerator": len(over), "denominator": len(under),
            "ids": ids(under), "numerator_ids": ids(over)}


def mean(pairs):
    return {"type": "mean", "sum": sum(one for one, _ in pairs), "n": len(pairs),
            "ids": [case.id for _, case in pairs]}


def duration(seconds, n, cases):
    return {"type": "duration", "value": seconds, "n": n, "ids": ids(cases)}


def half_up(over, under):
    return None if under == 0 else (2 * over + under) // (2 * under)


def lengths(pairs):
    """Mean, median, ninetieth percentile and maximum of (seconds, case)."""
    ordered = sorted(seconds for seconds, _ in pairs)
    n, cases = len(ordered), [case for _, case in pairs]
    if n == 0:
        values = [None] * 4
    else:
        middle = ordered[n // 2] if n % 2 else half_up(ordered[n // 2 - 1] + ordered[n // 2], 2)
        rank = next(k for k in range(1, n + 1) if 10 * k >= 9 * n)
        values = [half_up(sum(ordered), n), middle, ordered[rank - 1], ordered[-1]]
    return dict(zip(["mean", "median", "p90", "longest"], [duration(one, n, cases) for one in values]))


class Known:
    """A case with all its events, and the turns that it took between open, closed and excluded."""

    second = SECOND

    def __init__(self, case, profile, now, calendar, history=None):
        self.case, self.id, self.profile = case, case["id"], profile
        self.report = profile.get("report", {})
        self.history = history or [event for event in case["history"] if event["at"] <= now]
        self.standing = Standing(case, profile, self.history)
        self.received = self.standing.received
        self.clocks = self.standing.judged(now, calendar)
        self.turns, self.closed, self.excluded = [], None, None
        self.reopened, self.again = [], []
        group = "open"
        for at, state in self.standing.path:
            at, following = max(at, self.received), self.standing.group(state)
            if following == group:
                continue
            if following == "open":
                self.reopened.append(at)
            elif getattr(self, following) is None:
                setattr(self, following, at)
            elif group == "open":
                self.again.append(at)
            self.turns.append((at, following))
            group = following
        self.conduct = (self.standing.status in self.report.get("conduct_states", [])
                        or self.standing.kind in self.report.get("conduct_kinds", []))
        self.names_conduct = bool(self.report.get("conduct_states") or self.report.get("conduct_kinds"))
        self.excluded_now = group == "excluded" or self.conduct
        self.stood_for = self.names(self.report.get("count_once") or ["duplicate_of", "part_of"])
        self.counts = not self.excluded_now and not self.names(self.report.get("count_once", []))

    def names(self, fields):
        return any(self.standing.facts.get(field) for field in fields)

    def before(self, moment):
        if self.received >= moment:
            return None
        past = [group for at, group in self.turns if at < moment]
        return past[-1] if past else "open"

    def fact(self, name):
        return None if self.restricts(name) else self.standing.fact(name)

    def restricts(self, name):
        return bool(self.profile.get("fields", {}).get(name, {}).get("restricted"))

    def took(self, steps):
        return [event for event in self.history if event["step"] in steps]

    def dispatching(self):
        named = self.report.get("dispatch_steps")
        return named or [k for k, step in self.profile["steps"].items() if step.get("verb") == "assign"]

    def money(self):
        fields = self.profile.get("fields", {})
        named = self.report.get("redress_fields")
        own = lambda field: field.get("type") == "money" and not field.get("restricted")
        return named or [k for k, field in fields.items() if own(field)]

    def gives(self):
        return any(step.get("gives_redress") for step in self.profile["steps"].values())

    def judged_kind(self):
        kinds = self.report.get("judged_kinds") or list(self.profile["kinds"])
        return self.standing.kind in kinds

    def marks(self):
        customer = self.case.get("customer") or {}
        found = [("account", (customer.get("account") or "").strip().lower()),
                 ("phone", re.sub("[^0-9]", "", customer.get("phone") or "")),
                 ("email", (customer.get("email") or "").strip().lower())]
        return [mark for mark in found if mark[1]]

    def pauses(self):
        return [(max(a, self.received), min(b or self.closed, self.closed)) for a, b in self.standing.pauses]

    def soon_reopened(self):
        return any(self.closed <= at <= self.closed + 7 * DAY for at in self.reopened)


def answer(turn):
    given, rating = turn["satisfaction"], turn["rating"]
    if rating is not None:
        return "good" if rating >= 4 else "bad"
    if given in ("satisfied", "dissatisfied"):
        return "good" if given == "satisfied" else "bad"
    return "none" if given in (None, "not_asked") else "silent"


class Oracle:
    def __init__(self, cases, profiles, main, calendar, now, base):
        self.known = [Known(case, profiles[case["profile"]], now, calendar) for case in cases]
        self.known = [one for one in self.known if one.history and one.received <= now]
        self.main, self.calendar, self.now, self.base = profiles[main], calendar, now, base
        self.repeat_days = self.main.get("repeat_days", 30)

    def of(self, start, end, months, by=()):
        """Figures and tables of a period; `months` are the twelve of the trend."""
        known, now = self.known, self.now
        here = lambda at: at is not None and start <= at < end
        cut, judged_at = (now + SECOND, now) if now < end else (end, end)
        R0, C0 = [k for k in known if here(k.received)], [k for k in known if here(k.closed)]
        R, C = [k for k in R0 if k.counts], [k for k in C0 if k.counts]
        opened = [k for k in known if k.before(cut) == "open"]
        some = lambda cases, test: [case for case in cases if test(case)]
        f, t = {}, {}

        f["open_at_start"] = count(some(known, lambda k: k.before(min(start, cut)) == "open"))
        f["received"], f["received_excluded"] = count(R0), count(some(R0, lambda k: k.excluded_now))
        f["closed"], f["closed_excluded"] = count(C0), count(some(C0, lambda k: k.excluded_now))
        f["excluded"] = count(some(known, lambda k: here(k.excluded)))
        f["reopened"] = count(some(known, lambda k: any(map(here, k.reopened))))
        f["ended_again"] = count(some(known, lambda k: any(map(here, k.again))))
        f["open_at_end"] = count(opened)
        f["closed_of_received"] = rate(some(R, lambda k: k.closed is not None and k.closed < cut), R)
        f["closed_to_received"] = rate(C, R)
        for name, cases in (("received_per_1000", R), ("closed_per_1000", C)):
            f[name] = {"type": "per_thousand", "count": len(cases), "ids": ids(cases),
                       "base": self.base_of(start, end)}

        late, paused, overdue = [], [], {}
        for k in opened:
            past = [e for n, e in enumerate(k.history) if n == 0 or e["at"] < cut or e["step"] == "edit"]
            then = Standing(k.case, k.profile, past)
            late_clocks = [c for c in then.judged(judged_at, self.calendar)
                           if c["stopped"] is None and judged_at > c["due"]]
            for clock in late_clocks:
                seconds = int((judged_at - clock["due"]).total_seconds())
                overdue[(k.id, clock["id"])] = sorted([*overdue.get((k.id, clock["id"]), []), seconds])
            late += [k] if late_clocks else []
            paused += [k] if then.fact("paused") else []
        f["backlog_overdue"], f["backlog_paused"] = rate(late, opened), rate(paused, opened)
        ages = {k.id: int((judged_at - k.received).total_seconds()) for k in opened}
        oldest = max(ages.values(), default=None)
        f["backlog_oldest"] = duration(oldest, int(bool(ages)), [k for k in opened if ages[k.id] == oldest])
        rows, above = {}, -1
        for name, days in AGES:
            fitting = some(opened, lambda k: above < ages[k.id] <= days * 86400)
            rows[name], above = {"open": count(fitting)}, days * 86400
        t["backlog_ages"] = {**rows, None: {"open": count(opened)}}
        t["overdue"] = overdue

        f["on_time"] = self.runs(R, judged_at)["on_time"]
        t["clocks"], t["clocks_closed"] = {}, {}
        names = list(self.main["clocks"]) + [c["id"] for k in known for c in k.clocks]
        for name in dict.fromkeys(names):
            t["clocks"][name] = self.runs(R, judged_at, name)
            if self.main["clocks"].get(name, {}).get("scope") == "case":
                t["clocks_closed"][name] = self.runs(C, judged_at, name)

        measures = {"elapsed": [], "elapsed_without_pauses": [], "working": [], "working_without_pauses": []}
        for k in C:
            working = self.calendar.seconds
            spans = [(k.closed - k.received).total_seconds(),
                     sum(max(0, (b - a).total_seconds()) for a, b in k.pauses()),
                     working(k.received, k.closed), sum(working(a, b) for a, b in k.pauses())]
            gross, idle, work, idle_work = map(int, spans)
            for name, seconds in zip(measures, (gross, gross - idle, work, work - idle_work)):
                measures[name].append((seconds, k))
        t["handling_time"] = {name: lengths(pairs) for name, pairs in measures.items()}

        for field in dict.fromkeys(["kind", "category", "channel", "lead", "priority", "cause", *by]):
            groups = {k.fact(field) for k in known}
            table = {g: tuple(some(cohort, lambda k: k.fact(field) == g) for cohort in (R0, C0, opened))
                     for g in groups}
            row = lambda parts: dict(zip(("received", "closed", "open"), map(count, parts)))
            t[f"by_{field}"] = {("", g): row(parts) for g, parts in table.items()}
            t[f"by_{field}"][None] = row((R0, C0, opened))
        for field in by:
            rows = {}
            for g in {k.fact(field) for k in known if k.counts}:
                mine = lambda k: k.fact(field) == g
                rows[("", g)] = self.rates(some(R, mine), some(C, mine), judged_at)
            t[f"rates_by_{field}"] = {**rows, None: self.rates(R, C, judged_at)}

        caused = some(C, lambda k: k.fact("cause"))
        f["cause_known"] = rate(caused, some(C, lambda k: not k.restricts("cause")))
        listed = list(self.main.get("causes", {}))
        tally = Counter(k.fact("cause") for k in caused)
        place = lambda cause: listed.index(cause) if cause in listed else 10**6
        so_far, rows = [], {}
        every = {k.fact("cause") for k in known} - {None}
        for cause in sorted(every, key=lambda cause: (-tally[cause], place(cause), cause)):
            mine = some(caused, lambda k: k.fact("cause") == cause)
            so_far += mine
            rows[cause] = {"count": count(mine), "share": rate(mine, caused), "cumulative": rate(so_far, caused)}
        rows[None] = {"count": count(caused), "share": rate(caused, caused), "cumulative": rate(caused, caused)}
        t["causes"] = rows

        for which, end_of in ((-1, ""), (0, "_first_round")):
            said = lambda k: answer(k.standing.rounds[which])
            given = some(C, lambda k: said(k) in ("good", "bad"))
            asked = some(C, lambda k: said(k) != "none")
            f["satisfied" + end_of] = rate(some(given, lambda k: said(k) == "good"), given)
            f["participation" + end_of], f["asked" + end_of] = rate(given, asked), rate(asked, C)
            rated = [(k.standing.rounds[which]["rating"], k) for k in C]
            f["mean_rating" + end_of] = mean([pair for pair in rated if pair[0] is not None])

        verdict = lambda *wanted: some(C, lambda k: k.fact("outcome") in wanted)
        f["upheld"] = rate(verdict("upheld", "partly_upheld"), some(C, lambda k: k.fact("outcome")))
        for name in ("upheld", "partly_upheld", "not_upheld"):
            f["outcome_" + name] = count(verdict(name))
        f["outcome_none"] = count(verdict(None))

        could = some(C0, lambda k: (k.gives() or k.money()) and not k.excluded_now)
        last = lambda k: sum(int(k.fact(field) or 0) for field in k.money())
        paid = {k.id: sum(one[2] for one in k.standing.payments) if k.gives() else last(k) for k in could}
        given, total = some(could, lambda k: paid[k.id] > 0), sum(paid.values())
        money = lambda fen, cases: {"type": "money", "value": fen, "n": len(cases), "ids": ids(cases)}
        f["redress_cases"] = rate(given, could)
        f["redress_total"] = money(total if could else None, given)
        f["redress_mean"] = money(half_up(total, len(given)), given)
        f["redress_per_closed"] = money(half_up(total, len(could)), could)
        self.redress(f, t, here, cut)

        f["first_contact"] = rate(some(C, self.first_contact), C)
        turns = lambda k: k.standing.round
        f["rework"] = rate(some(C, lambda k: turns(k) > 1), C)
        f["reopened_within_7_days"] = rate(some(C, Known.soon_reopened), C)
        f["mean_rounds"] = mean([(turns(k), k) for k in C])
        for name, low, high in (("1", 0, 1), ("2", 2, 2), ("3", 3, 3), ("4_or_more", 4, 10**6)):
            f["rounds_" + name] = count(some(C, lambda k: low <= turns(k) <= high))

        for name, key in (("escalated", "escalation_steps"), ("referred_outside", "external_steps")):
            could = some(R, lambda k: k.report.get(key))
            f[name] = rate(some(could, lambda k: k.took(k.report[key])), could)
        rows = {}
        of_all = [self.main.get("report", {}), *(k.report for k in self.known)]
        for step in dict.fromkeys(one for report in of_all for one in report.get("escalation_steps", [])):
            could = some(R, lambda k: step in k.report.get("escalation_steps", []))
            times = [k for k in could for _ in k.took([step])]
            rows[step] = {"cases": rate(some(could, lambda k: k.took([step])), could), "times": count(times)}
        t["escalations"] = rows
        powers.escalations(f, t, self, R, C, opened, cut, judged_at)
        powers.breaches(t, self, R, now)
        powers.actions(f, t, [self.then(k, cut, judged_at) for k in known if k.received < cut], start, end, judged_at)

        self.extensions(f, here)
        approvals.count_all(f, t, known, opened, here, cut)
        was_paused = some(C, lambda k: k.standing.pauses)
        f["paused"] = rate(was_paused, C)
        spans = [(int(sum((b - a).total_seconds() for a, b in k.pauses())), k) for k in was_paused]
        f["mean_pause"] = lengths(spans)["mean"]
        self.repeats(f, t, R)
        self.incidents(f, t, R0, C0, opened)
        self.conduct(f, t, R0, cut)

        for name, key in (("without_acknowledgement", "acknowledge_steps"), ("not_archived", "archive_steps")):
            meant = lambda k: [s for s in k.report.get(key, []) if name == "not_archived"
                               or k.standing.holds(k.profile["steps"][s].get("when"))]
            could = some(C, meant)
            f[name] = rate(some(could, lambda k: not k.took(k.report[key])), could)
        judged = some(C, Known.judged_kind)
        f["without_outcome"] = rate(some(judged, lambda k: not k.fact("outcome")), judged)
        f["without_feedback"] = rate(some(judged, lambda k: answer(k.standing.rounds[-1]) == "none"), judged)
        assert not any("archive_within" in k.report for k in known)
        f["archived_late"], f["with_refused_steps"] = rate([], []), rate([], C)

        looks = {"closed_then_reopened": lambda k: any(at >= k.closed for at in k.reopened),
                 "paused_over_half": lambda k: 2 * sum(max(0, (b - a).total_seconds()) for a, b in k.pauses())
                 > (k.closed - k.received).total_seconds(),
                 "rated_by_handler": self.rated_by_handler, "extended_after_due": self.extended_after_due,
                 "received_changed_late": lambda k: any(
                     ("received" in e["set"] or "received" in (e.get("changed") or []))
                     and e["at"] - k.history[0]["at"] >= timedelta(minutes=31) for e in k.history[1:])}
        t["attention"] = {}
        for name, test in looks.items():
            f[name] = rate(some(C, test), C)
            t["attention"].update({(k.id, name): name for k in C if test(k)})

        t["trend"] = {}
        for label, first, last in months:
            inside = lambda at: at is not None and first <= at < last
            r, c = some(known, lambda k: inside(k.received)), some(known, lambda k: inside(k.closed))
            rates = self.rates([k for k in r if k.counts], [k for k in c if k.counts], min(last, now))
            t["trend"][label] = {"received": count(r), "closed": count(c),
                                 "on_time": rates["on_time"], "satisfied": rates["satisfied"]}
        return f, t

    def then(self, k, cut, judged_at):
        """A case as it stood at the end of the period; corrections say what was so from the start."""
        seen = [e for n, e in enumerate(k.history) if n == 0 or e["at"] < cut or e["step"] == "edit"]
        return Known(k.case, k.profile, judged_at, self.calendar, seen)

    def base_of(self, start, end):
        total = 0
        while start < end:
            month = start.strftime("%Y-%m")
            following = (start.replace(day=1) + 32 * DAY).replace(day=1)
            if start.day != 1 or following > end or month not in self.base:
                return None
            total, start = total + self.base[month], following
        return total

    def runs(self, cases, judged_at, name=None):
        met, first, judged, late, waiting = [], [], [], [], []
        for k in cases:
            for clock in k.clocks:
                if name not in (None, clock["id"]):
                    continue
                if clock["stopped"] is None and clock["due"] >= judged_at:
                    waiting.append(k)
                    continue
                judged.append(k)
                if clock["stopped"] is None:
                    late.append(k)
                    continue
                met += [k] if clock["met"] else []
                first += [k] if clock["stopped"] <= clock["first_due"] else []
        return {"on_time": rate(met, judged), "on_time_first_due": rate(first, judged),
                "late_open": count(late), "not_judged": count(waiting)}

    def rates(self, received, closed, judged_at):
        given = [k for k in closed if answer(k.standing.rounds[-1]) in ("good", "bad")]
        verdicts = [k for k in closed if k.fact("outcome")]
        spans = lengths([(int((k.closed - k.received).total_seconds()), k) for k in closed])
        return {"on_time": self.runs(received, judged_at)["on_time"],
                "satisfied": rate([k for k in given if answer(k.standing.rounds[-1]) == "good"], given),
                "upheld": rate([k for k in verdicts if k.fact("outcome") != "not_upheld"], verdicts),
                "rework": rate([k for k in closed if k.standing.round > 1], closed),
                "mean": spans["mean"], "p90": spans["p90"]}

    @staticmethod
    def first_contact(k):
        receiver = k.history[0]["by"]
        handed_on = any(e["at"] <= k.closed and e["set"].get("handler") != receiver
                        for e in k.took(k.dispatching()))
        later = any(turn["began"] <= k.closed for turn in k.standing.rounds[1:])
        return not handed_on and not later and not k.soon_reopened()

    @staticmethod
    def rated_by_handler(k):
        last = k.standing.rounds[-1]
        scored = last["rating"] is not None or last["satisfaction"] in ("satisfied", "dissatisfied")
        return bool(scored and k.fact("handler") and last["by"] == k.fact("handler"))

    def extended_after_due(self, k):
        for clock in k.clocks:
            due = clock["first_due"]
            for at, by in clock["extensions"]:
                if at > due:
                    return True
                due = self.calendar.due(due, by, [], due)
        return False

    def extensions(self, f, here):
        """A step that takes `extension` asks, one that extends grants, one that answers otherwise refuses."""
        def takes(step):
            needs = [n if isinstance(n, str) else n["field"] for n in step.get("needs", [])]
            return "extension" in needs + step.get("may", [])

        found = {"requested": [], "granted": [], "refused": []}
        for k in self.known:
            steps = k.profile["steps"]
            for event in k.history:
                step = steps.get(event["step"])
                if step is None or not here(event["at"]):
                    continue
                asked = [steps[s] for s in as_list(step.get("other_than")) if s in steps]
                answers = any(takes(s) and "extends" not in s for s in asked)
                back = "extension" in step.get("clears", []) and not step.get("next_round") and "to" not in step
                if takes(step):
                    found["requested"].append(k)
                if "extends" in step:
                    found["granted"].append(k)
                if not takes(step) and "extends" not in step and (answers or back):
                    found["refused"].append(k)
        f.update({"extensions_" + name: count(cases) for name, cases in found.items()})

    def redress(self, f, t, here, cut):
        """Payments of the period by kind and payer, what came back, and what was outstanding before the cut."""
        exact = any(step.get("gives_redress") for step in self.main["steps"].values())
        exact = exact or any(k.gives() for k in self.known)

        def money(pairs):
            pairs = [(fen, k) for fen, k in pairs if fen > 0]
            who = {k.id: k for _, k in pairs}
            return {"type": "money", "value": sum(fen for fen, _ in pairs) if exact else None,
                    "n": len(who), "ids": list(who)}

        paid = [(k, one) for k in self.known for one in k.standing.payments if here(one[0])]
        back = [(k, one) for k in self.known for one in k.standing.recoveries if here(one[0])]
        f["redress_given"] = money([(one[2], k) for k, one in paid])
        f["redress_advanced"] = money([(one[4], k) for k, one in paid])
        f["redress_recovered"] = money([(one[1], k) for k, one in back])
        left = lambda k: (sum(one[4] for one in k.standing.payments if one[0] < cut)
                          - sum(one[1] for one in k.standing.recoveries + k.standing.borne if one[0] < cut))
        borne = [(k, one) for k in self.known for one in k.standing.borne if here(one[0])]
        f["redress_borne"] = money([(one[1], k) for k, one in borne])
        f["redress_outstanding"] = money([(left(k), k) for k in self.known])

        def of_kind(mine):
            return {"times": {"type": "count", "value": len(mine), "ids": [k.id for k, _ in mine]},
                    "amount": money([(one[2], k) for k, one in mine])}

        def of_payer(test):
            mine = [(k, one) for k, one in paid if test(one[3])]
            return {"given": money([(one[2], k) for k, one in mine]),
                    "advanced": money([(one[4], k) for k, one in mine]),
                    "recovered": money([(one[1], k) for k, one in back if test(one[2])])}

        kinds = {one[1] for k in self.known for one in k.standing.payments}
        payers = {one[3] for k in self.known for one in k.standing.payments}
        payers |= {one[2] for k in self.known for one in k.standing.recoveries}
        t["redress_by_kind"] = {("", kind): of_kind([pair for pair in paid if pair[1][1] == kind]) for kind in kinds}
        t["redress_by_payer"] = {("", payer): of_payer(lambda other: other == payer) for payer in payers}
        if kinds:
            t["redress_by_kind"][None] = of_kind(paid)
        if payers:
            t["redress_by_payer"][None] = of_payer(lambda other: True)

    def repeats(self, f, t, received):
        t["repeats"] = {}
        for k in received:
            named = k.standing.facts.get("repeat_of")
            if named:
                t["repeats"][k.id] = named if any(o.id == named for o in self.known) else "?"
                continue
            mine = set(k.marks())
            before = [o for o in self.known if (o.received, o.id) < (k.received, k.id)
                      and k.fact("category") and o.fact("category") == k.fact("category")
                      and mine & set(o.marks()) and k.received - o.received <= self.repeat_days * DAY]
            if before:
                t["repeats"][k.id] = max(before, key=lambda o: (o.received, o.id)).id
        again = [k for k in received if k.id in t["repeats"]]
        f["repeats"] = rate(again, received)
        people = lambda cases: {k.marks()[0] for k in cases if k.marks()}
        f["repeat_complainants"] = {
            "type": "rate", "numerator": len(people(again)), "denominator": len(people(received)),
            "ids": ids([k for k in received if k.marks()]), "numerator_ids": ids(again)}

    def incidents(self, f, t, received, closed, opened):
        alone = lambda cases: [k for k in cases if not k.stood_for]
        f["incidents_received"], f["incidents_closed"] = count(alone(received)), count(alone(closed))
        f["incidents_open"] = count(alone(opened))
        f["stood_for"] = count([k for k in received if k.stood_for])
        for name, field in (("duplicates", "duplicate_of"), ("group_members", "part_of"), ("split_off", "split_from")):
            f[name] = count([k for k in received if k.names([field])])
        leads = {k.standing.facts["part_of"] for k in self.known if k.names(["part_of"])}
        of = lambda lead, cases: count([k for k in cases if k.standing.facts.get("part_of") == lead])
        t["groups"] = {lead: {"received": of(lead, received), "closed": of(lead, closed), "open": of(lead, opened)}
                       for lead in leads}

    def conduct(self, f, t, received, cut):
        every = sorted((k for k in self.known if k.conduct), key=lambda k: (k.received, k.id))
        here = [k for k in received if k.conduct]
        f["conduct"], f["conduct_share"] = count(here), rate(here, [k for k in received if k.names_conduct])
        f["conduct_nobody"] = count([k for k in here if not k.marks()])
        sources = {}
        for k in every:
            if k.marks():
                sources.setdefault(k.marks()[0], []).append(k)
        now = lambda cases: [k for k in cases if k in here]
        so_far = lambda cases: [k for k in cases if k.received < cut]
        active = [cases for cases in sources.values() if now(cases)]
        again = [cases for cases in active if len(so_far(cases)) > 1]
        f["conduct_repeated"] = {
            "type": "rate", "numerator": len(again), "denominator": len(active),
            "ids": ids([k for k in here if k.marks()]), "numerator_ids": ids([k for c in again for k in now(c)])}
        t["conduct_sources"] = {cases[0].id: {"received": count(now(cases)), "so_far": count(so_far(cases))}
                                for cases in sources.values()}
        t["conduct_channels"] = {("", channel): {"received": count([k for k in here if k.fact("channel") == channel])}
                                 for channel in {k.fact("channel") for k in every}}
