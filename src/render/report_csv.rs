//! The report as comma-separated values: each table with a heading row of the names that JSON uses.
//!
//! Text is never a formula to a spreadsheet; a cell is empty where there is nothing to tell.

use serde_json::Value as Json;

use super::case_list_csv::cell as quoted;
use super::report_json::{change, exact};
use super::report_words::one_line;
use crate::say::{Fact, Words};
use crate::time::format_moment;
use crate::views::report::{Cell, Figure, Report, Row, RowRole, Table, Value};

/// The name of the table of single figures.
pub const FIGURES: &str = "figures";

/// Returns the names of the tables that can be asked for.
pub fn table_ids(report: &Report) -> Vec<String> {
    let tables = report.sections.iter().flat_map(|section| &section.tables);
    std::iter::once(FIGURES.to_owned())
        .chain(tables.map(|table| table.id.clone()))
        .collect()
}

/// Writes one table, or all of them one after another, each below a line with its name; the rows of
/// several reports follow one another.
pub fn csv(reports: &[Report], wanted: Option<&str>, words: Words) -> String {
    let Some(first) = reports.first() else {
        return String::new();
    };
    if let Some(wanted) = wanted {
        return one(reports, wanted, words);
    }
    let parts = table_ids(first)
        .into_iter()
        .map(|id| format!("{}\n{}", quoted(&id), one(reports, &id, words)));
    parts.collect::<Vec<_>>().join("\n")
}

fn one(reports: &[Report], id: &str, words: Words) -> String {
    if id == FIGURES {
        return figures(reports, words);
    }
    let tables = reports
        .iter()
        .filter_map(|report| Some((report, report.table(id)?)));
    let tables: Vec<(&Report, &Table)> = tables.collect();
    let shapes = shapes(&tables);
    let mut heads = vec!["period".to_owned()];
    for shape in &shapes {
        heads.extend(shape.heads());
    }
    let mut text = line(heads);
    for (report, table) in tables {
        for row in &table.rows {
            let mut cells = vec![quoted(&report.stretch.label)];
            for (shape, cell) in shapes.iter().zip(&row.cells) {
                cells.extend(shape.cells(cell, row, words));
            }
            text.push_str(&line(cells));
        }
    }
    text
}

fn figures(reports: &[Report], words: Words) -> String {
    let heads = [
        "period",
        "section",
        "figure",
        "label",
        "cohort",
        "type",
        "value",
        "numerator",
        "denominator",
        "n",
        "previous",
        "change",
    ];
    let mut text = line(heads.map(str::to_owned).to_vec());
    for report in reports {
        for section in &report.sections {
            for figure in &section.figures {
                let (kind, numerator, denominator, n) = parts(figure.value);
                let before = figure.previous.map_or(Json::Null, exact);
                text.push_str(&line(vec![
                    quoted(&report.stretch.label),
                    section.id.to_owned(),
                    figure.id.clone(),
                    said(&figure.label.clone().into(), words),
                    figure.cohort.code().to_owned(),
                    kind.to_owned(),
                    number(&exact(figure.value)),
                    numerator,
                    denominator,
                    n,
                    number(&before),
                    number(&change(figure).0),
                ]));
            }
        }
    }
    text
}

/// Returns type, numerator, denominator and n of a value.
fn parts(value: Value) -> (&'static str, String, String, String) {
    let none = String::new;
    match value {
        Value::Count(_) => ("count", none(), none(), none()),
        Value::Rate {
            numerator,
            denominator,
        } => (
            "rate",
            numerator.to_string(),
            denominator.to_string(),
            none(),
        ),
        Value::Duration { n, .. } => ("seconds", none(), none(), n.to_string()),
        Value::Mean { n, .. } => ("mean", none(), none(), n.to_string()),
        Value::Money { n, .. } => ("fen", none(), none(), n.to_string()),
        Value::PerThousand { count, base } => (
            "per_thousand",
            count.to_string(),
            base.map(|base| base.to_string()).unwrap_or_default(),
            none(),
        ),
    }
}

/// A column of a table as one or more columns of text.
struct Shape {
    id: String,
    /// A cell of the column; `None` where the table has no rows.
    sample: Option<Cell>,
}

fn shapes(tables: &[(&Report, &Table)]) -> Vec<Shape> {
    let Some((_, first)) = tables.first() else {
        return Vec::new();
    };
    let rows = || tables.iter().flat_map(|(_, table)| &table.rows);
    let columns = first.columns.iter().enumerate();
    columns
        .map(|(place, column)| Shape {
            id: column.id.to_string(),
            sample: rows().next().and_then(|row| row.cells.get(place)).cloned(),
        })
        .collect()
}

impl Shape {
    fn heads(&self) -> Vec<String> {
        let id = &self.id;
        let with = |parts: &[&str]| parts.iter().map(|part| format!("{id}{part}")).collect();
        match &self.sample {
            Some(Cell::Named { .. }) => with(&["", "_label"]),
            Some(Cell::Span(_)) => with(&["_seconds"]),
            Some(Cell::Figure(Figure { value, .. })) => match value {
                Value::Count(_) => with(&["", "_previous"]),
                Value::Rate { .. } => with(&["", "_numerator", "_denominator", "_previous"]),
                Value::Duration { .. } => with(&["_seconds", "_n", "_previous"]),
                Value::Mean { .. } => with(&["", "_n", "_previous"]),
                Value::Money { .. } => with(&["_fen", "_n", "_previous"]),
                Value::PerThousand { .. } => with(&["", "_count", "_base", "_previous"]),
            },
            Some(Cell::Case(_) | Cell::Moment(_)) | None => with(&[""]),
        }
    }

    fn cells(&self, cell: &Cell, row: &Row, words: Words) -> Vec<String> {
        match cell {
            Cell::Named { id, name } => {
                let id = match (id, row.role) {
                    (None, RowRole::Total) => "total",
                    (id, _) => id.as_deref().unwrap_or_default(),
                };
                vec![quoted(&one_line(id)), said(name, words)]
            }
            Cell::Case(number) => vec![number.to_string()],
            Cell::Moment(moment) => vec![format_moment(*moment)],
            Cell::Span(seconds) => vec![seconds.to_string()],
            Cell::Figure(figure) => {
                let before = figure.previous.map_or(Json::Null, exact);
                let (_, numerator, denominator, n) = parts(figure.value);
                let mut cells = vec![number(&exact(figure.value))];
                match figure.value {
                    Value::Count(_) => {}
                    Value::Rate { .. } | Value::PerThousand { .. } => {
                        cells.extend([numerator, denominator]);
                    }
                    _ => cells.push(n),
                }
                cells.push(number(&before));
                cells
            }
        }
    }
}

fn said(name: &Fact, words: Words) -> String {
    quoted(&one_line(&words.say_fact(name)))
}

/// Writes a number as JSON does; nothing for what is not there.
fn number(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

fn line(cells: Vec<String>) -> String {
    format!("{}\n", cells.join(","))
}
