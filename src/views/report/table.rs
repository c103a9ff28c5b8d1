//! Sections and tables of a report.

use chrono::{DateTime, FixedOffset};

use super::{Cohort, Figure};
use crate::domain::CaseNumber;
use crate::say::{Fact, Message};

/// One section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The name that JSON uses.
    pub id: &'static str,
    /// Its heading.
    pub heading: Message,
    /// Which cases it counts, and what else a reader must know.
    pub remarks: Vec<Message>,
    /// Single figures.
    pub figures: Vec<Figure>,
    /// Tables.
    pub tables: Vec<Table>,
}

impl Section {
    /// Starts a section whose figures count one cohort.
    pub(super) fn new(id: &'static str, heading: &'static str, cohort: Cohort) -> Self {
        Self {
            id,
            heading: Message::new(heading),
            remarks: vec![cohort.message()],
            figures: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// Takes out the rows in which every figure is nothing, now and in the period before.
    pub(super) fn drop_empty_rows(&mut self) {
        for table in &mut self.tables {
            table
                .rows
                .retain(|row| row.role != RowRole::WhenAny || row.has_anything());
        }
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The name that JSON uses.
    pub id: String,
    /// Its heading; `None` when that of the section says it.
    pub heading: Option<Message>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// What is said in place of a table without rows.
    pub when_empty: Message,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name that JSON uses.
    pub id: &'static str,
    /// Its heading.
    pub label: Message,
    /// Where it stands on a narrow page.
    pub place: Place,
}

/// Where a column stands on a page that is too narrow for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Beside the one before it.
    Beside,
    /// Below the one before it, in the same cell.
    Below,
}

impl Column {
    /// Makes a column.
    pub(super) fn new(id: &'static str, label: &'static str) -> Self {
        Self {
            id,
            label: Message::new(label),
            place: Place::Beside,
        }
    }

    /// Makes a column that may stand below the one before it.
    pub(super) fn below(id: &'static str, label: &'static str) -> Self {
        Self {
            place: Place::Below,
            ..Self::new(id, label)
        }
    }
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// It stands in any case.
    Always,
    /// It stands when one of its figures is not nothing.
    WhenAny,
    /// It sums up the others.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What tells it from the other rows of the table.
    pub key: String,
    /// What it is for.
    pub role: RowRole,
    /// The cells.
    pub cells: Vec<Cell>,
}

impl Row {
    fn has_anything(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            Cell::Figure(figure) => {
                !figure.value.is_nothing()
                    || figure
                        .previous
                        .is_some_and(|previous| !previous.is_nothing())
            }
            _ => false,
        })
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A figure.
    Figure(Figure),
    /// Something with an id and a name; without an id it is what is not given.
    Named {
        /// The id; `None` when the row stands for no value, or for all.
        id: Option<String>,
        /// The name.
        name: Fact,
    },
    /// A case.
    Case(CaseNumber),
    /// A moment.
    Moment(DateTime<FixedOffset>),
    /// A length of time in seconds.
    Span(i64),
}
