//! Redress payment by payment: what a step gives, advances and brings back, and its sums in the report.

use tousu::profile::Facts;
use tousu::views::report::{Options, Report, Stretch, Value};
use tousu::workflow::{PaperState, Procedure, papers_of};

use crate::support::{Builder, at, case, procedure_of};

const SMALL: &str = include_str!("profile.toml");
const PAYING: &str = r#"
[redress_kinds]
refund = { label = { zh = "退款", en = "Refund" } }
apology = { label = { zh = "道歉", en = "Apology" } }
[payers]
company = { label = { zh = "公司", en = "Company" } }
advance = { label = { zh = "公司垫付", en = "In advance" }, advance = true }
insurer = { label = { zh = "保险公司", en = "Insurer" } }
[papers.receipt]
label = { zh = "收条", en = "Receipt" }
required = { redress_given = { over = 5000 } }
copies = [{ to = ["desk"] }, { when = { payer = "insurer" }, to = ["insurer", "desk"] }]
[fields.fine]
label = { zh = "罚款", en = "Fine" }
type = "money"
restricted = ["desk"]
[fields.voucher]
label = { zh = "代金券", en = "Voucher" }
type = "money"
[steps.propose]
label = { zh = "方案", en = "Propose" }
from = ["new", "working"]
may = ["redress", "amount", "payer", "paper", "signed", "fine", "voucher"]
[steps.pay]
label = { zh = "给付", en = "Pay" }
from = ["new", "working", "closed"]
may = ["redress", "amount", "payer", "payer_share"]
gives_redress = true
[steps.recover]
label = { zh = "收回", en = "Recover" }
from = ["new", "working", "closed"]
needs = ["recovered"]
may = ["payer"]
recovers = true
[steps.forget]
label = { zh = "撤回方案", en = "Forget" }
from = ["new", "working"]
clears = ["amount"]
"#;

fn procedure() -> Procedure {
    procedure_of(&[SMALL, PAYING])
}

fn given(case: Builder) -> Vec<(Option<String>, Option<i64>, i64)> {
    let procedure = procedure();
    let dossier = case.dossier(&procedure, at("11-22 12:00"));
    let payments = dossier.standing.redress.payments.iter();
    payments
        .map(|one| (one.payer.clone(), one.amount, one.advanced))
        .collect()
}

fn paid(payer: &str, amount: i64, advanced: i64) -> (Option<String>, Option<i64>, i64) {
    (Some(payer.to_owned()), Some(amount), advanced)
}

#[test]
fn a_payment_takes_what_was_proposed_and_what_it_records_itself_goes_before() {
    let proposal = [
        ("redress", "refund"),
        ("amount", "7000"),
        ("payer", "company"),
    ];
    let base = || case("TS-20261005-AAAA", "10-05 09:00").step("10-05 10:00", "propose", &proposal);
    assert_eq!(
        given(base().step("10-05 11:00", "pay", &[])),
        [paid("company", 7000, 0)]
    );
    let other = base().step("10-05 11:00", "pay", &[("amount", "6000")]);
    assert_eq!(given(other), [paid("company", 6000, 0)]);
}

#[test]
fn what_was_paid_once_is_not_paid_again_because_nobody_said_otherwise() {
    let case = case("TS-20261005-AAAA", "10-05 09:00")
        .step(
            "10-05 10:00",
            "pay",
            &[
                ("redress", "refund"),
                ("amount", "7000"),
                ("payer", "company"),
                ("payer_share", "10"),
            ],
        )
        .step("10-05 11:00", "pay", &[("redress", "apology")])
        .step(
            "10-05 12:00",
            "pay",
            &[("amount", "300"), ("payer", "company")],
        );
    let expected = [
        paid("company", 7000, 6990),
        (None, None, 0),
        paid("company", 300, 0),
    ];
    assert_eq!(given(case), expected);
}

#[test]
fn an_amount_taken_back_is_not_paid() {
    let case = case("TS-20261005-AAAA", "10-05 09:00")
        .step(
            "10-05 10:00",
            "propose",
            &[("amount", "7000"), ("payer", "company")],
        )
        .step("10-05 10:30", "forget", &[])
        .step("10-05 11:00", "pay", &[]);
    assert_eq!(given(case), [(Some("company".to_owned()), None, 0)]);
}

