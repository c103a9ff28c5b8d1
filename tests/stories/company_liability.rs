//! The customer's own side, goods, the quality of a product, and an account manager who is liable.

use crate::company_team::{established, refund, to_the_archive, to_the_archive_from_carried_out};

/// Values of a proposal that costs nothing.
const APOLOGY: [&str; 3] = ["proposal=当面致歉", "outcome=upheld", "redress=apology"];
const OPERATIONS: (&str, &str) = ("operations", "clerk2");

#[test]
fn the_customers_own_side_is_explained_and_nothing_is_proposed() {
    let mut story = established("price", OPERATIONS, &["cause=customer"]);
    story
        .cannot("clerk2", "propose", &APOLOGY, "in state")
        .cannot(
            "clerk2",
            "correct",
            &["correction=x", "improvement=x"],
            "it takes that",
        )
        .cannot("serve", "explain", &["outcome=not_upheld"], "explanation")
        .cannot("serve", "explain", &["explanation=x"], "outcome")
        .does(
            "serve",
            "explain",
            &["explanation=价目已公示", "outcome=not_upheld"],
        )
        .stands("replied")
        .cannot(
            "serve",
            "carry-out",
            &["measures=x", "result=x"],
            "it takes that",
        );
    to_the_archive_from_carried_out(&mut story);
    story.figures(
        "2026-09",
        &[
            ("outcome_not_upheld", "1"),
            ("redress_cases", "0/1"),
            ("redress_given", "0"),
        ],
    );
    assert_eq!(story.verdict("promised"), "met");
}

#[test]
fn goods_are_arranged_by_purchasing() {
    let mut story = established("goods", ("purchasing", "buyer"), &["cause=goods"]);
    let exchange = ["proposal=换新", "outcome=upheld", "redress=exchange"];
    story
        .cannot(
            "serve",
            "coordinate-purchasing",
            &["coordination=x"],
            "role",
        )
        .cannot("buyer", "coordinate-purchasing", &[], "coordination")
        .cannot(
            "serve",
            "arrange-exchange",
            &["explanation=x"],
            "it takes that",
        )
        .does(
            "buyer",
            "coordinate-purchasing",
            &["coordination=供应商补发"],
        )
        .stands("ready")
        .cannot("buyer", "propose", &exchange, "payer")
        .does(
            "buyer",
            "propose",
            &[&exchange[..], &["payer=supplier"]].concat(),
        )
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    let report = story.run("report", "", &["--month", "2026-09"], &["--format", "json"]);
    let by_kind = report.json()["tables"]["redress_by_kind"].to_string();
    assert!(by_kind.contains("exchange"), "{by_kind}");
}

#[test]
fn the_quality_of_a_product_is_explained_and_exchanged_or_recalled() {
    for (liable, redress, payer) in [
        ("production", "exchange", "company"),
        ("quality", "recall", "supplier"),
    ] {
        let liable = format!("liable={liable}");
        let redress = format!("redress={redress}");
        let payer = format!("payer={payer}");
        let mut story = established(
            "quality",
            ("quality", "checker"),
            &["cause=goods", &liable, "responsible=maker"],
        );
        story
            .cannot("checker", "arrange-exchange", &["explanation=x"], "role")
            .cannot(
                "serve",
                "arrange-exchange",
                &[&redress, &payer],
                "explanation",
            )
            .cannot(
                "serve",
                "arrange-exchange",
                &["explanation=x", &payer],
                "redress",
            )
            .cannot(
                "serve",
                "arrange-exchange",
                &["explanation=x", &redress],
                "payer",
            )
            .does(
                "serve",
                "arrange-exchange",
                &["explanation=批次受潮", &redress, &payer, "amount=60"],
            )
            .stands("ready")
            .does("serve", "propose", &["proposal=整批更换", "outcome=upheld"])
            .does("head", "approve", &[]);
        to_the_archive(&mut story);
        story.figures("2026-09", &[("redress_given", "6000"), ("upheld", "1/1")]);
    }
}

#[test]
fn an_account_manager_is_liable_a_limit_is_set_and_the_customer_told() {
    let mut story = established(
        "account-manager",
        ("area", "area"),
        &[
            "cause=mistake",
            "liable=account-manager",
            "responsible=account",
        ],
    );
    let id = story.case();
    story
        .cannot("area", "set-limit", &["promised=2026-09-06"], "role")
        .cannot("serve", "set-limit", &[], "promised")
        .does(
            "serve",
            "set-limit",
            &["promised=2026-09-06T12:00:00+08:00"],
        )
        .sees(
            "serve",
            &["show", &id],
            &["Customer was told the limit", "09-06 12:00"],
        )
        .cannot("serve", "send-copy", &[], "role")
        .does("chief", "send-copy", &["responsible=account"])
        .cannot(
            "chief",
            "send-copy",
            &["responsible=account"],
            "it takes that",
        )
        .does(
            "area",
            "correct",
            &["correction=补拜访", "improvement=每周对账"],
        )
        .does("area", "propose", &refund("amount=50"))
        .does("head", "approve", &[])
        .later(7 * 24 * 60)
        .finds(&["clock-late"])
        .sees("", &["due"], &["Promised reply"]);
    story.does("serve", "reply", &["answer=退款"]).does(
        "serve",
        "carry-out",
        &["measures=转账", "result=到账"],
    );
    to_the_archive_from_carried_out(&mut story);
    assert_eq!(story.verdict("promised"), "missed");
    story.figures("2026-09", &[("on_time", "0/1"), ("redress_given", "5000")]);

    let mut other = established("service", OPERATIONS, &["cause=mistake"]);
    other
        .cannot(
            "serve",
            "set-limit",
            &["promised=2026-09-06"],
            "it takes that",
        )
        .cannot("chief", "send-copy", &[], "responsible");
}
