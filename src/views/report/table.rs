//! Sections and tables of a report.

use std::borrow::Cow;

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

    /// Takes out the rows that stand only when there is something, now or in the period before.
    pub(super) fn drop_empty_rows(&mut self) {
        for table in &mut self.tables {
            table.rows.retain(|row| match row.role {
                RowRole::WhenAny => row.figures().any(is_something),
                RowRole::WhenCounted => row.figures().next().is_some_and(is_something),
                RowRole::Always | RowRole::Total => true,
            });
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
    /// What its rows are to one another.
    pub rows_are: RowsAre,
}

/// What the rows of a table are to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsAre {
    /// Different things.
    Things,
    /// One thing through time, the latest last: each row carries its own period.
    Times,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name that JSON uses.
    pub id: Cow<'static, str>,
    /// Its heading.
    pub label: Fact,
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
            id: Cow::Borrowed(id),
            label: Message::new(label).into(),
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
    /// It stands when its first figure is not nothing.
    WhenCounted,
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
    /// Returns its figures.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.cells.iter().filter_map(|cell| match cell {
            Cell::Figure(figure) => Some(figure),
            _ => None,
        })
    }
}

/// Tells whether there is something behind a figure, now or in the period before.
fn is_something(figure: &Figure) -> bool {
    let before = figure.previous.is_some_and(|before| !before.is_nothing());
    !figure.value.is_nothing() || before
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
