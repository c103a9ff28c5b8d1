//! `[breaches]`: what counts as a breach of an agreement, and what is to be done about it.

use indexmap::IndexMap;

use super::reading_steps::read_condition;
use super::{Condition, Profile, TableReader};
use crate::say::{Label, Message};

/// A breach of what was agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// What it is called.
    pub label: Label,
    /// What is to be done about it.
    pub remedy: Label,
    /// The clock whose lateness is the breach; `None` when the condition alone tells.
    pub clock: Option<String>,
    /// For which cases; without a clock, what makes the breach.
    pub when: Condition,
}

/// Reads `[breaches.…]`.
pub(super) fn read(root: &mut TableReader<'_>) -> IndexMap<String, Breach> {
    let mut breaches = IndexMap::new();
    for (id, table) in root.entries("breaches") {
        let mut reader = TableReader::new(table, vec!["breaches".to_owned(), id.clone()]);
        let breach = Breach {
            label: reader.label(),
            remedy: reader.label_at("remedy"),
            clock: reader.text("clock"),
            when: read_condition(&mut reader),
        };
        if breach.clock.is_none() && breach.when.tests.is_empty() {
            reader.fault(
                "label",
                Message::new("profile.breach_of_nothing").with("id", &id),
            );
        }
        root.take_faults(reader.finish());
        breaches.insert(id, breach);
    }
    breaches
}

impl Profile {
    /// Returns the breaches that the lateness of a clock is.
    pub fn breaches_of_clock<'a>(&'a self, clock: &'a str) -> impl Iterator<Item = &'a Breach> {
        let breaches = self.breaches.values();
        breaches.filter(move |breach| breach.clock.as_deref() == Some(clock))
    }
}
