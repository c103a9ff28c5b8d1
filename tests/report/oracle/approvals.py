"""What became of approvals, by docs/profile.md and docs/report.md; without people, any signature fits."""

from replay import as_list

WORDS = ("put_up", "granted", "refused", "withdrawn", "void")


def level_of(rule, facts):
    """The last level whose `over` the amount passes, from 1."""
    fen = facts.get(rule.get("amount"))
    passed = [n for n, level in enumerate(rule["levels"], 1)
              if "over" not in level or (fen is not None and int(fen) > level["over"])]
    return passed[-1]


def course(k, until):
    """What happened, as (word, when, approval, level, seconds since it was put up); and what waits at the end."""
    happened, standing, facts = [], {}, dict(k.case.get("details") or {})
    for number, event in enumerate(k.history):
        if number and event["at"] >= until:
            continue
        step = k.profile["steps"].get(event["step"], {})
        before = dict(facts)
        for field in step.get("clears", []):
            facts.pop(field, None)
        for field, given in {**step.get("sets", {}), **event["set"]}.items():
            facts[field] = given
        for name, rule in k.profile.get("approvals", {}).items():
            covers = list(dict.fromkeys([*rule["covers"], *as_list(rule.get("amount"))]))
            values = lambda of: [of.get(field) or "" for field in covers]
            tell = lambda word, at, level: happened.append(
                (word, event["at"], name, level, int((event["at"] - at).total_seconds())))
            if event["step"] in as_list(rule["propose"]):
                standing[name] = {"at": event["at"], "signed": 0, "state": "open"}
                tell("put_up", event["at"], level_of(rule, facts))
                continue
            now = standing.get(name)
            if now is None:
                continue
            level = level_of(rule, before)
            if values(before) != values(facts):
                if set(covers) & set(step.get("clears", [])) or not any(values(facts)):
                    del standing[name]
                    continue
                if now["signed"] and now["state"] in ("open", "granted"):
                    now["state"] = "void"
                    tell("void", now["at"], level)
            if now["state"] != "open":
                continue
            if event["step"] == rule["grant"]:
                now["signed"] += 1
                if now["signed"] == len(rule["levels"][level - 1]["signatures"]):
                    now["state"] = "granted"
                    tell("granted", now["at"], level)
            for word, key in (("refused", "refuse"), ("withdrawn", "withdraw")):
                if event["step"] == rule.get(key):
                    now["state"] = word
                    tell(word, now["at"], level)
    waiting = [(name, level_of(k.profile["approvals"][name], facts)) for name, now in standing.items()
               if now["state"] == "open"]
    return happened, waiting


def count_all(f, t, known, opened, here, cut):
    from figures import count, lengths
    ever = [(k, deed) for k in known for deed in course(k, max(e["at"] for e in k.history) + k.second)[0]]
    deeds = [(k, deed) for k, deed in ever if here(deed[1])]
    waiting = [(k, one) for k in opened for one in course(k, cut)[1]]

    def row(deeds, waiting):
        found = {word: count([k for k, deed in deeds if deed[0] == word]) for word in WORDS}
        found["pending"] = count([k for k, _ in waiting])
        decided = [(deed[4], k) for k, deed in deeds if deed[0] in ("granted", "refused")]
        return {**found, "decision_time": lengths(decided)["median"]}

    f.update({f"approvals_{name}": figure for name, figure in row(deeds, waiting).items()})
    rules = {}
    for k in known:
        for name, rule in k.profile.get("approvals", {}).items():
            rules[name] = max(rules.get(name, 0), len(rule["levels"]))
    t["approvals"] = {f"{name}/{level}": row([pair for pair in deeds if pair[1][2:4] == (name, level)],
                                             [pair for pair in waiting if pair[1] == (name, level)])
                      for name, levels in rules.items() for level in range(1, levels + 1)}
