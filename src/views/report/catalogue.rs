//! What each figure and table of the report means: its formula, and where that comes from.

mod actions;
mod approvals;
mod conduct;
mod results;
mod volume;

/// What one figure or table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The name that JSON uses; `by_FIELD` and `rates_by_FIELD` stand for those of all fields.
    pub id: &'static str,
    /// The key of its name.
    pub label: &'static str,
    /// The key of its formula.
    pub formula: &'static str,
    /// The key of its source.
    pub source: &'static str,
}

/// All figures and tables, by sections in the order shown; a test holds them to the report.
const CATALOGUE: [&[Entry]; 5] = [
    volume::ENTRIES,
    results::ENTRIES,
    conduct::ENTRIES,
    actions::ENTRIES,
    approvals::ENTRIES,
];

impl Entry {
    /// Returns all entries.
    pub fn all() -> impl Iterator<Item = &'static Entry> + Clone {
        CATALOGUE.iter().copied().flatten()
    }

    /// Returns the entry of a figure or table; `by_category` is one of `by_FIELD`.
    pub fn of(id: &str) -> Option<&'static Entry> {
        let of_fields = [("rates_by_", "rates_by_FIELD"), ("by_", "by_FIELD")];
        let id = of_fields
            .iter()
            .find(|(start, _)| id.starts_with(start))
            .map_or(id, |(_, entry)| *entry);
        Self::all().find(|entry| entry.id == id)
    }
}
