//! Thirteen cases around October 2026; `figures.rs` works their figures out by hand.

use crate::support::{Builder, case};

/// The thirteen cases.
pub(crate) fn october() -> Vec<Builder> {
    vec![
        // Received and closed in September.
        case("TS-20260901-AAAA", "09-01 09:00")
            .step(
                "09-01 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .step("09-03 09:00", "close", &[("outcome", "upheld")]),
        // Received in September, closed in October, late: 12 days.
        case("TS-20260928-BBBB", "09-28 09:00")
            .step(
                "09-28 09:40",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-10 08:00",
                "feedback",
                &[("satisfaction", "dissatisfied"), ("rating", "2")],
            )
            .step("10-10 09:00", "close", &[("outcome", "upheld")]),
        // Received in September, still open today: overdue.
        case("TS-20260929-CCCC", "09-29 09:00").step(
            "09-29 09:20",
            "assign",
            &[("lead", "accounts"), ("handler", "sun")],
        ),
        // October: acknowledged in time, closed in 2 days, satisfied 5.
        case("TS-20261009-D001", "10-09 09:00")
            .phone("13800000001")
            .step(
                "10-09 09:30",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-11 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "5")],
            )
            .step("10-11 09:00", "close", &[("outcome", "upheld")]),
        // Acknowledged one second late; two rounds, first dissatisfied, then satisfied; 4 days.
        case("TS-20261010-D002", "10-10 09:00")
            .with("category", "outage")
            .step(
                "10-10 09:30:01",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-12 09:00",
                "feedback",
                &[("satisfaction", "dissatisfied")],
            )
            .step("10-12 10:00", "redo", &[])
            .by(
                "qian",
                "10-14 08:00",
                "feedback",
                &[("satisfaction", "satisfied")],
            )
            .step("10-14 09:00", "close", &[("outcome", "not_upheld")]),
        // Paused for 5 of 6 days; not asked.
        case("TS-20261012-D003", "10-12 09:00")
            .step(
                "10-12 09:10",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .step("10-12 10:00", "pause", &[])
            .step("10-17 10:00", "resume", &[])
            .step("10-18 08:00", "feedback", &[("satisfaction", "not_asked")])
            .step("10-18 09:00", "close", &[("outcome", "partly_upheld")]),
        // Extended by 5 days, closed on day 8: met, and missed by the first due moment; no answer.
        case("TS-20261013-D004", "10-13 09:00")
            .step(
                "10-13 09:10",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .by(
                "sun",
                "10-14 09:00",
                "ask-extension",
                &[("extension", "5d")],
            )
            .by("qian", "10-14 10:00", "grant-extension", &[])
            .step("10-21 08:00", "feedback", &[("satisfaction", "no_answer")])
            .step("10-21 09:00", "close", &[]),
        // The same customer and category as D001 ten days later; extension refused; open at the end, closed in November.
        case("TS-20261019-D005", "10-19 09:00")
            .phone("138 0000 0001")
            .step(
                "10-19 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "zhao",
                "10-20 09:00",
                "ask-extension",
                &[("extension", "2d")],
            )
            .by("qian", "10-20 10:00", "refuse-extension", &[])
            .by(
                "qian",
                "11-05 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "4")],
            )
            .step("11-05 09:00", "close", &[("outcome", "upheld")]),
        // Withdrawn.
        case("TS-20261020-D006", "10-20 09:00").step("10-21 09:00", "withdraw", &[]),
        // Never assigned: both clocks run on, late.
        case("TS-20261021-D007", "10-21 09:00").with("channel", "counter"),
        // Closed in October, opened again three days later, closed again in November.
        case("TS-20261022-D008", "10-22 09:00")
            .with("kind", "inquiry")
            .step(
                "10-22 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .step(
                "10-23 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "3")],
            )
            .step("10-23 09:00", "close", &[])
            .step("10-26 09:00", "reopen", &[])
            .step("11-02 09:00", "close", &[]),
        // Received on the last second of October, paused in November.
        case("TS-20261031-D009", "10-31 23:59:59")
            .step(
                "11-01 00:10:00",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .step("11-02 09:00", "pause", &[]),
        // Received on the first second of November.
        case("TS-20261101-E001", "11-01 00:00:00"),
    ]
}
