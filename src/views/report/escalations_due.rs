//! What had to go to a higher level by `[escalations]` and what did: recorded, still due, closed without.
//! Cases of a procedure that defines no escalations are in no denominator.

use super::known::with_history;
use super::scope::{Known, Scope, Waiting};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::profile::Escalation;
use crate::say::Message;
use crate::workflow::{Procedure, due_escalations, replay};

/// A case with the escalations that were due and not recorded.
type Due<'s> = (CaseNumber, &'s Procedure, Vec<&'s str>);

/// Adds the figures and the table.
pub(super) fn add(section: &mut Section, scope: &Scope<'_>) {
    let open = open(scope);
    let closed = closed(scope);
    for (id, label, cohort, cases) in [
        (
            "escalations_due",
            "report.escalations_due",
            Cohort::Open,
            &open,
        ),
        (
            "escalations_missed",
            "report.escalations_missed",
            Cohort::Closed,
            &closed,
        ),
    ] {
        let with_any = cases.iter().filter(|(_, _, due)| !due.is_empty());
        section.figures.push(Figure::rate(
            id,
            label,
            cohort,
            with_any.map(|(number, ..)| number.clone()).collect(),
            cases.iter().map(|(number, ..)| number.clone()).collect(),
        ));
    }
    section.tables.push(Table {
        id: "escalations_by_name".to_owned(),
        heading: Some(Message::new("report.escalations_by_name")),
        columns: vec![
            Column::new("escalation", "report.column_escalation"),
            Column::new("level", "report.column_level"),
            Column::new("recorded", "report.column_escalated"),
            Column::new("due", "report.escalations_due"),
            Column::new("missed", "report.escalations_missed"),
        ],
        rows: rows(scope, &open, &closed),
        when_empty: Message::new("report.no_escalations"),
        rows_are: RowsAre::Things,
    });
}

/// Returns the open cases under a procedure with escalations, with what was due at the end of the period.
fn open<'s>(scope: &'s Scope<'_>) -> Vec<Due<'s>> {
    let waiting = scope.backlog().iter();
    let due = |waiting: &'s Waiting<'_>| {
        let procedure = waiting.procedure;
        let due = due_escalations(&waiting.standing, procedure, scope.judged_at);
        let ids = due.iter().map(|due| due.id).collect();
        (waiting.number.clone(), procedure, ids)
    };
    waiting
        .filter(|waiting| has_escalations(waiting.procedure))
        .map(due)
        .collect()
}

/// Returns the cases closed in the period under a procedure with escalations, with what was due just before.
fn closed<'s>(scope: &'s Scope<'_>) -> Vec<Due<'s>> {
    let due = |known: &'s Known<'_>| {
        let procedure = scope.procedure_of(known);
        let closed = known.flow.closed?;
        let before = with_history(&known.dossier.case, |index, event| {
            index == 0 || event.at < closed || event.step == "edit"
        });
        let due = due_escalations(&replay(&before, procedure), procedure, closed);
        let ids = due.iter().map(|due| due.id).collect();
        Some((known.number(), procedure, ids))
    };
    scope
        .counted_closed()
        .filter(|known| has_escalations(scope.procedure_of(known)))
        .filter_map(due)
        .collect()
}

fn has_escalations(procedure: &Procedure) -> bool {
    !procedure.profile.escalations.is_empty()
}

fn rows(scope: &Scope<'_>, open: &[Due<'_>], closed: &[Due<'_>]) -> Vec<Row> {
    let main = scope.procedure.profile.escalations.iter();
    let mut all: Vec<(&String, &Escalation, RowRole)> =
        main.map(|(id, rule)| (id, rule, RowRole::Always)).collect();
    for other in &scope.options.others {
        for (id, rule) in &other.profile.escalations {
            if all.iter().all(|(known, ..)| *known != id) {
                all.push((id, rule, RowRole::WhenAny));
            }
        }
    }
    all.into_iter()
        .map(|(id, rule, role)| row(scope, id, rule, role, open, closed))
        .collect()
}

fn row(
    scope: &Scope<'_>,
    id: &str,
    rule: &Escalation,
    role: RowRole,
    open: &[Due<'_>],
    closed: &[Due<'_>],
) -> Row {
    let knows = |procedure: &Procedure| procedure.profile.escalations.contains_key(id);
    let could = || {
        let received = scope.counted_received();
        received.filter(|known| knows(scope.procedure_of(known)))
    };
    let recorded = could().filter(|known| {
        let mut recorded = known.dossier.standing.escalations.recorded.iter();
        recorded.any(|one| one.id == id)
    });
    let count = |key: &'static str, label: &'static str, cohort: Cohort, cases: &[Due<'_>]| {
        let with = cases.iter().filter(|(_, _, due)| due.contains(&id));
        let numbers: Vec<_> = with.map(|(number, ..)| number.clone()).collect();
        Cell::Figure(Figure::new(key, label, cohort, Value::Count(numbers.len())).of(numbers))
    };
    Row {
        key: id.to_owned(),
        role,
        cells: vec![
            Cell::Named {
                id: Some(id.to_owned()),
                name: rule.label.clone().into(),
            },
            Cell::Named {
                id: None,
                name: rule.level.to_string().into(),
            },
            Cell::Figure(Figure::rate(
                "recorded",
                "report.column_escalated",
                Cohort::Received,
                recorded.map(Known::number).collect(),
                could().map(Known::number).collect(),
            )),
            count("due", "report.escalations_due", Cohort::Open, open),
            count(
                "missed",
                "report.escalations_missed",
                Cohort::Closed,
                closed,
            ),
        ],
    }
}
