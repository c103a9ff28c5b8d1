//! The four branches of the chart of compensation, each from registration to archive.

use crate::mall_team::{investigated, to_the_archive};
use crate::stage::Story;

/// Opens the compensation and has its scope judged.
pub(crate) fn judged(origin: &str, in_scope: &str) -> Story {
    let (category, lead, handler) = match origin {
        "merchant" => ("merchant", "operations", "deputy"),
        _ => ("premises", "property", "keeper"),
    };
    let mut story = investigated(category, lead, handler);
    let origin_value = format!("loss_origin={origin}");
    let scope = format!("in_scope={in_scope}");
    story
        .does("desk", "open-compensation", &[&origin_value])
        .stands("comp-opened");
    let (judge, wrong, step) = match origin {
        "merchant" => ("om", "pm", "judge-merchant"),
        _ => ("pm", "om", "judge-public"),
    };
    story
        .cannot(wrong, step, &[&scope, "scope_reason=x"], "role")
        .cannot(judge, step, &[&scope], "scope_reason");
    let judged = [scope.as_str(), "scope_reason=查看现场和合同"];
    match origin {
        "merchant" => story.does("om", "judge-merchant", &judged),
        _ => story.does("pm", "judge-public", &judged),
    };
    story.stands("comp-judged");
    story
}

/// The customer signs both papers.
pub(crate) fn signs(story: &mut Story) {
    story
        .stands("comp-paid")
        .does("desk", "sign-receipt", &[])
        .does("desk", "sign-settlement", &[]);
}

/// The papers go to the head of administration, and both sign.
pub(crate) fn hands_over(story: &mut Story) {
    story
        .does("desk", "hand-papers", &[])
        .stands("comp-handed")
        .cannot("desk2", "sign-for-papers", &[], "role")
        .does("personnel", "sign-for-papers", &[])
        .stands("answered");
}

#[test]
fn a1_public_area_in_scope_the_company_advances_and_the_insurer_pays_it_back() {
    for origin in ["area", "facility", "accident"] {
        let mut story = judged(origin, "yes");
        story
            .cannot(
                "pm",
                "agree-insured",
                &["agreement=赔医药费", "amount=800"],
                "",
            )
            .does("desk", "report-insurer", &["insurance_report=BX-001"])
            .stands("comp-reported")
            .does(
                "pm",
                "agree-insured",
                &["agreement=赔医药费 800 元", "amount=800"],
            )
            .stands("comp-agreed")
            .does("desk", "take-vouchers", &["vouchers=病历、发票"])
            .stands("comp-vouched")
            .does("desk", "fill-compensation", &[])
            .does("boss", "instruct", &["instruction=尽快赔付"])
            .cannot("cash", "pay-cash", &[], "")
            .does("manager", "approve-compensation", &[])
            .cannot("desk", "pay-cash", &[], "role")
            .does("cash", "pay-cash", &[]);
        signs(&mut story);
        hands_over(&mut story);
        story
            .does("desk", "feedback", &["satisfaction=satisfied"])
            .does("desk", "conclude", &[])
            .does(
                "director",
                "decide-responsibility",
                &["penalty=无", "head_penalty=无"],
            )
            .does(
                "manager",
                "improve",
                &[
                    "action_text=地面加防滑垫",
                    "action_owner=seller",
                    "action_due=2026-10-01",
                ],
            )
            .does("desk", "close", &["review=及时", "care_due=2026-10-10"])
            .cannot("desk", "archive", &[], "")
            .does("cash", "receive-insurance", &["recovered=800"])
            .does("desk", "archive", &[])
            .stands("archived")
            .finds(&[]);
    }
}

