"""Items, actions and escalations, by docs/profile.md and docs/report.md."""

import replay

HEADER = ("title", "kind", "channel", "category", "cause", "severity", "urgency", "priority", "lead", "assist",
          "handler", "received", "promised", "outcome", "satisfaction", "rating")


def picks(step):
    return [one for one in (step.get("changes"), step.get("closes")) if one]


def complete(profile):
    """Fills in what a profile leaves to be understood."""
    rules = profile.get("actions", {})
    for clock in profile["clocks"].values():
        item = clock.get("item")
        if item is None:
            continue
        steps = profile["steps"].items()
        clock.setdefault("start", [k for k, step in steps if item in step.get("opens", [])])
        reports = lambda k, step: rules.get("item") == item and rules.get("done") == k and item in picks(step)
        clock.setdefault("stop", [k for k, step in steps if step.get("closes") == item or reports(k, step)])
    raising = list(dict.fromkeys(rule["step"] for rule in profile.get("escalations", {}).values()))
    if raising:
        profile.setdefault("report", {}).setdefault("escalation_steps", raising)


def recorded(event, step):
    given = {**step.get("sets", {}), **event["set"]}
    return {k: v for k, v in given.items() if k not in HEADER and k not in picks(step)}


def pick_items(standing, event, step):
    """Changes and closes the items that an event picks."""
    actions, own = standing.profile.get("actions", {}), recorded(event, step)
    for kind in dict.fromkeys(picks(step)):
        for item in standing.items:
            if (item["kind"], item["id"]) != (kind, event["set"].get(kind)):
                continue
            item["fields"].update(own)
            if kind == actions.get("item"):
                if event["step"] == actions.get("verified"):
                    item["verified"] = event["at"]
                elif event["step"] == actions.get("done") or (step.get("closes") == kind and not item["done"]):
                    item["done"] = event["at"]
            if step.get("closes") == kind and item["over"] is None:
                item["over"] = event["at"]


def open_items(standing, index, event, step):
    for kind in step.get("opens", []):
        rule = standing.profile["items"][kind]
        if not standing.holds(rule.get("when")):
            continue
        own = {**step.get("sets", {}), **event["set"]}
        named = own.get(rule["name"]) if "name" in rule else None
        if "name" in rule and not named:
            continue
        same = [item for item in standing.items if item["kind"] == kind and item["named"] == named]
        again = [item for item in same if named and item["over"] is None]
        if again:
            again[0]["fields"].update(recorded(event, step))
            continue
        number = str(len(same) + 1)
        name = number if named is None else named if not same else f"{named}-{number}"
        standing.items.append({"kind": kind, "id": name, "named": named, "opened": event["at"], "by": index,
                               "fields": recorded(event, step),
                               "over": None, "lapsed": None, "done": None, "verified": None})


def end_items(standing, at):
    """At the end of a case, lets go of the items that no step closes from an end."""
    def closable(kind):
        closing = [step for step in standing.profile["steps"].values() if step.get("closes") == kind]
        return any(one == "@ended" or standing.group(one) != "open" for step in closing
                   for one in replay.as_list(step.get("from")) if one != "@open")

    for item in standing.items:
        if item["over"] is None and not closable(item["kind"]):
            item["over"] = item["lapsed"] = at


def item_fact(standing, name):
    head, _, kind = name.partition("_")
    if head not in ("open", "necessary") or kind not in standing.profile.get("items", {}):
        return None
    wanted = standing.profile["items"][kind].get("necessary") if head == "necessary" else None
    counts = lambda item: all(item["fields"].get(field) == value for field, value in (wanted or {}).items())
    found = sum(item["kind"] == kind and item["over"] is None and counts(item) for item in standing.items)
    return str(found) if found else None


def due_escalations(standing, at, calendar):
    found = []
    for name, rule in standing.profile.get("escalations", {}).items():
        rounds = [turn for one, turn, _ in standing.escalated if one == name]
        if rounds if rule.get("per") != "round" else standing.round in rounds:
            continue
        origin = replay.as_list(standing.profile["steps"][rule["step"]].get("from"))
        if standing.group(standing.status) != "open" and standing.status not in origin and "@ended" not in origin:
            continue
        if not standing.holds(rule.get("when")):
            continue
        if "clock" in rule and not any(used_up(run, rule.get("percent", 100), standing, at)
                                       for run in standing.judged(at, calendar)
                                       if run["id"] == rule["clock"] and run["stopped"] is None):
            continue
        found.append(name)
    return found


