//! How many cases were taken to a higher level, and how many went outside. Which steps these are the
//! procedure says in `[report]`; cases of a procedure that names none are in no denominator.

use super::escalations_due;
use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::profile::ReportRules;
use crate::say::{Label, Message};

/// The steps of one sort that a procedure names.
type Steps = fn(&ReportRules) -> &[String];

/// Counts the escalations of the cases received in the period.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("escalations", "report.escalations", Cohort::Received);
    let escalation: Steps = |rules| &rules.escalation_steps;
    section.figures = vec![
        rate(scope, "escalated", "report.escalated", escalation),
        rate(
            scope,
            "referred_outside",
            "report.referred_outside",
            |rules| &rules.external_steps,
        ),
    ];
    section.tables.push(Table {
        id: "escalations".to_owned(),
        heading: None,
        columns: vec![
            Column::new("step", "report.column_step"),
            Column::new("cases", "report.column_cases"),
            Column::new("times", "report.column_times"),
        ],
        rows: rows(scope, escalation),
        when_empty: Message::new("report.no_escalation_steps"),
        rows_are: RowsAre::Things,
    });
    escalations_due::add(&mut section, scope);
    section
}

fn rate(scope: &Scope<'_>, id: &str, label: &'static str, steps: Steps) -> Figure {
    let took = |known: &Known<'_>| {
        let named = steps(scope.rules_of(known));
        let history = &known.dossier.case.history;
        history.iter().any(|event| named.contains(&event.step))
    };
    Figure::rate(
        id,
        label,
        Cohort::Received,
        numbers(scope.counted_received().filter(|known| took(known))),
        numbers(that_could(scope, steps)),
    )
}

/// Returns the cases whose procedure names such steps.
fn that_could<'s, 'a>(scope: &'s Scope<'a>, steps: Steps) -> impl Iterator<Item = &'s Known<'a>> {
    scope
        .counted_received()
        .filter(move |known| !steps(scope.rules_of(known)).is_empty())
}

fn rows(scope: &Scope<'_>, steps: Steps) -> Vec<Row> {
    let main = &scope.procedure.profile;
    let mut levels: Vec<(&str, Label, RowRole)> = steps(&main.report)
        .iter()
        .map(|step| (step.as_str(), main.label_of("steps", step), RowRole::Always))
        .collect();
    for other in &scope.options.others {
        for step in steps(&other.profile.report) {
            if levels.iter().all(|(known, ..)| known != step) {
                let label = other.profile.label_of("steps", step);
                levels.push((step, label, RowRole::WhenAny));
            }
        }
    }
    let rows = levels.into_iter();
    rows.map(|(step, label, role)| {
        let mut times: Vec<CaseNumber> = Vec::new();
        let mut could = Vec::new();
        for known in scope.counted_received() {
            if !steps(scope.rules_of(known)).iter().any(|one| one == step) {
                continue;
            }
            could.push(known.number());
            let history = known.dossier.case.history.iter();
            times.extend(
                history
                    .filter(|event| event.step == step)
                    .map(|_| known.number()),
            );
        }
        let mut cases = times.clone();
        cases.dedup();
        let count = Value::Count(times.len());
        Row {
            key: step.to_owned(),
            role,
            cells: vec![
                Cell::Named {
                    id: Some(step.to_owned()),
                    name: label.into(),
                },
                Cell::Figure(Figure::rate(
                    "cases",
                    "report.column_cases",
                    Cohort::Received,
                    cases,
                    could,
                )),
                Cell::Figure(
                    Figure::new("times", "report.column_times", Cohort::Received, count).of(times),
                ),
            ],
        }
    })
    .collect()
}
