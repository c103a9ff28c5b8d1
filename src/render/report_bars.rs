//! Bars beside a table with a single column of counts.

use crate::views::report::{Cell, Figure, Row, RowRole, Table, Value};

/// How many characters the longest bar has.
const LONGEST_BAR: usize = 16;

/// Bars beside a table with a single column of counts.
pub(super) struct Bars {
    column: usize,
    largest: usize,
}

impl Bars {
    /// Returns the bars of a table; `None` when it has other columns, or nothing to show.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let is_count = |row: &Row| {
            let value = row.figures().next().map(|figure| figure.value);
            row.cells.len() == 2 && matches!(value, Some(Value::Count(_)))
        };
        if !table.rows.iter().all(is_count) {
            return None;
        }
        let column = 1;
        let largest = table
            .rows
            .iter()
            .filter(|row| row.role != RowRole::Total)
            .map(|row| count(row, column))
            .max()?;
        (largest > 0).then_some(Self { column, largest })
    }

    /// Draws the bar of a row.
    pub(super) fn bar(&self, row: &Row) -> String {
        if row.role == RowRole::Total {
            return String::new();
        }
        "█".repeat((count(row, self.column) * LONGEST_BAR).div_ceil(self.largest))
    }
}

fn count(row: &Row, column: usize) -> usize {
    match row.cells.get(column) {
        Some(Cell::Figure(Figure {
            value: Value::Count(count),
            ..
        })) => *count,
        _ => 0,
    }
}
