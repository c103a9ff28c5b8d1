//! Who signs a proposal of the company, what a signature is worth after a change, and who may not sign.

use crate::company_team::{
    company, complaint, established, proposed, ready, refund, register, to_the_archive,
};

#[test]
fn up_to_ten_thousand_yuan_the_head_signs() {
    let mut story = proposed("10000");
    let id = story.case();
    story
        .sees("head", &["next"], &[&id])
        .sees("", &["list", "awaiting:head"], &[&id])
        .sees(
            "head",
            &["show", &id],
            &["Approval of the proposal", "退款并致歉"],
        )
        .cannot("serve", "reply", &["answer=x"], "still to be signed")
        .cannot("boss", "approve", &[], "role")
        .cannot("chief", "approve", &[], "role")
        .does("head", "approve", &[])
        .misses("", &["list", "awaiting:head"], &[&id])
        .sees("", &["list", "approval:granted"], &[&id])
        .cannot("head2", "approve", &[], "it must be put up again first");
    to_the_archive(&mut story);
    story.figures(
        "2026-09",
        &[
            ("redress_given", "1000000"),
            ("redress_total", "1000000"),
            ("redress_cases", "1/1"),
            ("closed", "1"),
        ],
    );
}

#[test]
fn over_ten_thousand_yuan_top_management_signs_too_in_any_order() {
    for (first, second) in [("head", "boss"), ("boss", "head")] {
        let mut story = proposed("10000.01");
        let id = story.case();
        story
            .does(first, "approve", &[])
            .stands("proposed")
            .cannot("serve", "reply", &["answer=x"], "still to be signed")
            .cannot(first, "approve", &[], first)
            .sees(second, &["next"], &[&id])
            .does(second, "approve", &[]);
        to_the_archive(&mut story);
        story.figures("2026-09", &[("redress_given", "1000001")]);
    }
}

#[test]
fn somebody_with_both_roles_signs_once() {
    proposed("20000")
        .does("boss2", "approve", &[])
        .cannot("boss2", "approve", &[], "boss2")
        .cannot("serve", "reply", &["answer=x"], "still to be signed")
        .does("boss", "approve", &[])
        .does("serve", "reply", &["answer=x"]);
}

#[test]
fn a_proposal_says_what_it_costs_and_who_pays() {
    let mut story = ready();
    let values = refund("amount=5");
    story
        .cannot("clerk", "propose", &values[1..], "proposal")
        .cannot("clerk", "propose", &values[..3], "amount")
        .cannot("clerk", "propose", &values[..4], "payer")
        .cannot("clerk", "propose", &["proposal=x"], "outcome")
        .cannot("driver", "propose", &values, "role")
        .cannot("serve", "reply", &["answer=x"], "in state")
        .does("clerk", "propose", &values);
}

#[test]
fn nobody_signs_what_he_proposed_himself() {
    let mut story = company();
    register(&mut story, "clerk", "visit", "service", "138-0000-0001");
    let people = story.project.read("tousu.toml");
    let both = people.replace("roles = [\"clerk\"]\n", "roles = [\"clerk\", \"head\"]\n");
    story.project.write("tousu.toml", both);
    crate::company_team::assign(&mut story, "operations", "clerk2");
    story
        .does("clerk2", "investigate", &[])
        .does("clerk2", "establish", &["cause=mistake", "findings=x"])
        .does("clerk2", "correct", &["correction=x", "improvement=x"])
        .does("clerk2", "propose", &refund("amount=5"))
        .cannot("clerk2", "approve", &[], "nobody decides on their own")
        .cannot(
            "clerk2",
            "reject-proposal",
            &["reason=x"],
            "nobody decides on their own",
        )
        .does("clerk", "approve", &[]);
}

