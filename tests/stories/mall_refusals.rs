//! What the procedure of a mall refuses, and why.

use crate::mall_team::investigated;
use crate::stage::Story;

const PROPOSAL: [&str; 3] = ["outcome=upheld", "proposal=当面道歉", "redress=apology"];

fn approved() -> Story {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .does("seller", "propose", &PROPOSAL)
        .does("boss", "instruct", &["instruction=同意"])
        .does("director", "approve", &[]);
    story
}

#[test]
fn nobody_takes_a_step_of_somebody_else() {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .cannot("driver", "propose", &PROPOSAL, "role")
        .does("seller", "propose", &PROPOSAL)
        .cannot("desk", "instruct", &["instruction=x"], "role")
        .does("boss", "instruct", &["instruction=同意"])
        .cannot("desk", "approve", &[], "role")
        .cannot("manager", "approve", &[], "role");
}

#[test]
fn nothing_is_approved_before_the_leader_has_seen_it() {
    let mut story = investigated("service-attitude", "floor", "seller");
    story
        .does("seller", "propose", &PROPOSAL)
        .cannot("director", "approve", &[], "it takes that");
}

#[test]
fn nothing_is_proposed_before_the_written_notice() {
    let mut story = crate::mall_team::complaint("service-attitude");
    story
        .does(
            "desk",
            "judge",
            &["category=service-attitude", "grounds=yes", "reasonable=yes"],
        )
        .does("desk", "notify-unit", &["lead=floor", "handler=seller"])
        .does(
            "seller",
            "find-cause",
            &["cause=service", "findings=争执", "responsible=营业员"],
        )
        .cannot("seller", "propose", &PROPOSAL, "it takes that")
        .later(3000)
        .finds(&["clock-late"])
        .does("desk", "send-notice", &["notice=补发"])
        .does("seller", "propose", &PROPOSAL);
    assert_eq!(story.verdict("notice"), "missed");
}

#[test]
fn an_extension_is_asked_for_in_time_or_not_at_all() {
    let mut story = approved();
    story
        .cannot("desk", "request-extension", &["extension=3d"], "reason")
        .does(
            "desk",
            "request-extension",
            &["extension=3d", "reason=顾客出差"],
        )
        .cannot("desk2", "grant-extension", &[], "role")
        .does("deputy", "grant-extension", &[])
        .does("desk", "explain-extension", &["explanation=已电话说明"])
        .later(6 * 24 * 60)
        .does("desk", "notify-customer", &["answer=道歉"]);
    assert_eq!(story.verdict("notify"), "met");

    let mut story = approved();
    story
        .later(7 * 24 * 60)
        .finds(&["clock-late", "escalation-due"])
        .cannot(
            "desk",
            "request-extension",
            &["extension=3d", "reason=忘了"],
            "late",
        )
        .does("desk", "notify-customer", &["answer=道歉"]);
    assert_eq!(story.verdict("notify"), "missed");
}

#[test]
fn a_refused_extension_changes_nothing() {
    let mut story = approved();
    story
        .does(
            "desk",
            "request-extension",
            &["extension=3d", "reason=顾客出差"],
        )
        .cannot("director", "refuse-extension", &[], "reason")
        .does("director", "refuse-extension", &["reason=可以电话通知"])
        .later(7 * 24 * 60)
        .does("desk", "notify-customer", &["answer=道歉"]);
    assert_eq!(story.verdict("notify"), "missed");
}

#[test]
fn a_customer_is_not_told_of_a_proposal_that_was_changed_after_its_approval() {
    let mut story = approved();
    story
        .does(
            "seller",
            "adjust",
            &["words=还要一张赠券", "redress=gift", "proposal=道歉并赠券"],
        )
        .cannot("desk", "notify-customer", &["answer=x"], "it takes that")
        .does(
            "seller",
            "propose",
            &["outcome=upheld", "proposal=道歉并赠券", "redress=gift"],
        )
        .cannot("director", "approve", &[], "it takes that")
        .does("boss", "instruct", &["instruction=可以"])
        .does("director", "approve", &[])
        .does("desk", "notify-customer", &["answer=道歉并赠券"]);
}
