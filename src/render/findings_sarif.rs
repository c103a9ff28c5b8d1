//! Findings as SARIF 2.1.0, the format of static analysis: one run, with the pages of all rules as its help.

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::{Exempted, Finding, Severity};
use crate::say::{Words, visible};

use super::findings_place::{Repository, exempted_by, prints, sentences};

/// The schema that the OASIS publishes.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What is said of a rule.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    /// Its id.
    pub id: &'static str,
    /// How grave its findings are by default.
    pub severity: Severity,
    /// What it finds, in a phrase.
    pub title: &'static str,
    /// Its page, as Markdown.
    pub page: &'static str,
}

/// A log with one run.
#[derive(Debug, Serialize)]
pub struct SarifLog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Value>,
}

/// Returns the findings in the order given, then those that do not count, as suppressed; `checked` is the number of
/// case files that were looked at.
pub fn findings_sarif(
    findings: &[Finding],
    exempted: &[Exempted],
    checked: usize,
    rules: &[RulePage],
    repository: &Repository,
    words: Words,
) -> SarifLog {
    let suppressed = exempted.iter().map(|one| (&one.finding, Some(one)));
    let all: Vec<_> = findings
        .iter()
        .map(|finding| (finding, None))
        .chain(suppressed)
        .collect();
    let prints = prints(all.iter().map(|(finding, _)| *finding));
    let results: Vec<Value> = all
        .iter()
        .zip(prints)
        .map(|((finding, exempted), print)| {
            let mut result = result(finding, &print, rules, repository, words);
            if let Some(exempted) = exempted {
                // Some readers do not know suppressions: there it is a note at most.
                result["level"] = json!("note");
                result["suppressions"] = json!([{
                    "kind": "external",
                    "status": "accepted",
                    "justification": exempted_by(exempted, words),
                }]);
            }
            result
        })
        .collect();
    let run = json!({
        "tool": { "driver": {
            "name": "tousu",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        } },
        "language": words.language().code(),
        "columnKind": "unicodeCodePoints",
        "invocations": [{ "executionSuccessful": true }],
        "results": results,
        "properties": { "checked": checked },
    });
    SarifLog {
        schema: SCHEMA,
        version: "2.1.0",
        runs: vec![run],
    }
}

fn rule(rule: &RulePage) -> Value {
    // The first paragraph after the title says what is meant.
    let meant = rule.page.split("\n\n").nth(1).unwrap_or(rule.title).trim();
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": meant },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(
    finding: &Finding,
    print: &str,
    rules: &[RulePage],
    repository: &Repository,
    words: Words,
) -> Value {
    let location = &finding.location;
    let path = repository.path(&location.file);
    let mut physical =
        json!({ "artifactLocation": { "uri": uri(&path), "uriBaseId": "%SRCROOT%" } });
    if location.line > 0 {
        let column = location.column.max(1);
        physical["region"] = json!({
            "startLine": location.line,
            "startColumn": column,
            "endColumn": column + location.width,
        });
    }
    let (message, hint) = sentences(finding, words);
    let said = hint.map_or(message.clone(), |hint| format!("{message}\n{hint}"));
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": text(&said) },
        "locations": [{ "physicalLocation": physical }],
        // The forge that shows SARIF looks for the first name alone.
        "partialFingerprints": { "primaryLocationLineHash": print, "tousu/v1": print },
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(case) = &finding.case {
        result["properties"] = json!({ "case": case, "clock": finding.clock });
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Writes a message in which `[text](target)` is no link.
fn text(said: &str) -> String {
    let said = visible(said);
    if said.contains("](") {
        return said.replace('[', "\\[").replace(']', "\\]");
    }
    said.into_owned()
}

/// Writes a path as a relative URI.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/*".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_uri_and_a_message_holds_no_link() {
        assert_eq!(
            uri("cases/a b:c%/投.yaml"),
            "cases/a%20b%3Ac%25/%E6%8A%95.yaml"
        );
        assert_eq!(text("[x](http://y) \u{1b}"), "\\[x\\](http://y) \\x1b");
        assert_eq!(text("error[schema]"), "error[schema]");
    }
}