#[test]
fn who_pays_in_advance_bears_nothing_but_the_share_that_is_told_and_never_more_than_all() {
    let pay = |set: &[(&str, &str)]| {
        let case = case("TS-20261005-AAAA", "10-05 09:00");
        given(case.step("10-05 10:00", "pay", set)).remove(0).2
    };
    assert_eq!(pay(&[("amount", "900"), ("payer", "advance")]), 900);
    assert_eq!(
        pay(&[
            ("amount", "900"),
            ("payer", "advance"),
            ("payer_share", "400")
        ]),
        500
    );
    assert_eq!(pay(&[("amount", "900"), ("payer", "company")]), 0);
    assert_eq!(
        pay(&[
            ("amount", "900"),
            ("payer", "company"),
            ("payer_share", "400")
        ]),
        500
    );
    assert_eq!(
        pay(&[
            ("amount", "900"),
            ("payer", "company"),
            ("payer_share", "4000")
        ]),
        0
    );
    assert_eq!(pay(&[("payer", "advance")]), 0);
}

#[test]
fn facts_are_absent_at_nought_and_papers_know_signed_from_unsigned() {
    let procedure = procedure();
    let standing = |case: Builder| case.dossier(&procedure, at("11-22 12:00")).standing;
    let fresh = standing(case("TS-20261005-AAAA", "10-05 09:00"));
    for fact in [
        "redress_given",
        "redress_advanced",
        "redress_recovered",
        "redress_outstanding",
        "paper_receipt",
    ] {
        assert_eq!(fresh.fact(fact), None, "{fact}");
    }
    let advanced = case("TS-20261005-AAAA", "10-05 09:00")
        .step(
            "10-05 10:00",
            "pay",
            &[("amount", "9000"), ("payer", "advance")],
        )
        .step(
            "10-05 11:00",
            "recover",
            &[("recovered", "2500"), ("payer", "insurer")],
        )
        .step("10-05 12:00", "propose", &[("paper", "receipt")]);
    let facts = standing(advanced.clone());
    assert_eq!(facts.fact("redress_given").as_deref(), Some("9000"));
    assert_eq!(facts.fact("redress_outstanding").as_deref(), Some("6500"));
    assert_eq!(facts.fact("paper_receipt").as_deref(), Some("unsigned"));
    let papers = papers_of(&facts, &procedure);
    assert!(papers[0].is_wanting());
    assert_eq!(papers[0].copies, ["desk", "insurer"]);
    let more = advanced
        .step("10-06 11:00", "recover", &[("recovered", "6600")])
        .step(
            "10-06 12:00",
            "attach",
            &[("file", "a.pdf"), ("paper", "receipt"), ("signed", "yes")],
        );
    let done = standing(more);
    assert_eq!(done.fact("redress_outstanding"), None);
    assert_eq!(done.fact("paper_receipt").as_deref(), Some("signed"));
    let papers = papers_of(&done, &procedure);
    assert_eq!(
        (papers[0].state, papers[0].is_wanting()),
        (PaperState::Signed, false)
    );
}

fn cases() -> Vec<Builder> {
    vec![
        // Two payments, one of them in advance, a part of which comes back after the end.
        case("TS-20261005-AAAA", "10-05 09:00")
            .step(
                "10-05 10:00",
                "pay",
                &[
                    ("redress", "refund"),
                    ("amount", "1000"),
                    ("payer", "company"),
                ],
            )
            .step(
                "10-06 10:00",
                "pay",
                &[
                    ("redress", "refund"),
                    ("amount", "5000"),
                    ("payer", "advance"),
                ],
            )
            .step("10-07 10:00", "close", &[])
            .step(
                "11-02 10:00",
                "recover",
                &[("recovered", "2000"), ("payer", "insurer")],
            ),
        // Given in a case that is withdrawn: it is in no rate, and the money is gone all the same.
        case("TS-20261008-BBBB", "10-08 09:00")
            .step(
                "10-08 10:00",
                "pay",
                &[
                    ("redress", "refund"),
                    ("amount", "300"),
                    ("payer", "insurer"),
                ],
            )
            .step("10-09 10:00", "withdraw", &[]),
        // An apology, and a fine and a voucher that are no redress here.
        case("TS-20261010-CCCC", "10-10 09:00")
            .step(
                "10-10 10:00",
                "propose",
                &[("fine", "77700"), ("voucher", "400")],
            )
            .step(
                "10-10 11:00",
                "pay",
                &[("redress", "apology"), ("payer", "company")],
            )
            .step("10-11 10:00", "close", &[]),
    ]
}

