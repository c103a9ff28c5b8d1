"""Makes a project with payments, advances and recoveries by the program itself, for the oracle to add up.

    python3 tests/report/oracle/redress_cases.py ROOT PROGRAM PROFILE
"""

import os
import pathlib
import random
import subprocess
import sys
from datetime import datetime, timedelta, timezone

HOW_MANY = 40
CHINA = timezone(timedelta(hours=8))


def main(root, program, profile):
    chance = random.Random(4)
    folder = pathlib.Path(root)
    (folder / "profiles").mkdir(parents=True)
    shop = pathlib.Path(profile).read_text(encoding="utf-8") + """
[steps.bear]
label = { zh = "自行承担", en = "Bear" }
from = ["working", "done"]
when = { redress_outstanding = true }
bears_advance = true
"""
    (folder / "profiles" / "shop.toml").write_text(shop, encoding="utf-8")
    (folder / "tousu.toml").write_text('profile = "profiles/shop.toml"\n', encoding="utf-8")

    def run(at, *arguments):
        environment = {**os.environ, "TOUSU_NOW": at.isoformat(), "TOUSU_SEED": str(at), "TOUSU_ACTOR": "wang"}
        done = subprocess.run([program, "--dir", root, *arguments], env=environment, capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stderr)

    def pay(at, number):
        kind = chance.choice(["refund", "refund", "apology"])
        payer = chance.choice(["company", "advance", "advance", "insurer", "merchant"])
        given = [f"redress={kind}", f"payer={payer}"]
        if kind == "refund" or chance.random() < 0.3:
            given.append(f"amount={chance.randrange(1, 200_000) / 100}")
            if chance.random() < 0.3:
                given.append(f"payer_share={chance.randrange(0, 200_000) / 100}")
        run(at, "advance", number, "pay", *(word for pair in given for word in ("--set", pair)))

    for index in range(HOW_MANY):
        at = datetime(2026, 7, 25, 9, tzinfo=CHINA) + timedelta(hours=chance.randrange(24 * 110))
        before = set(folder.glob("cases/*/*/*.yaml"))
        run(at, "new", "--kind", "complaint", "--title", f"案件{index}", "--channel", "counter")
        number, = [path.stem for path in set(folder.glob("cases/*/*/*.yaml")) - before]
        later = lambda: timedelta(hours=chance.randrange(1, 24 * 12))
        at += later()
        run(at, "advance", number, "start")
        for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
            at += later()
            pay(at, number)
        if chance.random() < 0.7:
            at += later()
            run(at, "advance", number, "close", "--set", "outcome=upheld")
        for _ in range(chance.choice([0, 0, 1, 2])):
            at += later()
            amount, payer = chance.randrange(1, 150_000) / 100, chance.choice(["insurer", "merchant"])
            text = (folder / f"cases/{number[3:7]}/{number[7:9]}/{number}.yaml").read_text(encoding="utf-8")
            if "advance" in text:
                environment = {**os.environ, "TOUSU_NOW": at.isoformat(), "TOUSU_SEED": str(at), "TOUSU_ACTOR": "wang"}
                # Where nothing is outstanding any more, the step is refused.
                subprocess.run([program, "--dir", root, "advance", number, "recover", "--set", f"recovered={amount}",
                                "--set", f"payer={payer}"], env=environment, capture_output=True)
                if chance.random() < 0.3:
                    subprocess.run([program, "--dir", root, "advance", number, "bear"], env=environment,
                                   capture_output=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
