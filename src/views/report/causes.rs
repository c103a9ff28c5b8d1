//! The causes of the closed cases, the most frequent first, with the share that they make up together.

use std::collections::BTreeMap;

use super::breakdown::name_of;
use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table};
use crate::domain::CaseNumber;
use crate::say::Message;

/// The field that holds the cause.
const FIELD: &str = "cause";

/// Counts the causes.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("causes", "report.causes", Cohort::Closed);
    section.remarks.push(Message::new("report.causes_remark"));
    let cause_of = |known: &Known<'_>| scope.value_of(known, FIELD);
    let with_cause = scope
        .counted_closed()
        .filter(|known| cause_of(known).is_some());
    let known_causes = numbers(with_cause);
    section.figures.push(Figure::rate(
        "cause_known",
        "report.cause_known",
        Cohort::Closed,
        known_causes.clone(),
        numbers(
            scope
                .counted_closed()
                .filter(|known| !scope.procedure_of(known).profile.is_restricted(FIELD)),
        ),
    ));
    // Every cause that occurs at all, so that one stands also where only the period before has it.
    let mut groups: BTreeMap<String, Vec<CaseNumber>> = BTreeMap::new();
    for cause in scope.cases.iter().filter_map(cause_of) {
        groups.entry(cause).or_default();
    }
    for known in scope.counted_closed() {
        if let Some(cause) = cause_of(known) {
            groups.entry(cause).or_default().push(known.number());
        }
    }
    let profile = &scope.procedure.profile;
    let listed = profile.list("causes");
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(cause, cases)| {
        let place = listed.get_index_of(cause).unwrap_or(usize::MAX);
        (std::cmp::Reverse(cases.len()), place, cause.clone())
    });
    let mut so_far = Vec::new();
    let mut rows = Vec::with_capacity(groups.len() + 1);
    for (cause, cases) in groups {
        so_far.extend(cases.iter().cloned());
        rows.push(Row {
            key: format!("={cause}"),
            role: RowRole::WhenCounted,
            cells: cells(
                Cell::Named {
                    name: name_of(scope, FIELD, &cause),
                    id: Some(cause),
                },
                cases,
                so_far.clone(),
                &known_causes,
            ),
        });
    }
    let all = Cell::Named {
        id: None,
        name: Message::new("report.total").into(),
    };
    rows.push(Row {
        key: "total".to_owned(),
        role: RowRole::Total,
        cells: cells(
            all,
            known_causes.clone(),
            known_causes.clone(),
            &known_causes,
        ),
    });
    section.tables.push(table(rows));
    section
}

fn cells(
    name: Cell,
    cases: Vec<CaseNumber>,
    so_far: Vec<CaseNumber>,
    all: &[CaseNumber],
) -> Vec<Cell> {
    let rate = |id, label, numerator| {
        Cell::Figure(Figure::rate(
            id,
            label,
            Cohort::Closed,
            numerator,
            all.to_vec(),
        ))
    };
    vec![
        name,
        Cell::Figure(Figure::count(
            "count",
            "report.column_count",
            Cohort::Closed,
            cases.clone(),
        )),
        rate("share", "report.column_share", cases),
        rate("cumulative", "report.column_cumulative", so_far),
    ]
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        id: "causes".to_owned(),
        heading: None,
        columns: vec![
            Column::new("cause", "report.column_cause"),
            Column::new("count", "report.column_count"),
            Column::new("share", "report.column_share"),
            Column::new("cumulative", "report.column_cumulative"),
        ],
        rows,
        when_empty: Message::new("report.no_causes"),
        rows_are: RowsAre::Things,
    }
}
