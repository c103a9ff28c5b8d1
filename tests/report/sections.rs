//! Figures of the sections on causes, redress, escalation, first contact, compliance and volume, by hand.

use std::collections::BTreeMap;

use tousu::views::report::{Cell, Figure, Options, Report, RowRole, Stretch, Value};
use tousu::workflow::Procedure;

use crate::support::{Builder, at, case, procedure_of};

const SMALL: &str = include_str!("profile.toml");
const MORE: &str = r#"
[fields.refund]
label = { zh = "退款", en = "Refund" }
type = "money"
[causes.staff]
label = { zh = "人员", en = "Staff" }
[steps.escalate]
label = { zh = "上报", en = "Escalate" }
from = ["new", "working"]
may = ["refund"]
[steps.thank]
label = { zh = "确认受理", en = "Acknowledge" }
from = ["new", "working"]
[steps.file]
label = { zh = "归档", en = "File" }
from = ["closed"]
[report]
escalation_steps = ["escalate"]
acknowledge_steps = ["thank"]
archive_steps = ["file"]
archive_within = "7d"
judged_kinds = ["complaint"]
"#;

fn cases() -> Vec<Builder> {
    vec![
        // Settled by who took it in: the handler named is the receiver.
        case("TS-20261005-AAAA", "10-05 09:00")
            .with("cause", "system")
            .step("10-05 09:05", "thank", &[])
            .by(
                "li",
                "10-05 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "li")],
            )
            .step("10-05 10:00", "close", &[("outcome", "upheld")])
            .step("10-09 10:00", "file", &[]),
        // Handed on, escalated twice, paid, filed too late.
        case("TS-20261006-BBBB", "10-06 09:00")
            .with("cause", "system")
            .step(
                "10-06 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .step("10-06 10:00", "escalate", &[("refund", "20000")])
            .step("10-06 11:00", "escalate", &[("refund", "30050")])
            .step("10-07 10:00", "close", &[])
            .step("10-20 10:00", "file", &[]),
        // An inquiry, closed without more, never filed.
        case("TS-20261007-CCCC", "10-07 09:00")
            .with("kind", "inquiry")
            .with("cause", "staff")
            .step("10-07 10:00", "close", &[]),
        // Settled at once, opened again two days later: no first contact.
        case("TS-20261008-DDDD", "10-08 09:00")
            .step("10-08 10:00", "close", &[])
            .step("10-10 10:00", "reopen", &[]),
        // Still open, received on the last day.
        case("TS-20261031-EEEE", "10-31 09:00").step("10-31 10:00", "escalate", &[]),
    ]
}

fn over(procedure: &Procedure, from: &str, to: &str) -> Report {
    let now = at("11-22 12:00");
    let cases = cases().into_iter();
    let dossiers: Vec<_> = cases.map(|case| case.dossier(procedure, now)).collect();
    let base = BTreeMap::from([("2026-09".to_owned(), 500), ("2026-10".to_owned(), 2000)]);
    let options = Options {
        base,
        ..Options::default()
    };
    let stretch = Stretch::between(at(from), at(to)).unwrap();
    Report::new(&dossiers, &stretch, now, procedure, &options)
}

fn october() -> Report {
    over(&procedure_of(&[SMALL, MORE]), "10-01 00:00", "11-01 00:00")
}

fn rate(numerator: usize, denominator: usize) -> Value {
    Value::Rate {
        numerator,
        denominator,
    }
}

fn named(figure: &Figure) -> String {
    let ids = figure.numerator_ids.iter().map(|id| id.tail());
    ids.collect::<Vec<_>>().join(" ")
}

#[test]
fn first_contact_needs_one_round_no_other_hand_and_no_early_return() {
    let report = october();
    let figure = report.figure("first_contact").unwrap();
    assert_eq!(figure.value, rate(2, 4));
    assert_eq!(named(figure), "AAAA CCCC");
}

#[test]
fn causes_stand_the_most_frequent_first_with_the_share_of_all_so_far() {
    let report = october();
    let rows = &report.table("causes").unwrap().rows;
    let row = |place: usize| -> Vec<Value> { rows[place].figures().map(|one| one.value).collect() };
    assert_eq!(row(0), [Value::Count(2), rate(2, 3), rate(2, 3)]);
    assert_eq!(row(1), [Value::Count(1), rate(1, 3), rate(3, 3)]);
    assert_eq!(rows[2].role, RowRole::Total);
    assert_eq!(report.figure("cause_known").unwrap().value, rate(3, 4));
}

#[test]
fn redress_is_the_last_amount_recorded_and_nought_is_not_nothing() {
    let report = october();
    let value = |id| report.figure(id).unwrap().value;
    let money = |fen, n| Value::Money { fen, n };
    assert_eq!(value("redress_cases"), rate(1, 4));
    assert_eq!(value("redress_total"), money(Some(30_050), 1));
    assert_eq!(value("redress_mean"), money(Some(30_050), 1));
    assert_eq!(value("redress_per_closed"), money(Some(7513), 4));
    let without = over(&procedure_of(&[SMALL]), "10-01 00:00", "11-01 00:00");
    assert_eq!(
        without.figure("redress_total").unwrap().value,
        money(None, 0)
    );
    let rich = over(&procedure_of(&[SMALL, MORE]), "10-05 00:00", "10-06 00:00");
    assert_eq!(
        rich.figure("redress_total").unwrap().value,
        money(Some(0), 0)
    );
    assert_eq!(rich.figure("redress_mean").unwrap().value, money(None, 0));
}

#[test]
fn an_escalation_counts_its_case_once_and_each_time_it_was_taken() {
    let report = october();
    assert_eq!(report.figure("escalated").unwrap().value, rate(2, 5));
    let row = &report.table("escalations").unwrap().rows[0];
    let values: Vec<_> = row.figures().map(|figure| figure.value).collect();
    assert_eq!(values, [rate(2, 5), Value::Count(3)]);
    // Nobody can escalate where the procedure names no such step: that is not nought percent.
    assert_eq!(report.figure("referred_outside").unwrap().value, rate(0, 0));
}

#[test]
fn a_lack_is_counted_only_where_the_procedure_asks() {
    let report = october();
    let figure = |id| report.figure(id).unwrap();
    assert_eq!(figure("without_acknowledgement").value, rate(3, 4));
    assert_eq!(figure("without_outcome").value, rate(2, 3));
    assert_eq!(figure("without_feedback").value, rate(3, 3));
    assert_eq!(figure("not_archived").value, rate(2, 4));
    assert_eq!(named(figure("not_archived")), "CCCC DDDD");
    assert_eq!(named(figure("archived_late")), "BBBB CCCC DDDD");
}

#[test]
fn a_period_has_a_base_when_all_its_months_have_one() {
    let procedure = procedure_of(&[SMALL, MORE]);
    let value = |from, to| {
        over(&procedure, from, to)
            .figure("received_per_1000")
            .unwrap()
            .value
    };
    let per_thousand = |count, base| Value::PerThousand { count, base };
    assert_eq!(
        value("10-01 00:00", "11-01 00:00"),
        per_thousand(5, Some(2000))
    );
    assert_eq!(
        value("10-01 00:00", "11-01 00:00").thousandths(),
        Some(2500)
    );
    assert_eq!(
        value("09-01 00:00", "11-01 00:00"),
        per_thousand(5, Some(2500))
    );
    assert_eq!(value("10-01 00:00", "10-31 00:00"), per_thousand(4, None));
    assert_eq!(value("10-01 00:00", "12-01 00:00"), per_thousand(5, None));
}

#[test]
fn the_trend_ends_with_the_month_of_the_period_and_says_what_its_reports_say() {
    let report = october();
    let rows = &report.table("trend").unwrap().rows;
    assert_eq!((rows.len(), rows[0].key.as_str()), (12, "2025-11"));
    let last = rows.last().unwrap();
    let Cell::Figure(received) = &last.cells[1] else {
        panic!("{last:?}")
    };
    assert_eq!(last.key, "2026-10");
    assert_eq!(received.value, report.figure("received").unwrap().value);
    assert_eq!(received.previous, None);
}
