//! Redress payment by payment: what a step gives, advances and brings back, and the papers of it.

use tousu::profile::Facts;
use tousu::workflow::{PaperState, Procedure, papers_of};

use crate::support::{Builder, at, case, procedure_of};

pub(crate) const SMALL: &str = include_str!("profile.toml");
pub(crate) const PAYING: &str = r#"
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
[steps.bear]
label = { zh = "自行承担", en = "Bear" }
from = ["new", "working", "closed"]
bears_advance = true
[steps.forget]
label = { zh = "撤回方案", en = "Forget" }
from = ["new", "working"]
clears = ["amount"]
"#;

pub(crate) fn procedure() -> Procedure {
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
