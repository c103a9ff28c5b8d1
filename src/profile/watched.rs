//! What a profile asks `check` to watch: limits that stop no clock, and severities of its own.

use indexmap::IndexMap;
use toml::Table;

use super::{Fault, TableReader};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::Limit;

/// How often a case may be reopened before it stands out, where a profile does not say.
const REOPENED: u32 = 2;

/// Limits that stop no clock and refuse no step: going past one is a finding of `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// How long one pause may last; `None` when the procedure does not say.
    pub pause: Option<Limit>,
    /// Within what time after its end a case is archived; `None` when the procedure does not say.
    pub archive: Option<Limit>,
    /// From how many reopenings on an open case stands out.
    pub reopened: u32,
}

impl Default for Watched {
    fn default() -> Self {
        Self {
            pause: None,
            archive: None,
            reopened: REOPENED,
        }
    }
}

/// Reads `[limits]`.
pub(super) fn read_watched(root: &mut TableReader<'_>) -> Watched {
    let mut watched = Watched::default();
    let Some(table) = root.table("limits") else {
        return watched;
    };
    let mut reader = TableReader::new(table, vec!["limits".to_owned()]);
    watched.pause = read_limit(&mut reader, "pause");
    watched.archive = read_limit(&mut reader, "archive");
    watched.reopened = reader.number("reopened").unwrap_or(REOPENED).max(1);
    root.take_faults(reader.finish());
    watched
}

fn read_limit(reader: &mut TableReader<'_>, key: &'static str) -> Option<Limit> {
    match reader.text(key)?.parse() {
        Ok(limit) => Some(limit),
        Err(error) => {
            let error: crate::time::TimeError = error;
            reader.fault(key, error.message());
            None
        }
    }
}

/// Reads the severities of a table `[check]`: the rule's id, and `error`, `warning` or `off` (`None`).
///
/// Whether there are such rules is for the caller to say.
pub fn read_severities(table: &Table) -> (IndexMap<String, Option<Severity>>, Vec<Fault>) {
    let mut severities = IndexMap::new();
    let mut faults = Vec::new();
    for (rule, value) in table {
        let severity = match value.as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("off") => None,
            _ => {
                let path = ["check".to_owned(), rule.clone()];
                let message = Message::new("command.bad_severity").with("rule", rule);
                faults.push(Fault::new(&path, message));
                continue;
            }
        };
        severities.insert(rule.clone(), severity);
    }
    (severities, faults)
}
