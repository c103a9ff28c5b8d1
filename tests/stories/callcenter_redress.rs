//! Redress by kind, payer and amount: who signs, and every way that it is not given.

use crate::callcenter_team::*;
use crate::stage::Story;

const REFUND: [&str; 3] = ["redress=refund", "payer=company", "amount=80"];

fn given(story: &mut Story, signer: &str) {
    story
        .does(signer, "approve-redress", &[])
        .does("agent", "reply-with-redress", &REPLY)
        .stands("replied");
    close(story);
    to_the_archive(story);
}

#[test]
fn each_kind_by_each_payer_needs_a_signature_and_most_an_amount() {
    for (kind, payer, amount) in [
        ("adjustment", "company", "amount=80"),
        ("refund", "partner", "amount=80"),
        ("compensation", "company", "amount=80"),
        ("gift", "company", "amount=80"),
        ("repair", "partner", ""),
        ("apology", "company", ""),
    ] {
        let mut story = solving();
        let (redress, payer) = (format!("redress={kind}"), format!("payer={payer}"));
        let mut values = vec![redress.as_str(), payer.as_str()];
        story.cannot("tech", "propose-redress", &values[..1], "payer");
        if !amount.is_empty() {
            story.cannot("tech", "propose-redress", &values, "amount");
            values.push(amount);
        }
        story
            .cannot("agent", "propose-redress", &values, "role")
            .does("tech", "propose-redress", &values)
            .cannot("agent", "reply", &REPLY, "it takes that")
            .cannot("agent", "reply-with-redress", &REPLY, "it takes that")
            .cannot("agent", "approve-redress", &[], "role");
        given(&mut story, "leader");
        let fen = if amount.is_empty() { "0" } else { "8000" };
        story.figures("2026-09", &[("redress_given", fen)]);
    }
}

#[test]
fn over_five_hundred_yuan_the_manager_signs() {
    for (amount, leader_may) in [("amount=500", true), ("amount=500.01", false)] {
        let mut story = solving();
        story.does(
            "tech",
            "propose-redress",
            &["redress=compensation", "payer=company", amount],
        );
        match leader_may {
            true => given(&mut story, "leader"),
            false => {
                story.cannot("leader", "approve-redress", &[], "role");
                given(&mut story, "manager");
            }
        }
    }
}

#[test]
fn nobody_approves_what_he_proposed_nor_where_he_is_complained_of() {
    let mut story = solving();
    story
        .does("both", "propose-redress", &REFUND)
        .cannot("both", "approve-redress", &[], "both")
        .does("leader", "approve-redress", &[]);

    let mut story = centre();
    register(&mut story, "phone", &["--set", "against=leader"]);
    story
        .does("agent", "contact", &["request=x"])
        .does("agent", "judge", &JUDGED)
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .does("tech", "analyse", &[]);
    diagnose(&mut story);
    plan(&mut story);
    story
        .does("tech", "propose-redress", &REFUND)
        .cannot("leader", "approve-redress", &[], "leader")
        .cannot("leader", "reject-redress", &["reason=x"], "leader")
        .does("manager", "approve-redress", &[]);
}

#[test]
fn a_signature_does_not_outlive_a_new_proposal() {
    let mut story = diagnosed();
    story
        .does("tech", "propose-redress", &REFUND)
        .does("leader", "approve-redress", &[])
        .does(
            "tech",
            "propose-redress",
            &["redress=refund", "payer=company", "amount=800"],
        );
    plan(&mut story);
    story
        .cannot("agent", "reply-with-redress", &REPLY, "it takes that")
        .cannot("leader", "approve-redress", &[], "role")
        .does("manager", "approve-redress", &[])
        .does("agent", "reply-with-redress", &REPLY)
        .figures(
            "2026-09",
            &[("redress_given", "80000"), ("approvals_put_up", "2")],
        );
}

#[test]
fn a_proposal_is_refused_with_a_reason_or_taken_back_and_the_reply_goes_without_it() {
    let mut story = solving();
    story
        .does("tech", "propose-redress", &REFUND)
        .cannot("leader", "reject-redress", &[], "reason")
        .cannot("case", "reject-redress", &["reason=x"], "role")
        .does("leader", "reject-redress", &["reason=不符合减免办法"])
        .cannot("agent", "reply-with-redress", &REPLY, "it takes that")
        .does("agent", "reply", &REPLY);

    let mut story = solving();
    story
        .does("tech", "propose-redress", &REFUND)
        .cannot("leader", "withdraw-redress", &[], "role")
        .does("case", "withdraw-redress", &[])
        .cannot("leader", "approve-redress", &[], "put up again")
        .does("agent", "reply", &REPLY)
        .figures(
            "2026-09",
            &[("redress_given", "0"), ("approvals_withdrawn", "1")],
        );
}
