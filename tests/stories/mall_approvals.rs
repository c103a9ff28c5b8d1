//! Who may approve what, by amount; what a signature is worth after a change; what only some may read.

use crate::mall_team::investigated;
use crate::stage::Story;

/// A compensation of that amount in a public area, applied for and seen by the leader.
fn applied(amount: &str) -> Story {
    let mut story = investigated("premises", "property", "keeper");
    let amount = format!("amount={amount}");
    story
        .does("desk", "open-compensation", &["loss_origin=accident"])
        .does(
            "pm",
            "judge-public",
            &["in_scope=no", "scope_reason=顾客自行滑倒"],
        )
        .does(
            "desk",
            "apply-compensation",
            &[&amount, "agreement=人道补助"],
        )
        .sees("boss", &["next"], &["东西不对"])
        .does("boss", "instruct", &["instruction=酌情"]);
    story
}

#[test]
fn up_to_a_thousand_yuan_the_store_manager_signs() {
    applied("1000")
        .cannot("director", "approve-compensation", &[], "role")
        .does("manager", "approve-compensation", &[])
        .stands("comp-approved")
        .does("cash", "pay-cash", &[]);
}

#[test]
fn over_a_thousand_yuan_the_director_signs() {
    applied("1000.01")
        .cannot("manager", "approve-compensation", &[], "role")
        .does("director", "approve-compensation", &[])
        .stands("comp-approved");
}

#[test]
fn over_ten_thousand_yuan_two_sign_in_any_order() {
    for (first, second) in [("director", "boss"), ("boss", "director")] {
        let mut story = applied("20000");
        story
            .does(first, "approve-compensation", &[])
            .stands("comp-applied")
            .cannot("cash", "pay-cash", &[], "still to be signed")
            .cannot(first, "approve-compensation", &[], first)
            .does(second, "approve-compensation", &[])
            .stands("comp-approved")
            .does("cash", "pay-cash", &[])
            .finds(&[]);
    }
}

#[test]
fn a_changed_amount_takes_the_signatures_away() {
    let mut story = applied("800");
    story
        .does("manager", "approve-compensation", &[])
        .does(
            "pm",
            "renegotiate",
            &["amount=900", "reason=又补了一张发票"],
        )
        .cannot("cash", "pay-cash", &[], "is void")
        .finds(&["approval-void"])
        .does(
            "desk",
            "apply-compensation",
            &["amount=900", "agreement=人道补助 900 元"],
        )
        .does("manager", "approve-compensation", &[])
        .does("cash", "pay-cash", &[])
        .finds(&[]);
}

#[test]
fn an_application_is_refused_with_a_reason_or_taken_back() {
    applied("800")
        .cannot("manager", "reject-compensation", &[], "reason")
        .does("manager", "reject-compensation", &["reason=缺医院证明"])
        .cannot("manager", "approve-compensation", &[], "refused")
        .does(
            "desk",
            "apply-compensation",
            &["amount=500", "agreement=补证明"],
        )
        .does("desk", "withdraw-compensation", &["reason=顾客放弃"])
        .does("desk", "leave-compensation", &["reason=顾客放弃"])
        .stands("investigated");
}

#[test]
fn nobody_approves_his_own_proposal() {
    let mut story = investigated("service-manner", "operations", "deputy");
    story
        .does(
            "deputy",
            "propose",
            &["outcome=upheld", "proposal=道歉", "redress=apology"],
        )
        .does("boss", "instruct", &["instruction=同意"])
        .cannot("deputy", "approve", &[], "deputy")
        .cannot("deputy", "reject-proposal", &["reason=x"], "deputy")
        .does("director", "approve", &[])
        .stands("approved");
}

#[test]
fn nobody_approves_where_he_is_the_one_responsible() {
    let mut story = crate::mall_team::complaint("service-manner");
    story
        .does(
            "desk",
            "judge",
            &["category=service-manner", "grounds=yes", "reasonable=yes"],
        )
        .does(
            "desk",
            "notify-unit",
            &["lead=operations", "handler=deputy"],
        )
        .does("desk", "send-notice", &["notice=请查"])
        .does(
            "deputy",
            "find-cause",
            &["cause=service", "findings=x", "responsible_person=director"],
        )
        .does(
            "deputy",
            "propose",
            &["outcome=upheld", "proposal=道歉", "redress=apology"],
        )
        .does("boss", "instruct", &["instruction=同意"])
        .cannot("director", "approve", &[], "director");
}

#[test]
fn an_expensive_proposal_needs_the_leader_too() {
    let mut story = investigated("delivery", "delivery", "driver");
    let values = [
        "outcome=upheld",
        "proposal=退款",
        "redress=refund",
        "amount=14800",
        "payer=company",
    ];
    story
        .does("driver", "propose", &values)
        .does("boss", "instruct", &["instruction=同意"])
        .does("director", "approve", &[])
        .stands("proposed")
        .cannot(
            "desk",
            "notify-customer",
            &["answer=x", "remedy_due=2026-09-05"],
            "still to be signed",
        )
        .does("boss", "approve", &[])
        .stands("approved");
}

#[test]
fn a_necessary_part_of_another_department_comes_before_the_proposal() {
    let mut story = investigated("delivery", "delivery", "driver");
    let values = ["outcome=upheld", "proposal=道歉", "redress=apology"];
    let part = [
        "part_department=price-quality",
        "part_task=核对价签",
        "part_needed=yes",
    ];
    story
        .does("driver", "call-in", &part)
        .does(
            "driver",
            "call-in",
            &["part_department=finance", "part_task=查付款"],
        )
        .cannot("driver", "propose", &values, "Price and quality")
        .cannot(
            "driver",
            "answer-part",
            &["part=logistics", "part_answer=x"],
            "part",
        )
        .does(
            "pq",
            "answer-part",
            &["part=price-quality", "part_answer=价签无误"],
        )
        .does("driver", "propose", &values)
        .does(
            "cash",
            "answer-part",
            &["part=finance", "part_answer=已付清"],
        );
}

#[test]
fn responsibility_and_penalties_are_read_by_those_who_decide_on_them() {
    let story = investigated("service-manner", "floor", "seller");
    let id = story.case();
    let secret = "导购某某";
    for (by, more) in [
        ("desk", &[][..]),
        ("desk", &["--reveal"]),
        ("director", &[]),
    ] {
        let shown = story.run("show", by, &[&id], more).to_string();
        assert!(!shown.contains(secret), "{by} {more:?}: {shown}");
    }
    let shown = story
        .run("show", "director", &[&id, "--reveal"], &[])
        .to_string();
    assert!(shown.contains(secret), "{shown}");
    let month = ["--month", "2026-09", "--by", "responsible"];
    let report = story.run("report", "director", &month, &[]);
    assert_eq!(report.code, 2, "{report}");
    let month = ["--month", "2026-09", "--format", "json"];
    let report = story.run("report", "director", &month, &[]).to_string();
    assert!(!report.contains(secret), "{report}");
}
