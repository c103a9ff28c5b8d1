//! A report on a past period says the same whether it is made at its end or months later: what happened in it, and
//! what stood at its end, is not changed by what happens since. What is known of its cases may grow, and does.

use chrono::TimeDelta;
use proptest::prelude::*;
use tousu::time::format_moment;
use tousu::views::report::{Cell, Cohort, Options, Report, Stretch, Value};
use tousu::workflow::Procedure;

use crate::actions::MORE;
use crate::redress::PAYING;
use crate::support::{Builder, at, case, procedure_of};

const SMALL: &str = include_str!("profile.toml");
const POWERS: &str = r#"
[roles]
director = { label = { zh = "总监", en = "Director" } }
[fields.proposal]
label = { zh = "方案", en = "Proposal" }
type = "text"
[approvals.proposal]
label = { zh = "处理方案", en = "Proposal" }
propose = ["put-up"]
grant = "approve"
refuse = "reject-proposal"
covers = ["proposal"]
levels = [{ signatures = [["director"], ["director"]] }]
[escalations.late]
label = { zh = "超时", en = "Late" }
level = 1
clock = "resolve"
percent = 80
step = "raise"
tells = ["director"]
[steps.put-up]
label = { zh = "提出", en = "Put up" }
from = ["new", "working"]
needs = ["proposal"]
[steps.approve]
label = { zh = "批准", en = "Approve" }
from = ["new", "working"]
[steps.reject-proposal]
label = { zh = "驳回", en = "Reject" }
from = ["new", "working"]
[steps.raise]
label = { zh = "升级", en = "Raise" }
from = ["new", "working"]
needs = ["escalation_level"]
"#;

/// Steps with what they record.
const STEPS: [(&str, &[(&str, &str)]); 18] = [
    ("assign", &[("lead", "technical")]),
    ("assign", &[("lead", "desk")]),
    ("pause", &[]),
    ("resume", &[]),
    ("redo", &[]),
    ("close", &[("cause", "system"), ("outcome", "upheld")]),
    ("reopen", &[]),
    ("withdraw", &[]),
    ("put-up", &[("proposal", "退款")]),
    ("put-up", &[("proposal", "换货")]),
    ("approve", &[]),
    ("reject-proposal", &[("reason", "不妥")]),
    ("raise", &[("escalation_level", "late")]),
    (
        "pay",
        &[
            ("redress", "refund"),
            ("amount", "900"),
            ("payer", "advance"),
        ],
    ),
    ("recover", &[("recovered", "300"), ("payer", "insurer")]),
    (
        "order-action",
        &[
            ("action_text", "核查"),
            ("action_owner", "wang"),
            ("action_due", "2026-10-20T18:00:00+08:00"),
        ],
    ),
    ("complete-action", &[("action", "1")]),
    ("verify-action", &[("action", "1")]),
];

fn procedure() -> Procedure {
    procedure_of(&[SMALL, MORE, PAYING, POWERS])
}

/// The days and hours of October that a report is made of.
const MONTH: (&str, &str) = ("10-01 00:00", "11-01 00:00");

/// A case: hour of receipt from 1 September on, and steps with the hours before each.
type Seed = (i64, Vec<(i64, usize)>);

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let steps = prop::collection::vec((1..300_i64, 0..STEPS.len()), 0..14);
    prop::collection::vec((0..1400_i64, steps), 1..8)
}

/// Builds the cases with what happened before a moment.
fn until(seeds: &[Seed], end: &str) -> Vec<Builder> {
    let (start, end) = (at("09-01 00:00"), at(end));
    let mut built = Vec::new();
    for (index, (hours, steps)) in seeds.iter().enumerate() {
        let mut moment = start + TimeDelta::hours(*hours);
        if moment >= end {
            continue;
        }
        let text = |moment| format_moment(moment)[5..19].replace('T', " ");
        let mut one = case(&format!("TS-20260901-{index:04}"), &text(moment));
        for (after, step) in steps {
            moment += TimeDelta::hours(*after);
            if moment < end {
                let (step, set) = STEPS[*step];
                one = one.step(&text(moment), step, set);
            }
        }
        built.push(one);
    }
    built
}

