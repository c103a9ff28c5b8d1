//! `[retention]`: how long files are kept, from which step on, who may hold one; and which steps put a case on file.

use super::{Origin, Profile, TableReader};
use crate::time::{Limit, TimeError};

/// What an archiving event records: what is there, a line each, and the mark over the history before it.
pub const FILED: &str = "filed";
/// What an archiving event records: what lacks, a line each.
pub const MISSING_FILED: &str = "filed_missing";
/// What an archiving event records: why the file is closed although something lacks.
pub const MISSING_BECAUSE: &str = "missing_because";
/// All that an archiving event records of the file; no field of a profile can be called so.
pub const FILING_FIELDS: [&str; 3] = [FILED, MISSING_FILED, MISSING_BECAUSE];

/// How long a file is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// At least this long.
    pub minimum: Limit,
    /// At most this long; `None` when nothing says so.
    pub maximum: Option<Limit>,
    /// After this step.
    pub from: String,
    /// The roles that may hold a file and end a hold; empty for everybody.
    pub hold_roles: Vec<String>,
}

/// Reads `[retention]`; `None` when the procedure does not say.
pub(super) fn read(root: &mut TableReader<'_>) -> Option<Retention> {
    let table = root.table("retention")?;
    let mut reader = TableReader::new(table, vec!["retention".to_owned()]);
    let minimum = reader.needed_text("minimum");
    let maximum = reader.text("maximum");
    let from = reader.needed_text("from");
    let hold_roles = reader.texts("hold_roles");
    let mut limit = |key: &'static str, text: &str| match text.parse() {
        Ok(limit) => Some(limit),
        Err(error) => {
            let error: TimeError = error;
            reader.fault(key, error.message());
            None
        }
    };
    let minimum = limit("minimum", &minimum);
    let maximum = maximum.and_then(|text| limit("maximum", &text));
    let retention = minimum.map(|minimum| Retention {
        minimum,
        maximum,
        from,
        hold_roles,
    });
    root.take_faults(reader.finish());
    retention
}

impl Profile {
    /// Returns the steps that put a case on file: those of `[report] archive_steps`, or where none is named, that of
    /// `[retention] from` if it is taken from ended cases alone; a step that ends a case is no archiving.
    pub fn archiving_steps(&self) -> Vec<&str> {
        let named = self.report.archive_steps.iter();
        let named: Vec<&str> = named.map(String::as_str).collect();
        let starts = self.retention.as_ref().map(|known| known.from.as_str());
        let archives = |step: &&str| match self.steps.get(*step).map(|step| &step.from) {
            Some(Origin::States(states)) => {
                !states.is_empty() && states.iter().all(|state| self.group_of(state).is_end())
            }
            _ => false,
        };
        match named.is_empty() {
            true => starts.filter(archives).into_iter().collect(),
            false => named,
        }
    }
}
