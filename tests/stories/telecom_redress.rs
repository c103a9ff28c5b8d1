//! Charges adjusted, refund, compensation, reward, apology: proposed, approved, given; and every way that it is not.

use crate::stage::Story;
use crate::telecom_team::*;

fn propose(story: &mut Story, values: &[&str]) {
    story.does("cash", "propose-redress", values);
}

#[test]
fn each_kind_of_redress_by_each_payer_is_given_once_it_is_approved() {
    for (kind, payer) in [
        ("adjustment", "company"),
        ("refund", "partner"),
        ("compensation", "company"),
        ("reward", "company"),
    ] {
        let mut story = investigated();
        let (redress, payer) = (format!("redress={kind}"), format!("payer={payer}"));
        let values = [redress.as_str(), payer.as_str(), "amount=40"];
        story
            .cannot("cash", "propose-redress", &values[1..], "redress")
            .cannot("cash", "propose-redress", &values[..2], "amount")
            .cannot("biz", "propose-redress", &values, "role");
        propose(&mut story, &values);
        story
            .sees("manager", &["next"], &["多扣话费"])
            .cannot("desk", "approve-redress", &[], "role")
            .cannot(
                "cash",
                "handle-with-redress",
                &["measures=x"],
                "it takes that",
            )
            .does("manager", "approve-redress", &[])
            .cannot(
                "cash",
                "handle",
                &["solution=solved", "measures=x"],
                "it takes that",
            )
            .cannot("cash", "handle-with-redress", &[], "measures")
            .does("cash", "handle-with-redress", &["measures=下月账单抵扣"])
            .stands("handled");
        tell(&mut story);
        to_the_archive(&mut story);
        story.figures(
            "2026-09",
            &[("redress_given", "4000"), ("approvals_granted", "1")],
        );
    }
}

#[test]
fn an_apology_has_no_amount_and_needs_the_managers_word_all_the_same() {
    let mut story = investigated();
    propose(&mut story, &["redress=apology", "payer=company"]);
    story
        .cannot(
            "cash",
            "handle-with-redress",
            &["measures=x"],
            "it takes that",
        )
        .does("manager", "approve-redress", &[])
        .does("desk", "handle-with-redress", &["measures=登门致歉"]);
    tell(&mut story);
    to_the_archive(&mut story);
    let id = story.case();
    story.sees("desk", &["form", &id, "apology"], &["卓某"]);
}

#[test]
fn nobody_approves_what_he_proposed_nor_where_he_is_complained_of() {
    let refund = ["redress=refund", "payer=company", "amount=40"];
    let mut story = investigated();
    story
        .does("both", "propose-redress", &refund)
        .cannot("both", "approve-redress", &[], "both")
        .cannot("both", "reject-redress", &["reason=x"], "both")
        .does("manager", "approve-redress", &[]);

    let mut story = operator();
    register(&mut story, "desk", "hall", &["--set", "against=manager"]);
    accept(&mut story);
    assign(&mut story, &[]);
    story.does("cash", "investigate", &[]);
    clear_up(&mut story);
    propose(&mut story, &refund);
    story
        .cannot("manager", "approve-redress", &[], "manager")
        .cannot("manager", "reject-redress", &["reason=x"], "manager")
        .does("manager2", "approve-redress", &[]);
}

#[test]
fn a_proposal_that_is_put_up_again_has_lost_its_signature() {
    let mut story = investigated();
    propose(
        &mut story,
        &["redress=refund", "payer=company", "amount=40"],
    );
    story.does("manager", "approve-redress", &[]);
    propose(
        &mut story,
        &["redress=refund", "payer=company", "amount=400"],
    );
    story
        .cannot(
            "cash",
            "handle-with-redress",
            &["measures=x"],
            "it takes that",
        )
        .cannot(
            "cash",
            "handle",
            &["solution=solved", "measures=x"],
            "it takes that",
        )
        .does("manager2", "approve-redress", &[])
        .does("cash", "handle-with-redress", &["measures=退费"])
        .figures(
            "2026-09",
            &[("redress_given", "40000"), ("approvals_put_up", "2")],
        );
}

#[test]
fn a_proposal_is_refused_with_a_reason_or_taken_back_and_the_case_goes_on() {
    let reward = ["redress=reward", "payer=company", "amount=100"];
    let mut story = investigated();
    propose(&mut story, &reward);
    story
        .cannot("manager", "reject-redress", &[], "reason")
        .cannot("desk", "reject-redress", &["reason=x"], "role")
        .does("manager", "reject-redress", &["reason=不符合奖励办法"])
        .cannot(
            "cash",
            "handle-with-redress",
            &["measures=x"],
            "it takes that",
        )
        .does(
            "cash",
            "handle",
            &["solution=explained", "measures=说明奖励办法"],
        );
    tell(&mut story);
    to_the_archive(&mut story);

    let mut story = investigated();
    propose(&mut story, &reward);
    story
        .cannot("manager", "withdraw-redress", &[], "role")
        .does("cash", "withdraw-redress", &[])
        .cannot("manager", "approve-redress", &[], "put up again")
        .does(
            "cash",
            "handle",
            &["solution=adjusted", "measures=改进提示短信"],
        )
        .figures(
            "2026-09",
            &[("approvals_withdrawn", "1"), ("redress_given", "0")],
        );
}
