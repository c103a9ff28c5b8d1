//! Twelve months, the month of the end of the period last: received, closed, on time, satisfied.
//!
//! Each row is what the report on that month says of it, as known now.

use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Stretch, Table};
use super::{clocks, satisfaction};
use crate::say::Message;
use crate::time::{Period, parse_period};

/// How many months are shown.
const MONTHS: usize = 12;

/// Computes the twelve months.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("trend", "report.trend", Cohort::Happened);
    section.remarks = vec![Message::new("report.trend_remark")];
    let months = months(scope).unwrap_or_default();
    let rows = months.into_iter().map(|month| {
        let stretch = Stretch::of(month);
        let scope = Scope::new(
            scope.cases,
            &stretch,
            scope.now,
            scope.procedure,
            scope.options,
        );
        row(&scope)
    });
    section.tables.push(Table {
        id: "trend".to_owned(),
        heading: None,
        columns: vec![
            Column::new("month", "report.column_month"),
            Column::new("received", "report.column_received"),
            Column::new("closed", "report.column_closed"),
            Column::new("on_time", "report.column_on_time_short"),
            Column::new("satisfied", "report.column_satisfied"),
        ],
        rows: rows.collect(),
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Times,
    });
    section
}

/// Returns the months, the earliest first; fewer where the years begin.
fn months(scope: &Scope<'_>) -> Option<Vec<Period>> {
    let offset = scope.procedure.calendar.offset();
    let last = scope.stretch.end - chrono::TimeDelta::seconds(1);
    let label = last.with_timezone(&offset).format("%Y-%m").to_string();
    let last = parse_period(&label, scope.now, offset).ok()?;
    let mut months: Vec<Period> = std::iter::successors(Some(last), |month| month.previous().ok())
        .take(MONTHS)
        .collect();
    months.reverse();
    Some(months)
}

fn row(scope: &Scope<'_>) -> Row {
    let label = &scope.stretch.label;
    let received: Vec<&Known<'_>> = scope.counted_received().collect();
    let closed: Vec<&Known<'_>> = scope.counted_closed().collect();
    let count =
        |id, label, cohort, cases| Cell::Figure(Figure::count(id, label, cohort, numbers(cases)));
    Row {
        key: label.clone(),
        role: RowRole::Always,
        cells: vec![
            Cell::Named {
                id: Some(label.clone()),
                name: label.into(),
            },
            count(
                "received",
                "report.column_received",
                Cohort::Received,
                &mut scope.received() as &mut dyn Iterator<Item = &Known<'_>>,
            ),
            count(
                "closed",
                "report.column_closed",
                Cohort::Closed,
                &mut scope.closed(),
            ),
            Cell::Figure(clocks::on_time(scope, &received)),
            Cell::Figure(satisfaction::satisfied(&closed)),
        ],
    }
}
