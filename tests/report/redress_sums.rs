//! Redress in the report: what was given in a period by kind and payer, and what is outstanding.

use tousu::views::report::{Options, Report, Stretch, Value};
use tousu::workflow::Procedure;

use crate::redress::{PAYING, SMALL, procedure};
use crate::support::{Builder, at, case, procedure_of};

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
        .replace("recovers = true", "")
        .replace("bears_advance = true", "");
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

#[test]
fn what_will_not_come_back_is_borne_by_who_advanced_it_and_is_outstanding_no_more() {
    let procedure = procedure();
    let paid = [
        ("redress", "refund"),
        ("amount", "5000"),
        ("payer", "advance"),
    ];
    let cases = [case("TS-20261005-AAAA", "10-05 09:00")
        .step("10-05 10:00", "pay", &paid)
        .step(
            "11-05 10:00",
            "recover",
            &[("recovered", "2000"), ("payer", "insurer")],
        )
        .step("11-06 10:00", "bear", &[])];
    let now = at("12-22 12:00");
    let value = |period: &str, id: &str| {
        let report = crate::support::report_by(&procedure, &cases, period, now);
        report.figure(id).unwrap().value
    };
    assert_eq!(value("2026-10", "redress_outstanding"), money(5000, 1));
    assert_eq!(value("2026-10", "redress_borne"), money(0, 0));
    assert_eq!(value("2026-11", "redress_recovered"), money(2000, 1));
    assert_eq!(value("2026-11", "redress_borne"), money(3000, 1));
    assert_eq!(value("2026-11", "redress_outstanding"), money(0, 0));
}
