//! Findings as JUnit XML: one test case a file that was checked, so that CI also counts what is in order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::domain::{Exempted, Finding, Severity};
use crate::say::{Words, visible};

use super::findings_place::{Repository, exempted_by, sentences};

/// Returns the page; `files` are the case files that were checked. Errors fail the file that they stand in, warnings
/// are told in its output; what was found at an attachment stands in its case. What does not count is a test case of
/// its own that was skipped: the file was checked all the same.
pub fn findings_junit(
    (findings, exempted): (&[Finding], &[Exempted]),
    files: &[PathBuf],
    repository: &Repository,
    now: DateTime<Utc>,
    words: Words,
) -> String {
    let mut by_file: BTreeMap<PathBuf, Vec<&Finding>> = files
        .iter()
        .map(|file| (file.clone(), Vec::new()))
        .collect();
    for finding in findings {
        let file = &finding.location.file;
        let case = file.parent().map(|folder| folder.with_extension("yaml"));
        let of_case = case.filter(|case| files.contains(case));
        by_file
            .entry(of_case.unwrap_or_else(|| file.clone()))
            .or_default()
            .push(finding);
    }
    let has_failed =
        |found: &&Vec<&Finding>| found.iter().any(|one| one.severity == Severity::Error);
    let failed = by_file.values().filter(has_failed).count();
    let counts = format!(
        "tests=\"{}\" failures=\"{failed}\" errors=\"0\"",
        by_file.len() + exempted.len()
    );
    let mut page = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    page.push_str(&format!("<testsuites name=\"tousu check\" {counts}>\n"));
    page.push_str(&format!(
        "  <testsuite name=\"tousu check\" {counts} skipped=\"{}\" timestamp=\"{}\">\n",
        exempted.len(),
        now.format("%Y-%m-%dT%H:%M:%S")
    ));
    for (file, found) in &by_file {
        page.push_str(&test_case(file, found, repository, words));
    }
    for exempted in exempted {
        page.push_str(&skipped(exempted, repository, words));
    }
    page.push_str("  </testsuite>\n</testsuites>\n");
    page
}

fn skipped(exempted: &Exempted, repository: &Repository, words: Words) -> String {
    let finding = &exempted.finding;
    let path = repository.path(&finding.location.file);
    let case = finding.case.as_deref().unwrap_or(&path);
    let said = format!(
        "{}; {}",
        sentences(finding, words).0,
        exempted_by(exempted, words)
    );
    format!(
        "    <testcase name=\"{} {}\" classname=\"{}\">\n      <skipped message=\"{}\"/>\n    </testcase>\n",
        xml(case),
        xml(finding.rule),
        xml(&path),
        xml(&said)
    )
}

fn test_case(file: &Path, found: &[&Finding], repository: &Repository, words: Words) -> String {
    let path = repository.path(file);
    let name = path.rsplit('/').next().unwrap_or(&path);
    let name = name.strip_suffix(".yaml").unwrap_or(name);
    let opened = format!(
        "    <testcase name=\"{}\" classname=\"{}\"",
        xml(name),
        xml(&path)
    );
    let of = |severity| found.iter().filter(move |one| one.severity == severity);
    let mut parts = String::new();
    if let Some(first) = of(Severity::Error).next() {
        parts.push_str(&format!(
            "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
            xml(first.rule),
            xml(&sentences(first, words).0),
            xml(&told(of(Severity::Error), repository, words))
        ));
    }
    if of(Severity::Warning).next().is_some() {
        let warnings = told(of(Severity::Warning), repository, words);
        parts.push_str(&format!(
            "      <system-out>{}</system-out>\n",
            xml(&warnings)
        ));
    }
    match parts.is_empty() {
        true => format!("{opened}/>\n"),
        false => format!("{opened}>\n{parts}    </testcase>\n"),
    }
}

/// Tells findings one below the other: place, rule, what is wrong, what to do.
fn told<'a>(
    findings: impl Iterator<Item = &'a &'a Finding>,
    repository: &Repository,
    words: Words,
) -> String {
    let one = |finding: &&Finding| {
        let location = &finding.location;
        let (message, hint) = sentences(finding, words);
        let path = repository.path(&location.file);
        let place = match location.line {
            0 => path,
            line => format!("{path}:{line}:{}", location.column),
        };
        let hint = hint.map(|hint| format!("  {hint}\n")).unwrap_or_default();
        format!("{place} {}\n  {message}\n{hint}", finding.rule)
    };
    findings.map(one).collect()
}

/// Writes a text as XML 1.0, in which no control character may stand, not even as a reference; nor can a line of it be
/// obeyed by a runner of CI jobs.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for character in visible(text).chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe.replace("##[", "&#35;#[").replace("::", "&#58;:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced_and_markup_is_text() {
        assert_eq!(
            xml("]]>\u{b}\u{fffe}\u{0}&#0;\"<::a ##[b]"),
            "]]&gt;\\x0b\u{fffd}\\x00&amp;#0;&quot;&lt;&#58;:a &#35;#[b]"
        );
    }
}