#[test]
fn a2_public_area_out_of_scope_the_company_pays_on_an_application() {
    let mut story = judged("area", "no");
    story
        .cannot(
            "desk",
            "report-insurer",
            &["insurance_report=BX"],
            "it takes that",
        )
        .does(
            "desk",
            "apply-compensation",
            &["amount=200", "agreement=人道补助 200 元"],
        )
        .does("boss", "instruct", &["instruction=同意"])
        .does("manager", "approve-compensation", &[])
        .does("cash", "pay-cash", &[]);
    signs(&mut story);
    story
        .cannot("desk", "hand-papers", &[], "it takes that")
        .does("desk", "file-papers", &[]);
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn b1_merchant_in_scope_the_merchant_advances_and_finance_transfers_it_back() {
    let mut story = judged("merchant", "yes");
    story
        .does("desk", "report-insurer", &["insurance_report=BX-002"])
        .does(
            "supervisor",
            "agree-insured",
            &["agreement=赔衣物 500 元", "amount=500"],
        )
        .does("supervisor", "take-vouchers", &["vouchers=购物发票"])
        .cannot("supervisor", "merchant-advances", &[], "it takes that")
        .does("boss", "instruct", &["instruction=同意"])
        .does("supervisor", "merchant-advances", &[]);
    signs(&mut story);
    hands_over(&mut story);
    story
        .cannot("desk", "tell-merchant", &[], "it takes that")
        .does("cash", "transfer-merchant", &["recovered=500"])
        .does("desk", "tell-merchant", &[]);
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn b2_merchant_out_of_scope_the_merchant_pays() {
    let mut story = judged("merchant", "no");
    story
        .does(
            "om",
            "agree-merchant",
            &["agreement=商户退一赔一 400 元", "amount=400"],
        )
        .does("desk", "take-vouchers", &["vouchers=小票"])
        .does("boss", "instruct", &["instruction=同意"])
        .cannot("om", "merchant-advances", &[], "it takes that")
        .does("om", "merchant-pays", &[])
        .cannot("desk", "file-papers", &[], "it takes that");
    signs(&mut story);
    story.does("desk", "file-papers", &[]);
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn without_an_agreement_the_case_goes_back_to_a_proposal() {
    let mut story = judged("facility", "yes");
    story
        .does("desk", "report-insurer", &["insurance_report=BX-004"])
        .cannot("desk", "leave-compensation", &[], "reason")
        .does("desk", "leave-compensation", &["reason=顾客要价过高"])
        .stands("investigated")
        .does(
            "keeper",
            "propose",
            &["outcome=upheld", "proposal=登门致歉", "redress=personal"],
        )
        .stands("proposed");
}

/// Returns the paper of a case, as `show` has it.
fn paper(story: &Story, id: &str) -> serde_json::Value {
    let json = story.json();
    let papers = json["papers"].as_array().unwrap();
    papers
        .iter()
        .find(|paper| paper["paper"] == id)
        .unwrap()
        .clone()
}

#[test]
fn each_branch_has_its_copies() {
    let branches: [(&str, &str, &[&str]); 4] = [
        ("area", "yes", &["finance", "administration", "service"]),
        ("area", "no", &["finance", "service"]),
        (
            "merchant",
            "yes",
            &["finance", "administration", "service", "merchant"],
        ),
        ("merchant", "no", &["service", "merchant"]),
    ];
    for (origin, scope, copies) in branches {
        let mut story = judged(origin, scope);
        let amount = ["amount=300", "agreement=赔 300 元"];
        match (origin, scope) {
            ("area", "no") => story.does("desk", "apply-compensation", &amount),
            (_, "no") => story.does("om", "agree-merchant", &amount),
            _ => story
                .does("desk", "report-insurer", &["insurance_report=BX"])
                .does("om", "agree-insured", &amount),
        };
        if (origin, scope) != ("area", "no") {
            story.does("desk", "take-vouchers", &["vouchers=小票"]);
        }
        if (origin, scope) == ("area", "yes") {
            story.does("desk", "fill-compensation", &[]);
        }
        story.does("boss", "instruct", &["instruction=同意"]);
        match (origin, scope) {
            ("area", _) => {
                story
                    .does("manager", "approve-compensation", &[])
                    .does("cash", "pay-cash", &[])
            }
            (_, "yes") => story.does("om", "merchant-advances", &[]),
            _ => story.does("om", "merchant-pays", &[]),
        };
        for id in ["receipt", "settlement"] {
            let paper = paper(&story, id);
            assert_eq!(paper["copies"], serde_json::json!(copies), "{paper}");
            assert_eq!(paper["state"], "unsigned");
        }
        signs(&mut story);
        assert_eq!(paper(&story, "receipt")["state"], "signed");
    }
}

#[test]
fn the_chart_offers_each_branch_its_own_step() {
    let steps = ["report-insurer", "apply-compensation", "agree-merchant"];
    for (origin, scope, own) in [
        ("accident", "yes", Some("report-insurer")),
        ("facility", "no", Some("apply-compensation")),
        ("merchant", "yes", Some("report-insurer")),
        ("merchant", "no", Some("agree-merchant")),
    ] {
        let story = judged(origin, scope);
        let offered = steps.into_iter().find(|step| story.offers(step));
        assert_eq!(offered, own, "{origin} {scope}");
        assert_eq!(steps.iter().filter(|step| story.offers(step)).count(), 1);
    }
}
