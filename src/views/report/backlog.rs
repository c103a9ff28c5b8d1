//! The backlog at the end of the period: how old, how much of it late, how much of it paused.

use super::scope::{Scope, Waiting};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::say::Message;

/// The seconds of a day.
const DAY: i64 = 86_400;

/// The classes of age: id, words, and the elapsed days up to which a case belongs to it.
const AGES: [(&str, &str, i64); 6] = [
    ("up_to_1_day", "report.age_1", 1),
    ("2_to_3_days", "report.age_3", 3),
    ("4_to_7_days", "report.age_7", 7),
    ("8_to_15_days", "report.age_15", 15),
    ("16_to_30_days", "report.age_30", 30),
    ("over_30_days", "report.age_more", i64::MAX / DAY),
];

/// Sorts the open cases by age, and picks out the late and the paused ones.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("backlog", "report.backlog", Cohort::Open);
    let all: Vec<_> = scope.backlog().iter().collect();
    let late = numbers(&all, |waiting| !waiting.late.is_empty());
    let paused = numbers(&all, |waiting| waiting.standing.paused_since().is_some());
    let oldest = all.iter().max_by_key(|waiting| waiting.age_seconds);
    section.figures = vec![
        Figure::rate(
            "backlog_overdue",
            "report.backlog_overdue",
            Cohort::Open,
            late,
            numbers(&all, |_| true),
        ),
        Figure::rate(
            "backlog_paused",
            "report.backlog_paused",
            Cohort::Open,
            paused,
            numbers(&all, |_| true),
        ),
        Figure::new(
            "backlog_oldest",
            "report.backlog_oldest",
            Cohort::Open,
            Value::Duration {
                seconds: oldest.map(|waiting| waiting.age_seconds),
                n: usize::from(oldest.is_some()),
            },
        )
        .of(oldest
            .map(|waiting| waiting.number.clone())
            .into_iter()
            .collect()),
    ];
    section.tables.push(ages(&all));
    section
}

fn ages(all: &[&Waiting<'_>]) -> Table {
    let count = |ids| {
        Cell::Figure(Figure::count(
            "open",
            "report.column_open",
            Cohort::Open,
            ids,
        ))
    };
    let mut rows = Vec::new();
    let mut above = i64::MIN;
    for (id, words, days) in AGES {
        let upto = days * DAY;
        let ids = numbers(all, |waiting| {
            above < waiting.age_seconds && waiting.age_seconds <= upto
        });
        above = upto;
        rows.push(Row {
            key: id.to_owned(),
            role: RowRole::Always,
            cells: vec![
                Cell::Named {
                    id: Some(id.to_owned()),
                    name: Message::new(words).into(),
                },
                count(ids),
            ],
        });
    }
    rows.push(Row {
        key: "total".to_owned(),
        role: RowRole::Total,
        cells: vec![
            Cell::Named {
                id: None,
                name: Message::new("report.total").into(),
            },
            count(numbers(all, |_| true)),
        ],
    });
    Table {
        id: "backlog_ages".to_owned(),
        heading: Some(Message::new("report.backlog_ages")),
        columns: vec![
            Column::new("age", "report.column_age"),
            Column::new("open", "report.column_open"),
        ],
        rows,
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Things,
    }
}

fn numbers(all: &[&Waiting<'_>], fits: impl Fn(&Waiting<'_>) -> bool) -> Vec<CaseNumber> {
    all.iter()
        .filter(|waiting| fits(waiting))
        .map(|waiting| waiting.number.clone())
        .collect()
}
