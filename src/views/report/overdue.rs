//! The list of open cases with a clock past its due moment, the longest overdue first.
//!
//! A title is the customer's text and may name people: the list says the category instead.

use super::scope::Scope;
use super::{Cell, Cohort, Column, Row, RowRole, RowsAre, Section, Table, whose};
use crate::say::Message;

/// Lists what was late and open at the end of the period.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("overdue", "report.overdue", Cohort::Open);
    let mut late: Vec<_> = scope
        .backlog()
        .iter()
        .flat_map(|waiting| {
            let clocks = waiting.late.iter();
            clocks.map(move |clock| (waiting, clock))
        })
        .collect();
    late.sort_by(|(left, clock), (right, other)| {
        (clock.due, left.number, &clock.id).cmp(&(other.due, right.number, &other.id))
    });
    let rows = late
        .into_iter()
        .map(|(waiting, clock)| {
            let summary = &waiting.standing.summary;
            Row {
                key: format!("{} {} {}", waiting.number, clock.id, clock.started),
                role: RowRole::Always,
                cells: [
                    Cell::Case(waiting.number.clone()),
                    whose::named("category", &summary.category, scope),
                    Cell::Named {
                        id: Some(clock.id.clone()),
                        name: clock.name(),
                    },
                    Cell::Moment(clock.due.with_timezone(&scope.procedure.calendar.offset())),
                    Cell::Span((scope.judged_at - clock.due).num_seconds()),
                ]
                .into_iter()
                .chain(whose::cells(summary, scope))
                .collect(),
            }
        })
        .collect();
    section.tables.push(Table {
        id: "overdue".to_owned(),
        heading: None,
        columns: [
            Column::new("case", "report.column_case"),
            Column::new("category", "report.column_category"),
            Column::new("clock", "report.column_clock"),
            Column::new("due", "report.column_due"),
            Column::below("late_by", "report.column_late_by"),
        ]
        .into_iter()
        .chain(whose::columns())
        .collect(),
        rows,
        when_empty: Message::new("report.nothing_overdue"),
        rows_are: RowsAre::Things,
    });
    section
}