fn october(cases: &[Builder], procedure: &Procedure, now: &str) -> Report {
    let now = at(now);
    let cases: Vec<_> = cases
        .iter()
        .map(|case| case.clone().dossier(procedure, now))
        .collect();
    let stretch = Stretch::between(at(MONTH.0), at(MONTH.1)).unwrap();
    Report::new(&cases, &stretch, now, procedure, &Options::default())
}

/// Whose cases move between their rows when more becomes known of them: only the sums are fixed.
fn sorts_cases(table: &str) -> bool {
    table.starts_with("by_") || table.starts_with("rates_by_") || table == "groups"
}

/// Returns what a report says of what happened, and of what stood at the end.
fn fixed(report: &Report) -> Vec<String> {
    let mut said = Vec::new();
    for section in &report.sections {
        let is_fixed = |cohort| matches!(cohort, Cohort::Happened | Cohort::Open);
        // Two sets of cases, received and closed, stand in this one.
        let figures = section
            .figures
            .iter()
            .filter(|one| one.id != "closed_to_received");
        for figure in figures.filter(|one| is_fixed(one.cohort)) {
            said.push(format!("{} {:?} {:?}", figure.id, figure.value, figure.ids));
        }
        for table in section.tables.iter().filter(|one| !sorts_cases(&one.id)) {
            for row in &table.rows {
                for cell in &row.cells {
                    match cell {
                        Cell::Figure(one) if !is_fixed(one.cohort) => {}
                        Cell::Figure(one) => said.push(format!(
                            "{} {} {} {:?} {:?}",
                            table.id, row.key, one.id, one.value, one.ids
                        )),
                        other if ["actions", "overdue"].contains(&table.id.as_str()) => {
                            said.push(format!("{} {} {other:?}", table.id, row.key));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_happened_and_what_stood_at_the_end_is_the_same_whenever_the_report_is_made(seeds in seeds()) {
        let procedure = procedure();
        let then = october(&until(&seeds, MONTH.1), &procedure, MONTH.1);
        let later = october(&until(&seeds, "12-31 00:00"), &procedure, "12-31 00:00");
        prop_assert_eq!(fixed(&then), fixed(&later));
    }
}

fn value(report: &Report, id: &str) -> Value {
    report.figure(id).unwrap().value
}

fn rate(numerator: usize, denominator: usize) -> Value {
    Value::Rate {
        numerator,
        denominator,
    }
}

/// What is known of the cases of a period grows: docs/report.md says so of figures of cases received and closed.
#[test]
fn what_is_learnt_later_of_the_cases_of_a_month_changes_their_figures() {
    let procedure = procedure();
    let before = case("TS-20261005-AAAA", "10-05 09:00")
        .step("10-05 10:00", "assign", &[("lead", "technical")])
        .step(
            "10-06 10:00",
            "close",
            &[("cause", "system"), ("outcome", "upheld")],
        );
    let after = before
        .clone()
        .step("11-03 10:00", "feedback", &[("satisfaction", "satisfied")]);
    let then = october(&[before], &procedure, MONTH.1);
    let later = october(&[after], &procedure, "12-31 00:00");
    assert_eq!(value(&then, "asked"), rate(0, 1));
    assert_eq!(value(&later, "asked"), rate(1, 1));
}

/// A correction says what was so from the start; it never undoes a decision before it was made.
#[test]
fn a_correction_holds_from_the_start_but_voids_an_approval_only_from_then_on() {
    let procedure = procedure();
    let before = case("TS-20261005-AAAA", "10-05 09:00")
        .step("10-05 10:00", "put-up", &[("proposal", "退款")])
        .step("10-06 10:00", "approve", &[]);
    let after = before.clone().step(
        "11-03 10:00",
        "edit",
        &[
            ("proposal", "换货"),
            ("received", "2026-09-30T09:00:00+08:00"),
        ],
    );
    let then = october(&[before], &procedure, MONTH.1);
    let later = october(&[after], &procedure, "12-31 00:00");
    for report in [&then, &later] {
        assert_eq!(value(report, "approvals_pending"), Value::Count(1));
        assert_eq!(value(report, "approvals_void"), Value::Count(0));
    }
    assert_eq!(value(&then, "received"), Value::Count(1));
    assert_eq!(value(&later, "received"), Value::Count(0));
}
