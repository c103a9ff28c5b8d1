//! Complaints past the level, groups, and harassment.

use crate::mall_team::{complaint, investigated, mall, register, to_the_archive};

#[test]
fn a_complaint_past_the_level_is_heard_and_counted_by_store_manager() {
    let mut story = complaint("service-attitude");
    story
        .cannot(
            "desk",
            "record-skip",
            &["reason=直接找总部"],
            "store_manager",
        )
        .does(
            "desk",
            "record-skip",
            &["store_manager=manager", "reason=直接打总部电话"],
        )
        .cannot(
            "desk",
            "record-skip",
            &["store_manager=manager", "reason=x"],
            "it takes that",
        )
        .does(
            "desk",
            "judge",
            &["category=service-attitude", "grounds=yes", "reasonable=yes"],
        )
        .stands("judged");
    let month = ["--month", "2026-09", "--by", "store_manager"];
    let report = story
        .run("report", "", &month, &["--format", "json"])
        .json();
    let text = report.to_string();
    assert!(text.contains("record-skip"), "{text}");
    assert!(text.contains("by_store_manager"), "{text}");
}

#[test]
fn harassing_calls_have_a_queue_and_are_decided_by_somebody_else() {
    let mut story = mall();
    let call = [
        "--kind",
        "harassment",
        "--channel",
        "phone",
        "--title",
        "胡言乱语",
    ];
    let known = ["--phone", "138-0000-0099", "--set", "call_sign=nonsense"];
    story
        .registers("desk", &[&call[..], &known[..]].concat())
        .does("desk", "queue-call", &[])
        .does("desk2", "log-call", &["calls=3"])
        .cannot(
            "desk2",
            "confirm-harassment",
            &["countermeasure=blocked", "calls=4"],
            "role",
        )
        .cannot(
            "section",
            "confirm-harassment",
            &["countermeasure=blocked"],
            "calls",
        )
        .does(
            "section",
            "confirm-harassment",
            &["countermeasure=blocked", "calls=4"],
        )
        .stands("harassment")
        .does("desk", "log-call", &["calls=5", "countermeasure=legal"])
        .stands("harassment")
        .finds(&[]);
}

#[test]
fn a_customer_once_suspected_can_still_complain() {
    let mut story = complaint("price");
    story
        .does("desk", "suspect-harassment", &["call_sign=pretext"])
        .stands("queued")
        .cannot(
            "desk",
            "judge",
            &["category=price", "grounds=yes", "reasonable=yes"],
            "queue",
        )
        .does("section", "dismiss-suspicion", &["reason=确有购物小票"])
        .stands("registered")
        .does(
            "desk",
            "judge",
            &["category=price", "grounds=yes", "reasonable=yes"],
        )
        .stands("judged");
}

#[test]
fn nobody_decides_on_a_suspicion_of_his_own() {
    let mut story = complaint("price");
    story
        .does("manager", "suspect-harassment", &["call_sign=pretext"])
        .cannot(
            "manager",
            "confirm-harassment",
            &["countermeasure=ended", "calls=1"],
            "manager",
        )
        .cannot("manager", "dismiss-suspicion", &["reason=x"], "manager");
}

#[test]
fn a_withdrawn_complaint_stays_out_of_the_rates() {
    let mut story = investigated("fitting", "after-sales", "fitter");
    story
        .does("desk", "withdraw", &["reason=顾客说不用了"])
        .stands("withdrawn")
        .finds(&[]);
}

#[test]
fn a_group_is_led_by_the_case_of_its_representative() {
    let mut story = complaint("price");
    story.does("desk", "mark-representative", &["group_size=3"]);
    let leading = story.case();
    story
        .does(
            "desk",
            "escalate",
            &["escalation_level=group", "reason=三人同一件事"],
        )
        .does(
            "director",
            "answer-report",
            &["report=1", "report_answer=分别接待"],
        )
        .finds(&[]);
    register(&mut story, "price", "138-0000-0002");
    let own = format!("part_of={}", story.case());
    let part_of = format!("part_of={leading}");
    story
        .cannot("desk", "join-group", &[&own], "itself")
        .does("desk", "join-group", &[&part_of])
        .stands("grouped")
        .does(
            "desk",
            "settle-with-group",
            &["outcome=upheld", "result=按代表方案补差价"],
        )
        .stands("group-answered")
        .cannot("desk", "close-member", &[], "it takes that")
        .does("desk", "ask-member", &["satisfaction=satisfied"])
        .does("desk", "close-member", &[])
        .stands("closed");
    register(&mut story, "price", "138-0000-0003");
    story
        .does("desk", "join-group", &[&part_of])
        .does("desk", "leave-group", &["reason=诉求不同"])
        .stands("registered");
    let month = ["--month", "2026-09", "--format", "json"];
    let report = story.run("report", "", &month, &[]).json().to_string();
    assert!(report.contains("incidents"), "{report}");
}

#[test]
fn a_complaint_taken_in_twice_is_merged() {
    let mut story = complaint("price");
    let first = format!("duplicate_of={}", story.case());
    register(&mut story, "price", "138-0000-0001");
    story
        .cannot("desk", "merge-duplicate", &[], "duplicate_of")
        .does("desk", "merge-duplicate", &[&first])
        .stands("merged");
}

#[test]
fn a_complaint_by_the_press_is_reported_to_the_top() {
    let mut story = mall();
    let card = [
        "--channel",
        "media",
        "--name",
        "某报",
        "--phone",
        "010-0000-0000",
        "--title",
        "冰箱不符",
    ];
    story
        .registers("desk", &card)
        .cannot("desk", "escalate", &["reason=记者来电"], "escalation_level")
        .does(
            "desk",
            "escalate",
            &[
                "escalation_level=outside",
                "reason=记者来电",
                "report_due=2026-09-02T12:00",
            ],
        )
        .cannot(
            "desk2",
            "answer-report",
            &["report=1", "report_answer=x"],
            "role",
        )
        .does(
            "boss",
            "answer-report",
            &["report=1", "report_answer=由处长出面"],
        )
        .finds(&[]);
}

#[test]
fn an_improvement_is_done_and_verified_and_the_customer_is_visited() {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .does(
            "seller",
            "propose",
            &["outcome=upheld", "proposal=道歉", "redress=apology"],
        )
        .does("boss", "instruct", &["instruction=同意"])
        .does("director", "approve", &[])
        .does("desk", "notify-customer", &["answer=道歉"])
        .does("seller", "carry-out", &["result=已当面道歉"]);
    to_the_archive(&mut story);
    story
        .cannot(
            "manager",
            "verify-action",
            &["action=1", "action_proof=x"],
            "action",
        )
        .does("seller", "complete-action", &["action=1"])
        .cannot(
            "fitter",
            "verify-action",
            &["action=1", "action_proof=x"],
            "role",
        )
        .does(
            "manager",
            "verify-action",
            &["action=1", "action_proof=一月内无同类投诉"],
        )
        .cannot(
            "desk",
            "care-visit",
            &["care=1", "carried_out=yes"],
            "of_use",
        )
        .later(60 * 24 * 60)
        .finds(&["clock-late"])
        .does(
            "desk",
            "care-visit",
            &[
                "care=1",
                "carried_out=yes",
                "of_use=yes",
                "anything_else=无",
                "asked_by=letter",
            ],
        );
    assert_eq!(story.verdict("action"), "met");
    assert_eq!(story.verdict("care"), "missed");
}
