//! Puts beside each figure what it was in the period before.

use super::{Cell, Figure, Section};

/// Takes the values of the same section of the period before over as `previous`.
pub(super) fn attach(section: &mut Section, before: &Section) {
    for figure in &mut section.figures {
        let same = before.figures.iter().find(|other| other.id == figure.id);
        figure.previous = same.map(|other| other.value);
    }
    for table in &mut section.tables {
        let Some(other) = before.tables.iter().find(|other| other.id == table.id) else {
            continue;
        };
        let rows: std::collections::HashMap<&str, &super::Row> = other
            .rows
            .iter()
            .map(|row| (row.key.as_str(), row))
            .collect();
        for row in &mut table.rows {
            let Some(other) = rows.get(row.key.as_str()) else {
                continue;
            };
            for (cell, other) in row.cells.iter_mut().zip(&other.cells) {
                if let (Cell::Figure(figure), Cell::Figure(before)) = (cell, other) {
                    take(figure, before);
                }
            }
        }
    }
}

fn take(figure: &mut Figure, before: &Figure) {
    figure.previous = Some(before.value);
}
