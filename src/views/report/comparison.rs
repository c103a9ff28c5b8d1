//! Reports side by side: each figure in a row, each period in a column.
//!
//! Lists of cases are left out, and so is the trend: it is months side by side already.

use std::borrow::Cow;

use super::{Cell, Column, Figure, Place, Report, Row, RowRole, RowsAre, Section, Table};
use crate::say::{Fact, Message};

/// Puts the same figures of several reports side by side, at most so many periods in one table.
pub fn side_by_side(reports: &[Report], at_once: usize) -> Vec<Section> {
    let Some(first) = reports.first() else {
        return Vec::new();
    };
    // As many tables as are needed, each of about as many periods.
    let tables = reports.len().div_ceil(at_once.max(1));
    let at_once = reports.len().div_ceil(tables);
    let mut sections = Vec::new();
    for (place, section) in first.sections.iter().enumerate() {
        let mut tables = Vec::new();
        for reports in reports.chunks(at_once) {
            let same: Vec<&Section> = reports
                .iter()
                .filter_map(|report| report.sections.get(place))
                .collect();
            tables.extend(figures(reports, &same));
            for place in 0..section.tables.len() {
                let same: Vec<&Table> = same
                    .iter()
                    .filter_map(|section| section.tables.get(place))
                    .collect();
                tables.extend(columns(reports, &same, &section.heading));
            }
        }
        if !tables.is_empty() {
            sections.push(Section {
                id: section.id,
                heading: section.heading.clone(),
                remarks: section.remarks.clone(),
                figures: Vec::new(),
                tables,
            });
        }
    }
    sections
}

/// Puts the single figures of a section side by side; `None` when it has none.
fn figures(reports: &[Report], sections: &[&Section]) -> Option<Table> {
    let first = sections.first().filter(|first| !first.figures.is_empty())?;
    let rows = first.figures.iter().map(|figure| {
        let of = |section: &&Section| {
            let mut figures = section.figures.iter();
            figures.find(|other| other.id == figure.id).cloned()
        };
        let same: Vec<Option<Figure>> = sections.iter().map(of).collect();
        let name = Cell::Named {
            id: Some(figure.id.clone()),
            name: figure.label.clone().into(),
        };
        row(figure.id.clone(), RowRole::Always, name, same, figure)
    });
    let id = format!("{}_figures", first.id);
    let figure = Message::new("report.column_figure");
    let rows = rows.collect();
    Some(table(id, None, figure.into(), rows, reports))
}

/// Puts each column of figures of a table side by side.
fn columns(reports: &[Report], tables: &[&Table], section: &Message) -> Vec<Table> {
    let Some(first) = tables.first() else {
        return Vec::new();
    };
    if first.rows_are == RowsAre::Times {
        return Vec::new();
    }
    // The rows of all, in the order of the first report that has them, the total last.
    let mut rows: Vec<&Row> = Vec::new();
    for row in tables.iter().flat_map(|table| &table.rows) {
        if rows.iter().all(|known| known.key != row.key) {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| row.role == RowRole::Total);
    let mut made = Vec::new();
    for (place, column) in first.columns.iter().enumerate() {
        let rows = rows.iter().filter_map(|row| {
            let Some(Cell::Figure(sample)) = row.cells.get(place) else {
                return None;
            };
            let of = |table: &&Table| {
                let mut rows = table.rows.iter();
                let same = rows.find(|other| other.key == row.key)?;
                match same.cells.get(place) {
                    Some(Cell::Figure(figure)) => Some(figure.clone()),
                    _ => None,
                }
            };
            let same: Vec<_> = tables.iter().map(of).collect();
            let name = row.cells.first()?.clone();
            Some(self::row(row.key.clone(), row.role, name, same, sample))
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        let heading = Message::new("report.table_column")
            .with("table", first.heading.clone().unwrap_or(section.clone()))
            .with("column", column.label.clone());
        let name = first.columns.first().map(|column| column.label.clone());
        let name = name.unwrap_or_else(|| "".into());
        let id = format!("{}_{}", first.id, column.id);
        made.push(table(id, Some(heading), name, rows, reports));
    }
    made
}

fn row(key: String, role: RowRole, name: Cell, same: Vec<Option<Figure>>, sample: &Figure) -> Row {
    let mut cells = vec![name];
    cells.extend(same.into_iter().map(|figure| {
        let figure = figure.unwrap_or_else(|| Figure {
            value: sample.value.nothing(),
            ids: Vec::new(),
            numerator_ids: Vec::new(),
            ..sample.clone()
        });
        // The period before stands in a column of its own, or is not asked for.
        Cell::Figure(Figure {
            previous: None,
            ..figure
        })
    }));
    Row { key, role, cells }
}

fn table(
    id: String,
    heading: Option<Message>,
    name: Fact,
    rows: Vec<Row>,
    reports: &[Report],
) -> Table {
    let mut columns = vec![Column {
        id: Cow::Borrowed("name"),
        label: name,
        place: Place::Beside,
    }];
    columns.extend(reports.iter().map(|report| Column {
        id: Cow::Owned(report.stretch.label.clone()),
        label: report.stretch.label.clone().into(),
        place: Place::Beside,
    }));
    Table {
        id,
        heading,
        columns,
        rows,
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Things,
    }
}
