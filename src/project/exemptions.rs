//! Findings that do not count, because the history of their case says so.

use std::collections::HashMap;

use super::looking::KnownCase;
use crate::domain::{Exempted, Exemption, Finding};
use crate::rules::{Rule, Trace};

/// Takes out what a case is exempted from.
pub(super) fn without_exempted(
    findings: Vec<Finding>,
    traces: &[Trace],
    known: Vec<KnownCase<'_>>,
) -> (Vec<Finding>, Vec<Exempted>) {
    let mut of_case: HashMap<&str, Vec<Exemption>> = HashMap::new();
    for (trace, known) in traces.iter().zip(known) {
        if !known.exemptions.is_empty() {
            of_case.insert(trace.number.as_str(), known.exemptions);
        }
    }
    let mut exempted = Vec::new();
    let mut counted = Vec::new();
    for finding in findings {
        let case = finding.case.as_deref();
        let of_it = case.and_then(|case| of_case.get(case));
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
