"""Makes a project with actions, escalations and approvals by the program itself, for the oracle to count.

    python3 tests/report/oracle/powers_cases.py ROOT PROGRAM PROFILE
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone

HOW_MANY = 60
CHINA = timezone(timedelta(hours=8))


def main(root, program, profile):
    chance = random.Random(11)
    folder = pathlib.Path(root)
    (folder / "profiles").mkdir(parents=True)
    shutil.copy(profile, folder / "profiles" / "powers.toml")
    (folder / "tousu.toml").write_text('profile = "profiles/powers.toml"\n', encoding="utf-8")
    taken = {}

    def run(at, who, *arguments):
        environment = {**os.environ, "TOUSU_NOW": at.isoformat(), "TOUSU_SEED": str(at), "TOUSU_ACTOR": who}
        return subprocess.run([program, "--dir", root, "--no-input", *arguments], env=environment, capture_output=True,
                              text=True)

    for index in range(HOW_MANY):
        at = datetime(2026, 7, 28, 9, tzinfo=CHINA) + timedelta(hours=chance.randrange(24 * 108))
        before = set(folder.glob("cases/*/*/*.yaml"))
        channel = chance.choice(["counter", "counter", "press"])
        made = run(at, "wang", "new", "--kind", "complaint", "--title", f"案件{index}", "--channel", channel)
        assert made.returncode == 0, made.stderr
        number, = [path.stem for path in set(folder.glob("cases/*/*/*.yaml")) - before]

        def step(name, who="wang", **given):
            # What is not possible now is refused, and changes nothing.
            words = [word for pair in given.items() for word in ("--set", "=".join(pair))]
            done = run(at, who, "advance", number, name, *words)
            taken[name] = taken.get(name, 0) + (done.returncode == 0)

        for _ in range(chance.randrange(6, 24)):
            at += timedelta(minutes=chance.randrange(30, 60 * 24 * 4))
            if at > datetime(2026, 11, 22, tzinfo=CHINA):
                break
            what = chance.choice(["escalate", "propose", "propose", "sign", "sign", "sign", "refuse", "withdraw",
                                  "change", "change", "order", "complete", "complete", "complete", "verify", "verify", "verify",
                                  "close", "reopen", "reopen"])
            if what == "escalate":
                step("escalate", escalation_level=chance.choice(["press", "nearly-late"]))
            elif what == "propose":
                step("propose", proposal=f"方案{at:%m%d}", amount=str(chance.choice([200, 900, 1500, 3000])))
            elif what == "sign":
                step("approve", chance.choice(["li", "zhao"]))
            elif what == "refuse":
                step("reject-proposal", "li", reason="金额不合理")
            elif what == "withdraw":
                step("withdraw-proposal")
            elif what == "change":
                step("revise", amount=str(chance.randrange(1, 2000)))
            elif what == "order":
                due = at + timedelta(days=chance.randrange(1, 25))
                step("order-action", action_text="核查", action_owner="sun", action_due=due.isoformat())
            elif what in ("complete", "verify"):
                step(f"{what}-action", action=chance.choice("112"))
            elif what == "close":
                step("close", outcome="upheld", cause=chance.choice(["system", "staff"]))
            else:
                step("reopen")
    print(", ".join(f"{name} {times}" for name, times in sorted(taken.items())))
    assert len(taken) == 11 and all(taken.values()), taken


if __name__ == "__main__":
    main(*sys.argv[1:])