def used_up(run, percent, standing, at):
    idle = 0
    if standing.profile["clocks"][run["id"]].get("pausable"):
        spans = [(max(a, run["started"]), min(b or at, run["due"])) for a, b in standing.pauses]
        idle = sum(max(0, (b - a).total_seconds()) for a, b in spans)
    used = (at - run["started"]).total_seconds() - idle
    whole = (run["due"] - run["started"]).total_seconds() - idle
    return used >= whole * percent // 100 if percent < 100 else used > whole * percent // 100


def escalations(f, t, oracle, received, closed, opened, cut, judged_at):
    from figures import count, rate
    able = lambda cases: [k for k in cases if k.profile.get("escalations")]

    def past(k, moment):
        return replay.Standing(k.case, k.profile, [e for n, e in enumerate(k.history)
                                            if n == 0 or e["at"] < moment or e["step"] == "edit"])

    due = {k.id: due_escalations(past(k, cut), judged_at, oracle.calendar) for k in able(opened)}
    missed = {k.id: due_escalations(past(k, k.closed), k.closed, oracle.calendar) for k in able(closed)}
    f["escalations_due"] = rate([k for k in able(opened) if due[k.id]], able(opened))
    f["escalations_missed"] = rate([k for k in able(closed) if missed[k.id]], able(closed))
    t["escalations_by_name"] = {}
    for name in dict.fromkeys(one for k in oracle.known for one in k.profile.get("escalations", {})):
        could = [k for k in received if name in k.profile.get("escalations", {})]
        took = [k for k in could if any(one == name for one, *_ in k.standing.escalated)]
        t["escalations_by_name"][name] = {
            "recorded": rate(took, could),
            "due": count([k for k in able(opened) if name in due[k.id]]),
            "missed": count([k for k in able(closed) if name in missed[k.id]])}


def actions(f, t, known, start, end, judged_at):
    """`known` are the cases as they stood at the end of the period."""
    from figures import count, rate
    received = [k for k in known if start <= k.received < end and k.counts]
    all_of_them = []
    for k in known:
        rules = k.profile.get("actions")
        for item in k.standing.items if rules else []:
            if item["kind"] != rules["item"]:
                continue
            runs = [run for run in k.clocks if (run["item_kind"], run["item"]) == (item["kind"], item["id"])]
            done, cause = item["done"], k.standing.facts.get("cause")
            again = [o for o in received if done and cause and o.received > done and o is not k
                     and o.standing.fact("cause") == cause]
            verified, lapsed = item["verified"], None if item["done"] else item["lapsed"]
            over = verified or (done if "verified" not in rules else None) or lapsed
            due = min((run["due"] for run in runs), default=None)
            all_of_them.append({"case": k, "id": f"{k.id}/{item['id']}", "ordered": item["opened"], "due": due,
                                "done": done, "verified": verified, "cause": cause, "again": again, "over": over, "lapsed": lapsed,
                                "owner": item["fields"].get(rules.get("owner")),
                                "late": not done and not lapsed and due is not None and due < judged_at})
    here = lambda at: at is not None and start <= at < end
    cases = lambda test: [one["case"] for one in all_of_them if test(one)]
    f["actions_ordered"] = count(cases(lambda one: here(one["ordered"])))
    due = lambda one: here(one["due"]) and (one["done"] or one["due"] < judged_at)
    f["actions_in_time"] = rate(cases(lambda one: due(one) and one["done"] and one["done"] <= one["due"]), cases(due))
    f["actions_done"] = count(cases(lambda one: here(one["done"])))
    f["actions_verified"] = count(cases(lambda one: here(one["verified"])))
    f["actions_late"] = count(cases(lambda one: one["late"]))
    caused = lambda one: one["done"] and one["cause"]
    f["actions_cause_again"] = rate(cases(lambda one: caused(one) and one["again"]), cases(caused))
    state = lambda one: next((word for word in ("verified", "done", "lapsed", "late") if one[word]), "open")
    t["actions"] = {one["id"]: (one["cause"], one["owner"], state(one), one["due"], one["done"],
                                sorted(k.id for k in one["again"]))
                    for one in all_of_them if one["over"] is None or one["over"] >= start or one["again"]}


def breaches(t, oracle, received, now):
    """Cases received in which each breach occurred, as known now."""
    from figures import rate

    def occurred(k, rule):
        clock = rule.get("clock")
        late = [run for run in k.clocks if run["id"] == clock
                and (not run["met"] if run["stopped"] else now > run["due"])]
        return (clock is None or bool(late)) and k.standing.holds(rule.get("when"))

    t["breaches"] = {}
    for name in dict.fromkeys(one for k in oracle.known for one in k.profile.get("breaches", {})):
        bound = [k for k in received if name in k.profile.get("breaches", {})]
        t["breaches"][name] = {"cases": rate([k for k in bound if occurred(k, k.profile["breaches"][name])], bound)}
