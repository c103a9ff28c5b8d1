//! Findings that do not count, because the history of their case says so.

use std::collections::HashMap;

use super::Project;
use crate::domain::{Exempted, Exemption, Finding};
use crate::rules::Rule;
use crate::workflow::Dossier;

impl Project {
    /// Takes out what a case is exempted from at this run's now.
    pub(super) fn without_exempted(
        &self,
        findings: Vec<Finding>,
        dossiers: &[Dossier],
    ) -> (Vec<Finding>, Vec<Exempted>) {
        let mut of_case: HashMap<String, Vec<Exemption>> = HashMap::new();
        for dossier in dossiers {
            let mut exemptions = dossier.case.exemptions();
            exemptions.retain(|exemption| exemption.holds(self.now));
            if !exemptions.is_empty() {
                of_case.insert(dossier.case.number.to_string(), exemptions);
            }
        }
        let mut exempted = Vec::new();
        let mut counted = Vec::new();
        for finding in findings {
            let of_it = finding.case.as_ref().and_then(|case| of_case.get(case));
            let is_fixed = Rule::of(finding.rule).is_some_and(Rule::is_fixed);
            let exemption = of_it
                .and_then(|all| all.iter().find(|one| one.rule == finding.rule))
                .filter(|_| !is_fixed);
            match exemption {
                Some(exemption) => exempted.push(Exempted {
                    exemption: exemption.clone(),
                    finding,
                }),
                None => counted.push(finding),
            }
        }
        (counted, exempted)
    }
}
