//! Complaints about goods, price and service, by proposal, instruction and approval to the archive.

use crate::mall_team::{complaint, investigated, to_the_archive};
use crate::stage::Story;

/// From the cause to the customer: proposed, instructed, approved, notified, carried out.
fn to_the_customer(story: &mut Story, by: &str, proposal: &[&str]) {
    let mut values = vec!["outcome=upheld", "proposal=换成样机同款"];
    values.extend(proposal);
    story
        .does(by, "propose", &values)
        .does("boss", "instruct", &["instruction=同意，注意态度"])
        .does("director", "approve", &[])
        .stands("approved")
        .does(
            "desk",
            "notify-customer",
            &["answer=按方案办", "remedy_due=2026-09-03T18:00"],
        )
        .stands("notified")
        .does(by, "carry-out", &["result=已换货"]);
}

#[test]
fn a_complaint_about_goods_goes_to_price_and_quality_and_on_to_the_archive() {
    let mut story = investigated("product-specification", "floor", "seller");
    story
        .does(
            "desk",
            "tell-price-quality",
            &["price_quality_report=样机与送货型号不符"],
        )
        .does("pq", "coordinate", &["coordination=价签已核对，差价属实"]);
    to_the_customer(&mut story, "seller", &["redress=exchange"]);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("notice"), "met");
    assert_eq!(story.verdict("notify"), "met");
    assert_eq!(story.verdict("remedy"), "met");
    story.finds(&[]);
}

#[test]
fn goods_quality_and_price_are_never_proposed_without_price_and_quality() {
    for category in [
        "product-defect",
        "product-specification",
        "product-tolerance",
        "product-failure",
        "price",
    ] {
        let mut story = investigated(category, "floor", "seller");
        let values = ["outcome=upheld", "proposal=换货", "redress=exchange"];
        story.cannot(
            "seller",
            "propose",
            &values,
            "is missing: add --set price_quality_report",
        );
        let told = [&values[..], &["price_quality_report=价签有误"]].concat();
        story.does("seller", "propose", &told).stands("proposed");
    }
}

#[test]
fn a_complaint_about_service_needs_no_word_of_price_and_quality() {
    let mut story = investigated("service-attitude", "floor", "seller");
    to_the_customer(&mut story, "seller", &["redress=apology"]);
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn a_refund_has_an_amount_a_payer_and_a_time_that_the_customer_is_told() {
    let mut story = investigated("delivery", "delivery", "driver");
    let values = ["outcome=upheld", "proposal=退款", "redress=refund"];
    story
        .cannot("driver", "propose", &values, "amount")
        .cannot("driver", "propose", &values, "payer");
    let whole = [&values[..], &["amount=300", "payer=company"]].concat();
    story
        .does("driver", "propose", &whole)
        .does("boss", "instruct", &["instruction=同意"])
        .does("director", "approve", &[])
        .cannot(
            "desk",
            "notify-customer",
            &["answer=退款 300 元"],
            "remedy_due",
        )
        .does(
            "desk",
            "notify-customer",
            &["answer=退款 300 元", "remedy_due=2026-09-02T12:00"],
        )
        .later(2000)
        .does(
            "desk",
            "tell-delay",
            &["reason=银行延误", "next_time=2026-09-04T12:00"],
        )
        .does("driver", "carry-out", &["result=已到账"]);
    assert_eq!(story.verdict("remedy"), "missed");
    to_the_archive(&mut story);
    story.finds(&[]);
}

#[test]
fn a_demand_that_goes_too_far_needs_another_choice_to_offer() {
    let mut story = complaint("service-manner");
    story
        .does(
            "desk",
            "judge",
            &["category=service-manner", "grounds=yes", "reasonable=no"],
        )
        .does("manager", "notify-unit", &["lead=floor", "handler=seller"])
        .does("desk", "send-notice", &["notice=请查"])
        .does(
            "seller",
            "find-cause",
            &["cause=service", "findings=争执", "responsible=营业员"],
        );
    let values = [
        "outcome=partly_upheld",
        "proposal=当面道歉",
        "redress=apology",
    ];
    story.cannot("seller", "propose", &values, "alternative");
    let other = [&values[..], &["alternative=道歉或赠券，任选"]].concat();
    story.does("seller", "propose", &other).stands("proposed");
}

#[test]
fn a_dissatisfied_customer_gets_another_round_and_in_the_end_a_final_response() {
    let mut story = investigated("service-skill", "floor", "seller");
    to_the_customer(&mut story, "seller", &["redress=apology"]);
    story
        .cannot("desk", "feedback", &["satisfaction=dissatisfied"], "words")
        .does(
            "desk",
            "feedback",
            &["satisfaction=dissatisfied", "words=光道歉不行"],
        )
        .cannot("desk", "conclude", &[], "it takes that")
        .does("desk", "rework", &["lead=after-sales", "handler=fitter"])
        .stands("assigned")
        .does("desk", "send-notice", &["notice=请再查"])
        .does(
            "fitter",
            "find-cause",
            &["cause=skill", "findings=同前", "responsible=导购某某"],
        );
    to_the_customer(&mut story, "fitter", &["redress=gift"]);
    story
        .does(
            "desk",
            "feedback",
            &["satisfaction=dissatisfied", "words=还是不行"],
        )
        .cannot("desk", "final-response", &["final_response=x"], "role")
        .does(
            "director",
            "final-response",
            &["final_response=已尽力，可向消协反映"],
        )
        .does(
            "director",
            "decide-responsibility",
            &["penalty=无", "head_penalty=无"],
        )
        .does(
            "director",
            "decide-delay",
            &["slow_handler=某主管", "slow_penalty=批评"],
        )
        .does(
            "fitter",
            "improve",
            &[
                "action_text=培训",
                "action_owner=seller",
                "action_due=2026-10-01",
            ],
        )
        .does("desk", "close", &["review=两轮", "care_due=2026-10-10"])
        .does("manager", "circulate", &["circulated=2026-09-07"])
        .stands("closed");
    assert_eq!(story.json()["round"], 2);
    story
        .does("desk", "reopen", &["words=打总部电话投诉"])
        .stands("registered")
        .finds(&["escalation-due"])
        .does(
            "desk",
            "escalate",
            &["escalation_level=unsolved", "reason=两轮未满意"],
        )
        .finds(&[]);
}
