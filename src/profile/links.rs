//! Links between cases: which fields they stand in, and which of them say that another case stands for this one.

use super::{BoundField, Profile};
use crate::domain::FieldType;

/// The links by which another case stands for this one, where `[report] count_once` names none.
pub const STOOD_FOR: [&str; 2] = ["duplicate_of", "part_of"];

impl BoundField {
    /// Tells whether it names other cases.
    pub fn is_link(&self) -> bool {
        self.kind == FieldType::Case
    }
}

impl Profile {
    /// Returns the fields that name other cases, the standard ones first.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let links = self.fields.values().filter(|field| field.is_link());
        links.map(|field| field.id.as_str())
    }

    /// Returns the fields by which another case stands for this one: an incident is counted there.
    pub fn stood_for_by(&self) -> Vec<&str> {
        match self.report.count_once.as_slice() {
            [] => STOOD_FOR.to_vec(),
            named => named.iter().map(String::as_str).collect(),
        }
    }

    /// Returns the fields that are followed together with this one, so that none of them leads in a circle: all by
    /// which another case stands for this one are one kind of link, every other is a kind of its own.
    pub fn followed_with<'a>(&'a self, field: &'a str) -> Vec<&'a str> {
        let mut together = self.stood_for_by();
        together.extend(STOOD_FOR);
        if !together.contains(&field) {
            return vec![field];
        }
        together.sort_unstable();
        together.dedup();
        together
    }
}
