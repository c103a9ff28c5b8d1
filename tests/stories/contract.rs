//! The contract: 24 hours, seven working days, the five breaches with their remedy, improvement, help of party B.

use crate::stage::Story;

const PEOPLE: &str = "\
desk: service
worker: handler
manager: manager
partner: party-b";

/// A complaint that is being investigated; `minutes` go by before it is acknowledged.
fn investigating(minutes: i64) -> Story {
    let mut story = Story::of("contract", PEOPLE);
    let call = [
        "--channel",
        "phone",
        "--name",
        "卓某",
        "--phone",
        "138-0000-0001",
    ];
    let what = ["--title", "迟交", "--set", "nature=grievance"];
    story
        .registers("desk", &[&call[..], &what[..]].concat())
        .cannot("partner", "acknowledge", &[], "role")
        .later(minutes)
        .does("desk", "acknowledge", &[])
        .cannot(
            "desk",
            "assess",
            &["category=delivery", "severity=serious"],
            "urgency",
        )
        .does(
            "desk",
            "assess",
            &["category=delivery", "severity=serious", "urgency=high"],
        )
        .does("desk", "dispatch", &["lead=business", "handler=worker"])
        .stands("investigating");
    story
}

/// Holds what `check` says of breaches against these: the words of each and its remedy.
fn breaches(story: &mut Story, words: &[&str]) {
    story.sees("", &["check"], words);
}

#[test]
fn everything_in_time_from_receipt_to_file() {
    let mut story = investigating(0);
    let help = [
        "part_department=party-b",
        "part_task=提供签收单",
        "part_needed=yes",
        "part_due=2026-09-02T18:00:00+08:00",
    ];
    let found = ["findings=签收晚一日", "cause=process", "outcome=upheld"];
    story
        .does("worker", "ask-for-help", &help)
        .cannot("worker", "verify", &found, "Party B")
        .does(
            "partner",
            "answer-part",
            &["part=party-b", "part_answer=附签收单"],
        )
        .does("worker", "verify", &found)
        .cannot(
            "worker",
            "plan",
            &["measures=x", "responsible=worker"],
            "plan_due",
        )
        .does(
            "worker",
            "plan",
            &["measures=补送", "responsible=worker", "plan_due=2026-09-04"],
        )
        .does("worker", "carry-out", &["done=已补送"])
        .does(
            "desk",
            "report-result",
            &["result=已补送", "follow_up=按月核对"],
        )
        .does("desk", "feedback", &["satisfaction=satisfied"])
        .cannot("desk", "close", &[], "it takes that")
        .does("desk", "review", &["improvement=needed"])
        .does(
            "manager",
            "order-action",
            &[
                "action_text=出库当日复核",
                "action_kind=preventive",
                "action_owner=worker",
                "action_due=2026-09-20",
            ],
        )
        .does("desk", "close", &[])
        .does("desk", "archive", &[])
        .does(
            "worker",
            "complete-action",
            &["action=1", "action_result=已执行"],
        )
        .cannot("desk", "verify-action", &["action=1"], "role")
        .does("manager", "verify-action", &["action=1"])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("closed", "1"),
                ("actions_verified", "1"),
                ("actions_in_time", "1/1"),
            ],
        );
    for clock in ["acknowledge", "resolve", "plan", "part", "action"] {
        assert_eq!(story.verdict(clock), "met", "{clock}");
    }
}

#[test]
fn the_response_has_24_hours_and_the_answer_seven_working_days() {
    let story = investigating(24 * 60 - 10);
    assert_eq!(story.verdict("acknowledge"), "met");
    let mut story = investigating(24 * 60 - 9);
    assert_eq!(story.verdict("acknowledge"), "missed");
    let id = story.case();
    story.sees("", &["show", &id, "--explain"], &["due 2026-09-10 23:59"]);
    breaches(&mut story, &["24 hours", "Train customer service"]);
}

#[test]
fn each_of_the_five_breaches_is_found_with_its_remedy() {
    let mut story = investigating(2 * 24 * 60);
    story
        .does(
            "worker",
            "ask-for-help",
            &[
                "part_department=party-b",
                "part_task=提供签收单",
                "part_needed=no",
                "part_due=2026-09-04",
            ],
        )
        .does("partner", "record-leak", &["reason=群发邮件带出电话"])
        .does(
            "worker",
            "verify",
            &["findings=x", "cause=staff", "outcome=upheld"],
        )
        .does(
            "manager",
            "order-action",
            &[
                "action_text=复核",
                "action_kind=corrective",
                "action_owner=worker",
                "action_due=2026-09-08",
            ],
        )
        .later(14 * 24 * 60);
    breaches(
        &mut story,
        &[
            "24 hours",
            "Train customer service",
            "within seven working days",
            "Mend the process",
            "leaked personal data",
            "Secure the data",
            "did not improve what was found",
            "Set up a way to improve",
            "Party B did not help",
            "Talk with party B",
        ],
    );
}
