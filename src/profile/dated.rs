//! Limits that hold from a day on: `dated = [ { from = "2026-04-15", limit = "15d" } ]`.

use chrono::NaiveDate;
use toml::Value;

use super::reader::found_words;
use super::reading_clocks::read_limits;
use super::{ClockRule, DueRule, Limits, TableReader};
use crate::say::Message;

/// Limits that hold from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedLimits {
    /// The first day, in the team's time zone: a run that starts on it or later is judged by these.
    pub from: NaiveDate,
    /// The limits.
    pub limits: Limits,
}

impl ClockRule {
    /// Returns the entry of `dated` that holds for a run that starts on that day; `None` when the
    /// first limit still holds, or when there is no other.
    pub fn dated_on(&self, day: NaiveDate) -> Option<&DatedLimits> {
        self.dated.iter().rfind(|dated| dated.from <= day)
    }

    /// Returns the limits of a run that starts on that day; `None` for a clock that a field gives the
    /// due moment of.
    pub fn limits_on(&self, day: NaiveDate) -> Option<&Limits> {
        match &self.due {
            DueRule::At(_) => None,
            DueRule::After(first) => Some(self.dated_on(day).map_or(first, |dated| &dated.limits)),
        }
    }

    /// Returns all limits that the clock ever has, the first ones first.
    pub fn all_limits(&self) -> impl Iterator<Item = &Limits> {
        let first = match &self.due {
            DueRule::At(_) => None,
            DueRule::After(first) => Some(first),
        };
        first
            .into_iter()
            .chain(self.dated.iter().map(|dated| &dated.limits))
    }
}

/// Reads `dated` of a clock; each entry begins later than the one before.
pub(super) fn read(reader: &mut TableReader<'_>, due: &DueRule) -> Vec<DatedLimits> {
    let entries = match reader.value("dated") {
        None => return Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(other) => {
            wrong_type(reader, other);
            return Vec::new();
        }
    };
    if let DueRule::At(field) = due {
        let message = Message::new("profile.dated_and_due").with("field", field);
        reader.fault("dated", message);
    }
    let mut dated: Vec<DatedLimits> = Vec::new();
    for entry in entries {
        let Some(table) = entry.as_table() else {
            wrong_type(reader, entry);
            continue;
        };
        let mut inner = TableReader::new(table, reader.path_of("dated"));
        let from = read_day(&mut inner);
        let limits = match inner.value("limit") {
            Some(value) => Some(read_limits(&mut inner, value)),
            None => {
                inner.missing("limit");
                None
            }
        };
        reader.take_faults(inner.finish());
        let (Some(from), Some(limits)) = (from, limits) else {
            continue;
        };
        if let Some(before) = dated.last().filter(|before| before.from >= from) {
            let message = Message::new("profile.dated_order")
                .with("from", from.to_string())
                .with("before", before.from.to_string());
            reader.fault("dated", message);
        }
        dated.push(DatedLimits { from, limits });
    }
    dated
}

fn read_day(inner: &mut TableReader<'_>) -> Option<NaiveDate> {
    let text = match inner.value("from") {
        None => {
            inner.missing("from");
            return None;
        }
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
    if day.is_none() {
        inner.fault("from", Message::new("profile.bad_day").with("text", text));
    }
    day
}

fn wrong_type(reader: &mut TableReader<'_>, found: &Value) {
    let message = Message::new("profile.wrong_type")
        .with("key", "dated")
        .with("wanted", Message::new("profile.type_dated"))
        .with("found", found_words(found));
    reader.fault("dated", message);
}
