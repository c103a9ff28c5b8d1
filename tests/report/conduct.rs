//! Harassment and malice: counted apart, by source and frequency, in no rate.

use tousu::render::{Ids, report_markdown};
use tousu::say::{Language, Words};
use tousu::views::report::{Cell, Report, Value};
use tousu::workflow::Procedure;

use crate::support::{Builder, at, case, procedure_of, report, report_by};

fn named() -> Procedure {
    procedure_of(&[
        include_str!("profile.toml"),
        "[report]\nconduct_kinds = [\"inquiry\"]\nconduct_states = [\"withdrawn\"]\n",
    ])
}

fn calls() -> Vec<Builder> {
    let call = |number: &str, day: &str| {
        let builder = case(number, &format!("{day} 09:00")).with("kind", "inquiry");
        builder.phone("13900001111")
    };
    vec![
        call("TS-20260903-A001", "09-03"),
        call("TS-20261003-A002", "10-03"),
        call("TS-20261005-A003", "10-05").with("channel", "counter"),
        case("TS-20261006-A004", "10-06 09:00").step("10-06 10:00", "withdraw", &[]),
        case("TS-20261007-A005", "10-07 09:00").phone("13900002222"),
    ]
}

fn of(report: &Report, figure: &str) -> Value {
    report.figure(figure).unwrap().value
}

fn rate(numerator: usize, denominator: usize) -> Value {
    Value::Rate {
        numerator,
        denominator,
    }
}

#[test]
fn conduct_is_counted_apart_by_kind_and_state() {
    let report = report_by(&named(), &calls(), "2026-10", at("10-20 12:00"));
    assert_eq!(of(&report, "received"), Value::Count(4));
    assert_eq!(of(&report, "received_excluded"), Value::Count(3));
    assert_eq!(of(&report, "conduct"), Value::Count(3));
    assert_eq!(of(&report, "conduct_share"), rate(3, 4));
    assert_eq!(of(&report, "conduct_nobody"), Value::Count(1));
    assert_eq!(of(&report, "conduct_repeated"), rate(1, 1));
    // The one complaint is all that clocks are judged of.
    assert_eq!(of(&report, "on_time"), rate(0, 2));
    assert_eq!(of(&report, "closed_of_received"), rate(0, 1));
}

#[test]
fn a_source_is_named_by_its_first_case_and_shown_masked() {
    let report = report_by(&named(), &calls(), "2026-10", at("10-20 12:00"));
    let rows = &report.table("conduct_sources").unwrap().rows;
    assert_eq!(rows.len(), 1);
    let Cell::Named { id, .. } = &rows[0].cells[0] else {
        panic!("{rows:?}");
    };
    assert_eq!(id.as_deref(), Some("TS-20260903-A001"));
    let counts: Vec<_> = rows[0].figures().map(|figure| figure.value).collect();
    assert_eq!(counts, [2, 3].map(Value::Count));
    assert_eq!(rows[0].cells[3], Cell::Moment(at("10-05 09:00")));
    for language in Language::ALL {
        let page = report_markdown::markdown(&report, Words::of(language), Ids::Shown);
        assert!(
            page.contains("1111") && !page.contains("13900001111"),
            "{page}"
        );
    }
}

#[test]
fn where_the_procedure_names_no_such_conduct_its_share_is_not_nought() {
    let report = report(&calls(), "2026-10", "10-20 12:00");
    assert_eq!(of(&report, "conduct"), Value::Count(0));
    assert_eq!(of(&report, "conduct_share"), rate(0, 0));
    assert_eq!(report.table("conduct_sources").unwrap().rows.len(), 0);
}
