//! Findings as issues of GitLab's Code Quality, for the widget of a merge request.

use serde::Serialize;

use crate::domain::{Finding, Severity};
use crate::say::{Words, visible};

use super::findings_place::{Repository, prints, sentences};

/// An issue.
#[derive(Debug, Serialize)]
pub struct GitlabIssue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: GitlabLocation,
}

#[derive(Debug, Serialize)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

#[derive(Debug, Serialize)]
struct GitlabLines {
    begin: usize,
}

/// Returns the issues in the order given; the forge drops those of the same print, so each has its own.
///
/// The format has no way to say that a finding does not count: those that are exempted are left out.
pub fn findings_gitlab(
    findings: &[Finding],
    repository: &Repository,
    words: Words,
) -> Vec<GitlabIssue> {
    let issue = |(finding, fingerprint): (&Finding, String)| GitlabIssue {
        description: visible(&sentences(finding, words).0).into_owned(),
        check_name: finding.rule,
        fingerprint,
        severity: match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
        },
        location: GitlabLocation {
            path: repository.path(&finding.location.file),
            lines: GitlabLines {
                begin: finding.location.line.max(1),
            },
        },
    };
    findings
        .iter()
        .zip(prints(findings.iter()))
        .map(issue)
        .collect()
}
