//! Findings as the JSON that scripts rely on; `schema/check.schema.json` describes it.
//!
//! No line of a file stands in it, since that may hold personal data.

use serde::Serialize;

use crate::domain::{Exempted, Finding, Severity};
use crate::say::Words;

/// What `check --format json` answers.
#[derive(Debug, Serialize)]
pub struct FindingsJson {
    findings: Vec<FindingJson>,
    checked: usize,
    errors: usize,
    warnings: usize,
    late: usize,
    broken: usize,
    exempted: Vec<ExemptedJson>,
}

/// What is counted where the cases are known.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// How many case files were looked at.
    pub checked: usize,
    /// How many errors are about the data, not about time that has passed.
    pub broken: usize,
}

#[derive(Debug, Serialize)]
struct ExemptedJson {
    rule: &'static str,
    case: Option<String>,
    file: String,
    line: usize,
    column: usize,
    until: String,
    by: String,
}

#[derive(Debug, Serialize)]
struct FindingJson {
    rule: &'static str,
    severity: &'static str,
    case: Option<String>,
    file: String,
    line: usize,
    column: usize,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<String>,
}

/// Returns findings in the order given, and what was found and does not count.
///
/// The reason of an exemption is free text and stays in the case.
pub fn findings_json(
    findings: &[Finding],
    exempted: &[Exempted],
    counts: &Counts,
    words: Words,
) -> FindingsJson {
    let count = |severity| {
        let of_it = findings
            .iter()
            .filter(|finding| finding.severity == severity);
        of_it.count()
    };
    FindingsJson {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        late: late_cases(findings),
        checked: counts.checked,
        broken: counts.broken,
        exempted: exempted.iter().map(exempted_json).collect(),
        findings: findings
            .iter()
            .map(|finding| finding_json(finding, words))
            .collect(),
    }
}

/// Returns how many cases have a clock that is late.
pub fn late_cases(findings: &[Finding]) -> usize {
    let late = findings
        .iter()
        .filter(|finding| matches!(finding.rule, "clock-late" | "action-late"));
    let cases: std::collections::BTreeSet<_> = late.map(|finding| &finding.location.file).collect();
    cases.len()
}

fn exempted_json(exempted: &Exempted) -> ExemptedJson {
    let (finding, exemption) = (&exempted.finding, &exempted.exemption);
    ExemptedJson {
        rule: finding.rule,
        case: finding.case.clone(),
        file: shown_path(finding),
        line: finding.location.line,
        column: finding.location.column,
        until: exemption.until.to_string(),
        by: exemption.by.clone(),
    }
}

fn shown_path(finding: &Finding) -> String {
    finding
        .location
        .file
        .display()
        .to_string()
        .replace('\\', "/")
}

fn finding_json(finding: &Finding, words: Words) -> FindingJson {
    let location = &finding.location;
    FindingJson {
        rule: finding.rule,
        severity: finding.severity.code(),
        case: finding.case.clone(),
        file: shown_path(finding),
        line: location.line,
        column: location.column,
        message: words.say(&finding.message),
        hint: finding.hint.as_ref().map(|hint| words.say(hint)),
        clock: finding.clock.clone(),
    }
}
