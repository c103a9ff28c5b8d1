//! Complaints past the level, groups, and harassment.

use crate::mall_team::{complaint, investigated, mall};

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
    let known = [
        "--set",
        "call_source=138-0000-0099",
        "--set",
        "call_sign=nonsense",
    ];
    story
        .registers("desk", &[&call[..], &known[..]].concat())
        .does("desk", "queue-call", &[])
        .does("desk2", "log-call", &["calls=3"])
        .cannot(
            "desk",
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
        .does(
            "desk",
            "suspect-harassment",
            &["call_source=138-0000-0001", "call_sign=pretext"],
        )
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
        .does(
            "manager",
            "suspect-harassment",
            &["call_source=1", "call_sign=pretext"],
        )
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
