//! The last columns of a list of cases: which department leads a case, and who handles it.

use super::breakdown::name_of;
use super::scope::Scope;
use super::{Cell, Column};
use crate::domain::Summary;
use crate::say::Message;

/// Returns the headings.
pub(super) fn columns() -> [Column; 2] {
    [
        Column::new("lead", "report.column_lead"),
        Column::below("handler", "report.column_handler"),
    ]
}

/// Returns the cells of a case.
pub(super) fn cells(summary: &Summary, scope: &Scope<'_>) -> [Cell; 2] {
    [
        named("lead", &summary.lead, scope),
        named("handler", &summary.handler, scope),
    ]
}

/// Returns the cell of a value of a field, under its name.
pub(super) fn named(field: &str, value: &Option<String>, scope: &Scope<'_>) -> Cell {
    Cell::Named {
        id: value.clone(),
        name: match value {
            Some(value) => name_of(scope, field, value),
            None => Message::new("report.not_given").into(),
        },
    }
}
