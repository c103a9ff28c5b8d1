//! How grave a finding is: the command line, then the settings, then the profile, then the rule itself.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::looking::KnownCase;
use super::{CheckRequest, Project};
use crate::domain::{Finding, Severity};
use crate::rules::{Rule, Trace};
use crate::workflow::Procedure;

/// What one run makes of findings, whatever the settings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    /// The severity of single rules, by their ids; it also switches them on.
    pub of_rules: IndexMap<&'static str, Severity>,
    /// The severity of every finding that is left; `None` leaves each its own.
    pub of_all: Option<Severity>,
}

impl Project {
    /// Gives findings their severity, and takes out those of rules that are switched off.
    pub(super) fn weigh(
        &self,
        findings: &mut Vec<Finding>,
        traces: &[Trace],
        known: &[KnownCase<'_>],
        request: &CheckRequest,
    ) {
        let files: HashSet<PathBuf> = findings
            .iter()
            .map(|finding| finding.location.file.clone())
            .collect();
        let by_file: HashMap<&Path, &Procedure> = traces
            .iter()
            .zip(known)
            .filter(|(trace, _)| files.contains(&trace.file))
            .map(|(trace, known)| (trace.file.as_path(), known.procedure))
            .collect();
        findings.retain_mut(|finding| {
            if Rule::of(finding.rule).is_some_and(Rule::is_fixed) {
                return true;
            }
            let procedure = by_file.get(finding.location.file.as_path());
            let profile = &procedure.map_or(&self.procedure, |known| known).profile;
            let of_settings = self.settings.severities.get(finding.rule);
            let weight = match request.weights.of_rules.get(finding.rule) {
                Some(severity) => Some(*severity),
                None => match of_settings.or_else(|| profile.severities.get(finding.rule)) {
                    // Who names a rule wants to hear of it.
                    Some(None) if request.rules.contains(&finding.rule) => Some(finding.severity),
                    Some(weight) => *weight,
                    None => Some(finding.severity),
                },
            };
            let named = request.weights.of_rules.contains_key(finding.rule);
            let of_all = request.weights.of_all.filter(|_| !named);
            finding.severity = of_all.or(weight).unwrap_or(finding.severity);
            weight.is_some()
        });
    }
}
