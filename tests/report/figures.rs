//! Figures of `october()` for October 2026, worked out by hand, seen on 22 November.

use tousu::views::report::{Cell, Figure, Report, Value};

use crate::october::october;
use crate::support::report;

fn of_october() -> Report {
    report(&october(), "2026-10", "11-22 12:00")
}

fn ids(figure: &Figure) -> String {
    tails(&figure.ids)
}

fn tails(ids: &[tousu::domain::CaseNumber]) -> String {
    ids.iter().map(|id| id.tail()).collect::<Vec<_>>().join(" ")
}

fn rate(numerator: usize, denominator: usize) -> Value {
    Value::Rate {
        numerator,
        denominator,
    }
}

/// The figure in a column of a row, found by the id of the row's first cell.
fn in_table<'a>(report: &'a Report, table: &str, row: &str, column: &str) -> &'a Figure {
    let table = report.table(table).unwrap();
    let row = table
        .rows
        .iter()
        .find(|one| matches!(&one.cells[0], Cell::Named { id: Some(id), .. } if id == row))
        .unwrap();
    let place = table.columns.iter().position(|one| one.id == column);
    match &row.cells[place.unwrap()] {
        Cell::Figure(figure) => figure,
        other => panic!("{other:?} is no figure"),
    }
}

fn hours(report: &Report, measure: &str, column: &str) -> f64 {
    match in_table(report, "handling_time", measure, column).value {
        Value::Duration {
            seconds: Some(seconds),
            ..
        } => seconds as f64 / 3600.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_cohorts_are_those_received_closed_and_open() {
    let report = of_october();
    let ids_of = |id: &str| ids(report.figure(id).unwrap());
    assert_eq!(ids_of("open_at_start"), "BBBB CCCC");
    assert_eq!(
        ids_of("received"),
        "D001 D002 D003 D004 D005 D006 D007 D008 D009"
    );
    assert_eq!(ids_of("received_excluded"), "D006");
    assert_eq!(ids_of("closed"), "BBBB D001 D002 D003 D004 D008");
    assert_eq!(ids_of("excluded"), "D006");
    assert_eq!(ids_of("reopened"), "D008");
    // D008 was opened again on 26 October, D005 was closed only in November.
    assert_eq!(ids_of("open_at_end"), "CCCC D005 D007 D008 D009");
}

#[test]
fn each_figure_carries_that_of_the_month_before() {
    let report = of_october();
    let received = report.figure("received").unwrap();
    assert_eq!(received.value, Value::Count(9));
    assert_eq!(received.previous, Some(Value::Count(3)));
    let closed = in_table(&report, "by_lead", "technical", "closed");
    assert_eq!(closed.value, Value::Count(4));
    assert_eq!(closed.previous, Some(Value::Count(1)));
}

#[test]
fn excluded_cases_are_in_no_denominator() {
    let report = of_october();
    let figure = report.figure("closed_of_received").unwrap();
    assert_eq!(figure.value, rate(5, 8));
    assert!(!ids(figure).contains("D006"));
    assert_eq!(
        report.figure("closed_to_received").unwrap().value,
        rate(6, 8)
    );
}

#[test]
fn the_backlog_is_as_it_stood_at_the_end_of_the_month() {
    let report = of_october();
    let ages: Vec<_> = ["up_to_1_day", "2_to_3_days", "4_to_7_days", "8_to_15_days"]
        .iter()
        .chain(&["16_to_30_days", "over_30_days"])
        .map(|age| ids(in_table(&report, "backlog_ages", age, "open")))
        .collect();
    assert_eq!(ages, ["D009", "", "", "D005 D007 D008", "", "CCCC"]);
    // D009 was paused only in November; D008's only case clock had stopped when it was closed.
    assert_eq!(report.figure("backlog_paused").unwrap().value, rate(0, 5));
    let overdue = report.figure("backlog_overdue").unwrap();
    assert_eq!(overdue.value, rate(3, 5));
    assert_eq!(tails(&overdue.numerator_ids), "CCCC D005 D007");
}

#[test]
fn a_clock_is_met_at_the_due_moment_and_missed_a_second_later() {
    let report = of_october();
    let dispatch = in_table(&report, "clocks", "acknowledge", "on_time");
    // D001 at 30 minutes sharp is in time, D002 a second later is not, D007 never was assigned.
    assert_eq!(dispatch.value, rate(6, 8));
    assert_eq!(
        tails(&dispatch.numerator_ids),
        "D001 D003 D004 D005 D008 D009"
    );
}

#[test]
fn an_extension_counts_for_one_verdict_and_not_for_the_other() {
    let report = of_october();
    let extended = in_table(&report, "clocks", "resolve", "on_time");
    let first = in_table(&report, "clocks", "resolve", "on_time_first_due");
    assert_eq!(extended.value, rate(5, 7));
    assert_eq!(tails(&extended.numerator_ids), "D001 D002 D003 D004 D008");
    assert_eq!(tails(&first.numerator_ids), "D001 D002 D003 D008");
}

#[test]
fn a_clock_that_is_late_and_open_has_failed_and_one_that_runs_waits() {
    let report = of_october();
    let late = in_table(&report, "clocks", "resolve", "late_open");
    assert_eq!(ids(late), "D007");
    let waiting = in_table(&report, "clocks", "resolve", "not_judged");
    assert_eq!(ids(waiting), "D009");
}

#[test]
fn the_clocks_of_closed_cases_are_judged_whenever_they_were_received() {
    let report = of_october();
    let closed = in_table(&report, "clocks_closed", "resolve", "on_time");
    // BBBB was received in September and took 12 days.
    assert_eq!(closed.value, rate(5, 6));
    assert_eq!(tails(&closed.numerator_ids), "D001 D002 D003 D004 D008");
}

#[test]
fn handling_time_is_measured_from_receipt_to_the_first_closing() {
    let report = of_october();
    // BBBB 12 days, D001 2, D002 4, D003 6 (5 of them paused), D004 8, D008 1.
    assert_eq!(hours(&report, "elapsed", "mean"), 132.0);
    assert_eq!(hours(&report, "elapsed", "median"), 120.0);
    assert_eq!(hours(&report, "elapsed", "p90"), 288.0);
    assert_eq!(hours(&report, "elapsed", "longest"), 288.0);
    // 12, 2, 4, 1, 8, 1 days: 28 in all; the middle two are 2 and 4.
    assert_eq!(hours(&report, "elapsed_without_pauses", "mean"), 112.0);
    assert_eq!(hours(&report, "elapsed_without_pauses", "median"), 72.0);
}

#[test]
fn working_time_leaves_out_nights_weekends_and_the_national_holiday() {
    let report = of_october();
    // BBBB: 28 to 30 September are three days and 8 and 9 October two, of nine hours each; the
    // make-up day, 10 October, has just begun when it is closed.
    assert_eq!(hours(&report, "working", "longest"), 45.0);
    let net = hours(&report, "working_without_pauses", "mean");
    assert!(net < hours(&report, "working", "mean"));
}

#[test]
fn satisfaction_counts_answers_only_and_tells_how_many_were_asked() {
    let report = of_october();
    let value = |id: &str| report.figure(id).unwrap().value;
    // BBBB 2, D001 5, D002 satisfied in round 2, D003 not asked, D004 no answer, D008 rated 3.
    assert_eq!(value("satisfied"), rate(2, 4));
    assert_eq!(value("participation"), rate(4, 5));
    assert_eq!(value("asked"), rate(5, 6));
    assert_eq!(value("mean_rating"), Value::Mean { sum: 10, n: 3 });
    // In the first round D002 was dissatisfied.
    assert_eq!(value("satisfied_first_round"), rate(1, 4));
}

#[test]
fn outcome_rounds_extensions_and_pauses_are_counted() {
    let report = of_october();
    let value = |id: &str| report.figure(id).unwrap().value;
    assert_eq!(value("upheld"), rate(3, 4));
    assert_eq!(value("outcome_none"), Value::Count(2));
    assert_eq!(value("rework"), rate(1, 6));
    assert_eq!(value("reopened_within_7_days"), rate(1, 6));
    assert_eq!(value("rounds_2"), Value::Count(1));
    assert_eq!(value("extensions_requested"), Value::Count(2));
    assert_eq!(value("extensions_granted"), Value::Count(1));
    assert_eq!(value("extensions_refused"), Value::Count(1));
    assert_eq!(value("paused"), rate(1, 6));
    assert_eq!(value("paused_over_half"), rate(1, 6));
    assert_eq!(value("rated_by_handler"), rate(1, 6));
}

#[test]
fn a_repeat_is_found_by_the_digits_of_the_phone_number() {
    let report = of_october();
    let repeats = report.figure("repeats").unwrap();
    assert_eq!(repeats.value, rate(1, 8));
    assert_eq!(tails(&repeats.numerator_ids), "D005");
    assert_eq!(
        report.figure("repeat_complainants").unwrap().value,
        rate(1, 1)
    );
}

#[test]
fn the_overdue_list_begins_with_the_longest_overdue() {
    let report = of_october();
    let table = report.table("overdue").unwrap();
    let cases: Vec<_> = table
        .rows
        .iter()
        .map(|row| match &row.cells[0] {
            Cell::Case(number) => number.tail().to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(cases, ["CCCC", "D007", "D005", "D007"]);
}