fn report(procedure: &Procedure, from: &str, to: &str) -> Report {
    let now = at("11-22 12:00");
    let cases = cases().into_iter();
    let dossiers: Vec<_> = cases.map(|case| case.dossier(procedure, now)).collect();
    let stretch = Stretch::between(at(from), at(to)).unwrap();
    Report::new(&dossiers, &stretch, now, procedure, &Options::default())
}

fn money(fen: i64, n: usize) -> Value {
    Value::Money { fen: Some(fen), n }
}

#[test]
fn the_report_sums_payments_of_the_period_and_what_is_outstanding_at_its_end() {
    let procedure = procedure();
    let october = report(&procedure, "10-01 00:00", "11-01 00:00");
    let value = |report: &Report, id: &str| report.figure(id).unwrap().value;
    assert_eq!(value(&october, "redress_total"), money(6000, 1));
    assert_eq!(
        value(&october, "redress_cases"),
        Value::Rate {
            numerator: 1,
            denominator: 2
        }
    );
    assert_eq!(value(&october, "redress_given"), money(6300, 2));
    assert_eq!(value(&october, "redress_advanced"), money(5000, 1));
    assert_eq!(value(&october, "redress_recovered"), money(0, 0));
    assert_eq!(value(&october, "redress_outstanding"), money(5000, 1));
    let november = report(&procedure, "11-01 00:00", "12-01 00:00");
    assert_eq!(value(&november, "redress_given"), money(0, 0));
    assert_eq!(value(&november, "redress_recovered"), money(2000, 1));
    assert_eq!(value(&november, "redress_outstanding"), money(3000, 1));
    let none = report(&procedure_of(&[SMALL]), "10-01 00:00", "11-01 00:00");
    assert_eq!(
        value(&none, "redress_given"),
        Value::Money { fen: None, n: 0 }
    );
}

#[test]
fn the_report_is_exact_by_kind_and_by_payer() {
    let procedure = procedure();
    let october = report(&procedure, "10-01 00:00", "11-01 00:00");
    let rows = |id: &str| {
        let rows = october.table(id).unwrap().rows.iter();
        rows.map(|row| {
            (
                row.key.clone(),
                row.figures().map(|one| one.value).collect::<Vec<_>>(),
            )
        })
        .collect::<Vec<_>>()
    };
    let key = |key: &str| key.to_owned();
    assert_eq!(
        rows("redress_by_kind"),
        [
            (key("=refund"), vec![Value::Count(3), money(6300, 2)]),
            (key("=apology"), vec![Value::Count(1), money(0, 0)]),
            (key("total"), vec![Value::Count(4), money(6300, 2)]),
        ]
    );
    assert_eq!(
        rows("redress_by_payer"),
        [
            (
                key("=company"),
                vec![money(1000, 1), money(0, 0), money(0, 0)]
            ),
            (
                key("=advance"),
                vec![money(5000, 1), money(5000, 1), money(0, 0)]
            ),
            (
                key("=insurer"),
                vec![money(300, 1), money(0, 0), money(0, 0)]
            ),
            (
                key("total"),
                vec![money(6300, 2), money(5000, 1), money(0, 0)]
            ),
        ]
    );
}

#[test]
fn fields_of_money_count_only_where_no_step_gives_redress_and_restricted_ones_never() {
    let without = PAYING
        .replace("gives_redress = true", "")
        .replace("recovers = true", "");
    let october = report(
        &procedure_of(&[SMALL, &without]),
        "10-01 00:00",
        "11-01 00:00",
    );
    assert_eq!(
        october.figure("redress_total").unwrap().value,
        money(400, 1)
    );
}
