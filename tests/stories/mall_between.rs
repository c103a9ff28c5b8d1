//! What may come between at a mall: another unit, a part changed, a promise, a proposal refused or taken back.

use crate::mall_team::{complaint, investigated, mall, register, to_the_archive};
use crate::stage::Story;

const PROPOSAL: [&str; 3] = ["outcome=upheld", "proposal=当面道歉", "redress=apology"];

fn proposed() -> Story {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .does("seller", "propose", &PROPOSAL)
        .does("boss", "instruct", &["instruction=从快"]);
    story
}

/// From a proposal that the leader has seen to the customer's answer.
fn to_the_customer(story: &mut Story) {
    story
        .does("director", "approve", &[])
        .does(
            "desk",
            "notify-customer",
            &["answer=按方案办", "remedy_due=2026-09-05"],
        )
        .does("seller", "carry-out", &["result=已道歉"]);
}

#[test]
fn another_unit_is_named_with_a_reason_and_gets_a_notice_of_its_own() {
    let mut story = investigated("service-attitude", "floor", "seller");
    let named = ["lead=after-sales", "handler=fitter", "reason=实为安装纠纷"];
    story
        .cannot("seller", "reassign", &named, "role")
        .cannot("desk", "reassign", &named[..2], "reason")
        .cannot("desk", "reassign", &named[1..], "lead")
        .does("desk", "reassign", &named)
        .stands("assigned")
        .does(
            "fitter",
            "find-cause",
            &["cause=skill", "findings=安装有误", "responsible=安装工某某"],
        )
        .cannot("fitter", "propose", &PROPOSAL, "it takes that")
        .does("desk", "send-notice", &["notice=请三日内查明"])
        .does("fitter", "propose", &PROPOSAL)
        .stands("proposed");
}

#[test]
fn what_a_department_was_asked_for_is_changed_and_the_customer_is_promised_a_day() {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .does(
            "seller",
            "call-in",
            &[
                "part_department=delivery",
                "part_task=查送货单",
                "part_needed=yes",
                "part_due=2026-09-03",
            ],
        )
        .cannot("seller", "propose", &PROPOSAL, "Delivery")
        .cannot(
            "driver",
            "change-part",
            &["part=delivery", "part_needed=no"],
            "role",
        )
        .cannot("seller", "change-part", &["part_needed=no"], "part")
        .does(
            "seller",
            "change-part",
            &["part=delivery", "part_needed=no"],
        )
        .cannot("driver", "promise", &["promised=2026-09-04"], "role")
        .cannot("desk", "promise", &[], "promised")
        .does("desk", "promise", &["promised=2026-09-04"])
        .does("seller", "propose", &PROPOSAL)
        .stands("proposed");
}

#[test]
fn a_proposal_is_refused_or_taken_back_with_a_reason_and_made_anew() {
    let mut story = proposed();
    story
        .cannot("director", "reject-proposal", &[], "reason")
        .cannot("seller", "reject-proposal", &["reason=x"], "seller")
        .cannot("driver", "reject-proposal", &["reason=x"], "role")
        .does("director", "reject-proposal", &["reason=应另附补偿"])
        .stands("investigated")
        .cannot("director", "approve", &[], "is in state")
        .does("seller", "propose", &PROPOSAL)
        .cannot("seller", "withdraw-proposal", &[], "reason")
        .cannot("driver", "withdraw-proposal", &["reason=x"], "role")
        .does("seller", "withdraw-proposal", &["reason=数额有误"])
        .stands("investigated")
        .does("seller", "propose", &PROPOSAL)
        .does("boss", "instruct", &["instruction=同意"]);
    to_the_customer(&mut story);
    to_the_archive(&mut story);
    story.figures(
        "2026-09",
        &[("approvals_refused", "1"), ("approvals_withdrawn", "1")],
    );
}

#[test]
fn one_improvement_serves_two_cases_and_one_more_is_ordered_for_the_second() {
    let mut story = proposed();
    to_the_customer(&mut story);
    to_the_archive(&mut story);
    let first = format!("action_of={}/1", story.case());
    register(&mut story, "service-attitude", "138-0000-0002");
    story
        .does(
            "desk",
            "judge",
            &["category=service-attitude", "grounds=yes", "reasonable=yes"],
        )
        .does("desk", "notify-unit", &["lead=floor", "handler=seller"])
        .does("desk", "send-notice", &["notice=请查"])
        .does(
            "seller",
            "find-cause",
            &["cause=skill", "findings=同上", "responsible=导购某某"],
        )
        .does("seller", "propose", &PROPOSAL)
        .does("boss", "instruct", &["instruction=同意"]);
    to_the_customer(&mut story);
    story
        .does("desk", "feedback", &["satisfaction=satisfied"])
        .does("desk", "conclude", &[])
        .does(
            "director",
            "decide-responsibility",
            &["penalty=无", "head_penalty=无"],
        )
        .cannot("manager", "share-action", &[], "action_of")
        .cannot("manager", "share-action", &["action_of=0000/1"], "0000")
        .cannot("desk", "share-action", &[&first], "role")
        .does("manager", "share-action", &[&first])
        .stands("improved")
        .cannot(
            "manager",
            "order-action",
            &["action_text=x"],
            "action_owner",
        )
        .cannot("desk", "order-action", &["action_text=x"], "role")
        .does(
            "manager",
            "order-action",
            &[
                "action_text=每周抽查",
                "action_owner=seller",
                "action_due=2026-10-08",
            ],
        )
        .sees("", &["actions"], &["每周抽查", "专柜加贴型号对比表"])
        .does("desk", "close", &["review=两案同因", "care_due=2026-10-10"])
        .does("desk", "archive", &[])
        .figures("2026-09", &[("actions_ordered", "2"), ("closed", "2")]);
}

#[test]
fn the_bonus_of_the_month_is_decided_by_somebody_else_and_read_by_few() {
    let mut story = proposed();
    let id = story.case();
    let skipped = ["store_manager=director", "reason=直接打总部电话"];
    let lost = ["bonus=lost", "reason=当月一起越级"];
    story.does("desk", "record-skip", &skipped);
    to_the_customer(&mut story);
    story
        .does("desk", "feedback", &["satisfaction=satisfied"])
        .cannot("personnel", "decide-bonus", &lost, "is in state")
        .does("desk", "conclude", &[])
        .cannot("manager", "decide-bonus", &lost, "role")
        .cannot("director", "decide-bonus", &lost, "director")
        .cannot("personnel", "decide-bonus", &lost[..1], "reason")
        .cannot("personnel", "decide-bonus", &lost[1..], "bonus")
        .does("personnel", "decide-bonus", &lost)
        .misses("desk", &["show", &id, "--reveal"], &["Lost"])
        .sees("personnel", &["show", &id, "--reveal"], &["Lost"]);
    let mut story = complaint("service-attitude");
    story.cannot("personnel", "decide-bonus", &lost, "is in state");
}

#[test]
fn a_call_that_was_no_harassment_is_cleared_by_somebody_else() {
    let mut story = mall();
    let call = [
        "--kind",
        "harassment",
        "--channel",
        "phone",
        "--title",
        "反复来电",
    ];
    let known = ["--phone", "138-0000-0099", "--set", "call_sign=nonsense"];
    story
        .registers("desk", &[&call[..], &known].concat())
        .does("desk", "queue-call", &[])
        .cannot("section", "clear-call", &[], "reason")
        .cannot("desk2", "clear-call", &["reason=x"], "role")
        .does("section", "clear-call", &["reason=老人记错号码"])
        .stands("cleared")
        .finds(&[]);
}