#[test]
fn the_person_complained_of_neither_signs_nor_decides_nor_looks_into_it() {
    let mut story = complaint("service");
    let settled = ["measures=x", "result=x", "cause=mistake", "outcome=upheld"];
    story
        .does("clerk", "accept", &["course=x", "against=clerk2"])
        .cannot("clerk2", "settle", &settled, "clerk2")
        .does("chief", "dispatch", &["lead=operations", "handler=clerk2"])
        .cannot("clerk2", "investigate", &[], "clerk2")
        .does("chief", "reassign", &["handler=clerk"])
        .does("clerk", "investigate", &[])
        .cannot(
            "clerk2",
            "establish",
            &["cause=mistake", "findings=x"],
            "clerk2",
        )
        .does("clerk", "establish", &["cause=mistake", "findings=x"]);

    let mut story = complaint("service");
    story.does("clerk", "accept", &["course=x", "against=head"]);
    story
        .does(
            "clerk",
            "refer-to-head",
            &["reason=超权限", "explanation=已告知"],
        )
        .cannot("head", "head-decides", &["decision=x"], "head")
        .does("head2", "head-decides", &["decision=退款"])
        .does("chief", "dispatch", &["lead=operations", "handler=clerk"])
        .does("clerk", "investigate", &[])
        .does("clerk", "establish", &["cause=mistake", "findings=x"])
        .does("clerk", "correct", &["correction=x", "improvement=x"])
        .does("clerk", "propose", &refund("amount=5"))
        .cannot("head", "approve", &[], "head")
        .cannot("head", "reject-proposal", &["reason=x"], "head")
        .does("head2", "approve", &[]);
    to_the_archive(&mut story);
}

#[test]
fn the_person_found_responsible_does_not_sign_and_is_not_named_by_the_refusal() {
    let mut story = established(
        "service",
        ("operations", "clerk"),
        &["cause=violation", "responsible=head"],
    );
    story
        .cannot(
            "head",
            "open-proceedings",
            &["responsible=clerk2", "proceedings=none"],
            "head",
        )
        .does(
            "head2",
            "open-proceedings",
            &["responsible=head", "proceedings=opened"],
        )
        .does("clerk", "propose", &refund("amount=5"))
        .cannot("head", "approve", &[], "head")
        .does("head2", "approve", &[]);
}

#[test]
fn a_change_after_the_signature_takes_it_away() {
    let mut story = proposed("80");
    let id = story.case();
    story
        .does("head", "approve", &[])
        .does("clerk", "propose", &refund("amount=90"))
        .cannot("serve", "reply", &["answer=x"], "still to be signed")
        .sees("", &["list", "awaiting:head"], &[&id])
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    story.figures("2026-09", &[("redress_given", "9000")]);
}

#[test]
fn a_proposal_rewritten_by_hand_after_the_signature_is_found() {
    let mut story = proposed("80");
    story.does("head", "approve", &[]).finds(&[]);
    let files = story.project.files();
    let id = story.case();
    let file = files
        .iter()
        .find(|name| name.ends_with(&format!("{id}.yaml")));
    let rewritten = story.file().replace("退款并致歉", "退款三倍");
    story.project.write(file.unwrap(), rewritten);
    story.finds(&["approval-digest"]);
}

#[test]
fn a_proposal_put_up_again_over_the_amount_needs_the_second_signature() {
    proposed("80")
        .does("head", "approve", &[])
        .does("clerk", "propose", &refund("amount=12000"))
        .does("head", "approve", &[])
        .cannot("serve", "reply", &["answer=x"], "Top management")
        .does("boss", "approve", &[])
        .does("serve", "reply", &["answer=x"]);
}

#[test]
fn a_proposal_is_sent_back_with_a_reason_or_taken_back() {
    let mut story = proposed("80");
    story
        .cannot("head", "reject-proposal", &[], "reason")
        .cannot("chief", "reject-proposal", &["reason=x"], "role")
        .does("head", "reject-proposal", &["reason=金额无依据"])
        .cannot("head", "approve", &[], "refused")
        .cannot("serve", "reply", &["answer=x"], "is approved")
        .does("clerk", "propose", &refund("amount=60"))
        .does("clerk", "withdraw-proposal", &[])
        .cannot("head", "approve", &[], "was taken back by clerk")
        .does("serve", "propose", &refund("amount=50"))
        .cannot("serve", "approve", &[], "serve")
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    story.figures("2026-09", &[("redress_given", "5000")]);
}
