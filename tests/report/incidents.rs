//! Incidents beside cases, and clocks and rates that count one once.

use tousu::views::report::{Report, Value};
use tousu::workflow::Procedure;

use crate::support::{Builder, at, case, procedure_of, report, report_by};

fn once() -> Procedure {
    procedure_of(&[
        include_str!("profile.toml"),
        "[report]\ncount_once = [\"duplicate_of\", \"part_of\"]\n",
    ])
}

/// A group of three that three people complained of, a duplicate of one of them, and a case of its own.
fn group() -> Vec<Builder> {
    let lead = "TS-20261003-A001";
    let finished = |number: &str, day: &str, outcome: &str| {
        case(number, &format!("{day} 09:00"))
            .step(&format!("{day} 09:10"), "assign", &[("lead", "technical")])
            .step(&format!("{day} 18:00"), "close", &[("outcome", outcome)])
    };
    vec![
        finished(lead, "10-03", "upheld"),
        finished("TS-20261003-A002", "10-03", "not_upheld").with("part_of", lead),
        case("TS-20261004-A003", "10-04 09:00").with("part_of", lead),
        case("TS-20261004-A004", "10-04 10:00").with("duplicate_of", "TS-20261004-A003"),
        finished("TS-20261005-A005", "10-05", "not_upheld").with("split_from", lead),
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
fn incidents_stand_beside_cases_whether_or_not_they_count_once() {
    let now = at("10-20 12:00");
    for report in [
        report(&group(), "2026-10", "10-20 12:00"),
        report_by(&once(), &group(), "2026-10", now),
    ] {
        assert_eq!(of(&report, "received"), Value::Count(5));
        assert_eq!(of(&report, "received_excluded"), Value::Count(0));
        assert_eq!(of(&report, "incidents_received"), Value::Count(2));
        assert_eq!(of(&report, "stood_for"), Value::Count(3));
        assert_eq!(of(&report, "closed"), Value::Count(3));
        assert_eq!(of(&report, "incidents_closed"), Value::Count(2));
        assert_eq!(of(&report, "open_at_end"), Value::Count(2));
        assert_eq!(of(&report, "incidents_open"), Value::Count(0));
        assert_eq!(of(&report, "duplicates"), Value::Count(1));
        assert_eq!(of(&report, "group_members"), Value::Count(2));
        assert_eq!(of(&report, "split_off"), Value::Count(1));
        let groups = &report.table("groups").unwrap().rows;
        assert_eq!(groups.len(), 1);
        let counts: Vec<_> = groups[0].figures().map(|figure| figure.value).collect();
        assert_eq!(counts, [2, 1, 1].map(Value::Count));
    }
}

#[test]
fn without_the_setting_every_case_counts_in_clocks_and_rates() {
    let report = report(&group(), "2026-10", "10-20 12:00");
    assert_eq!(of(&report, "upheld"), rate(1, 3));
    // Two of the five were never assigned and never closed: four runs late.
    assert_eq!(of(&report, "on_time"), rate(6, 10));
}

#[test]
fn with_the_setting_an_incident_counts_where_it_stands_for_itself() {
    let report = report_by(&once(), &group(), "2026-10", at("10-20 12:00"));
    assert_eq!(of(&report, "upheld"), rate(1, 2));
    assert_eq!(of(&report, "on_time"), rate(4, 4));
    assert_eq!(of(&report, "closed_of_received"), rate(2, 2));
    // What is open is open, whoever stands for it.
    assert_eq!(of(&report, "backlog_overdue"), rate(2, 2));
}

#[test]
fn a_link_that_was_taken_back_leaves_a_case_to_itself() {
    let mut cases = group();
    let freed = cases[1]
        .clone()
        .step("10-19 09:00", "edit", &[("part_of", "")]);
    cases[1] = freed;
    let report = report_by(&once(), &cases, "2026-10", at("10-20 12:00"));
    assert_eq!(of(&report, "incidents_received"), Value::Count(3));
    assert_eq!(of(&report, "upheld"), rate(1, 3));
}

#[test]
fn what_customers_were_given_is_added_up_for_all_of_a_group() {
    let money = "[fields.refund]\nlabel = { zh = \"退款\", en = \"Refund\" }\ntype = \"money\"\n
        [steps.close]\nmay = [\"outcome\", \"refund\"]\n";
    let procedure = procedure_of(&[
        include_str!("profile.toml"),
        "[report]\ncount_once = [\"part_of\"]\n",
        money,
    ]);
    let paid = |number: &str| {
        case(number, "10-03 09:00")
            .step("10-03 09:10", "assign", &[("lead", "technical")])
            .step(
                "10-03 18:00",
                "close",
                &[("outcome", "upheld"), ("refund", "5000")],
            )
    };
    let cases = [
        paid("TS-20261003-A001"),
        paid("TS-20261003-A002").with("part_of", "TS-20261003-A001"),
    ];
    let report = report_by(&procedure, &cases, "2026-10", at("10-20 12:00"));
    let total = Value::Money {
        fen: Some(10_000),
        n: 2,
    };
    assert_eq!(of(&report, "redress_total"), total);
    assert_eq!(of(&report, "upheld"), rate(1, 1));
}
