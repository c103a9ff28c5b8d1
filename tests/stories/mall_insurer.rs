//! An insurer who pays nothing back, or less than was paid in advance.

use crate::mall_compensation::{hands_over, judged, signs};
use crate::mall_team::to_the_archive;

#[test]
fn an_insurer_who_does_not_pay_keeps_no_case_open() {
    let mut story = judged("merchant", "yes");
    story
        .does("desk", "report-insurer", &["insurance_report=BX-003"])
        .does("om", "agree-insured", &["agreement=赔 60 元", "amount=60"])
        .does("desk", "take-vouchers", &["vouchers=小票"])
        .does("boss", "instruct", &["instruction=同意"])
        .does("om", "merchant-advances", &[]);
    signs(&mut story);
    hands_over(&mut story);
    story.cannot("cash", "bear-difference", &["reason=x"], "it takes that");
    story.does("cash", "insurer-declines", &["reason=低于免赔额"]);
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn what_the_insurer_did_not_pay_back_stays_with_the_company() {
    let mut story = judged("area", "yes");
    story
        .does("desk", "report-insurer", &["insurance_report=BX-005"])
        .does(
            "pm",
            "agree-insured",
            &["agreement=赔 800 元", "amount=800"],
        )
        .does("desk", "take-vouchers", &["vouchers=病历、发票"])
        .does("desk", "fill-compensation", &[])
        .does("boss", "instruct", &["instruction=尽快赔付"])
        .does("manager", "approve-compensation", &[])
        .does("cash", "pay-cash", &[]);
    signs(&mut story);
    hands_over(&mut story);
    story
        .cannot("cash", "bear-difference", &["reason=x"], "it takes that")
        .does("cash", "receive-insurance", &["recovered=500"])
        .cannot("desk", "bear-difference", &["reason=x"], "role")
        .cannot("cash", "bear-difference", &[], "reason")
        .does("cash", "bear-difference", &["reason=免赔额 300 元"])
        .cannot("cash", "bear-difference", &["reason=x"], "it takes that");
    to_the_archive(&mut story);
    story.finds(&[]).figures(
        "2026-09",
        &[("redress_recovered", "50000"), ("redress_borne", "30000")],
    );
}
