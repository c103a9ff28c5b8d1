//! How a case weighs in rates: it counts, it is excluded, or another case stands for it.

use crate::profile::{ReportRules, StateGroup};
use crate::workflow::Standing;

/// How a case weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It counts in rates.
    Counts,
    /// It ended as withdrawn, malicious …, or is conduct that is counted apart.
    Excluded,
    /// The incident is counted where another case stands for it, as `[report] count_once` says.
    StoodFor,
}

impl Weight {
    /// Returns how a case weighs, as it stands.
    pub(super) fn of(standing: &Standing, group: StateGroup, rules: &ReportRules) -> Self {
        if group == StateGroup::Excluded || is_conduct(standing, rules) {
            return Self::Excluded;
        }
        match follows(standing, &rules.count_once) {
            true => Self::StoodFor,
            false => Self::Counts,
        }
    }
}

/// Tells whether a case is harassment, malice … that is counted apart from complaints.
pub(super) fn is_conduct(standing: &Standing, rules: &ReportRules) -> bool {
    rules.conduct_states.contains(&standing.summary.status)
        || rules.conduct_kinds.contains(&standing.kind)
}

/// Tells whether a case names another one in one of these fields.
pub(super) fn follows(standing: &Standing, links: &[impl AsRef<str>]) -> bool {
    let named = |field: &str| standing.facts.get(field).map(String::as_str);
    links
        .iter()
        .any(|field| named(field.as_ref()).is_some_and(|value| !value.is_empty()))
}
