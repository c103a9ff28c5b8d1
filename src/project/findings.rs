//! Findings with their place, and failures made of findings.

use std::path::{Path, PathBuf};

use crate::case::{Problem, shown_line};
use crate::domain::{Finding, Location, Severity};
use crate::read::ReadFault;
use crate::say::Message;
use crate::session::{Excerpt, Failure};
use crate::yaml::{Document, Place};

/// Returns a path as seen from the root, with `/` between folders.
pub fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_path_buf()
}

/// Turns a file that was not read into a finding.
pub fn finding_of_read_fault(fault: &ReadFault, root: &Path, rule: &'static str) -> Finding {
    let shown = ReadFault {
        path: relative(root, &fault.path),
        why: fault.why.clone(),
    };
    Finding {
        rule,
        severity: Severity::Error,
        case: None,
        location: Location {
            file: shown.path.clone(),
            line: 0,
            column: 0,
            width: 1,
            excerpt: None,
        },
        message: shown.message(),
        hint: shown.hint(),
        clock: None,
        field: None,
    }
}

/// Turns a problem in a case file's text into a finding.
pub fn finding_of_problem(problem: &Problem, file: &Path, case: Option<String>) -> Finding {
    Finding {
        rule: problem.rule,
        severity: problem.severity,
        case,
        location: Location {
            file: file.to_path_buf(),
            line: problem.place.line,
            column: problem.place.column,
            width: 1,
            excerpt: Some(problem.excerpt.clone()),
        },
        message: problem.message.clone(),
        hint: problem.hint.clone(),
        clock: None,
        field: None,
    }
}

/// Returns the place of a value, written as `history[3].step`, in a case file that was read.
pub(super) fn located(file: &Path, document: &Document, value: &str) -> Location {
    let place = document.locate(&value.parse().unwrap_or_default());
    located_at(file, document.text(), place)
}

/// Returns a place in the text of a case file with what is shown of it.
pub(super) fn located_at(file: &Path, text: &str, place: Place) -> Location {
    let meant = text.get(place.start..place.end);
    let first_line = meant.unwrap_or_default().lines().next().unwrap_or_default();
    let excerpt = shown_line(text, place.line);
    Location {
        file: file.to_path_buf(),
        line: place.line,
        column: place.column,
        width: first_line.chars().count().max(1),
        excerpt: Some(excerpt).filter(|excerpt| !excerpt.is_empty()),
    }
}

/// Returns a place that is a file as a whole.
pub(super) fn whole(file: &Path) -> Location {
    Location {
        file: file.to_path_buf(),
        line: 0,
        column: 0,
        width: 1,
        excerpt: None,
    }
}

/// Turns a finding into a failure that shows its place.
pub fn failure_of(finding: &Finding) -> Failure {
    let location = &finding.location;
    let failure = Failure::new(finding.message.clone()).hints(finding.hint.clone());
    if location.file.as_os_str().is_empty() {
        return failure;
    }
    failure.at(Excerpt {
        file: location.file.display().to_string(),
        line: location.line,
        column: location.column,
        text: location.excerpt.clone().unwrap_or_default(),
        width: location.width,
    })
}

/// Turns findings into one failure that tells them all.
pub fn failure_of_all(findings: &[Finding]) -> Failure {
    Failure::of_all(findings.iter().map(failure_of))
        .unwrap_or_else(|| Failure::new(Message::new("command.nothing_read")))
}

/// Why a project does not open.
pub(super) enum Trouble {
    /// Something that has no place in the settings or the profile.
    Failure(Box<Failure>),
    /// What is wrong in them.
    Findings(Vec<Finding>),
}

impl Trouble {
    /// Tells it as what keeps a command from its work.
    pub(super) fn into_failure(self) -> Failure {
        match self {
            Trouble::Failure(failure) => *failure,
            Trouble::Findings(findings) => failure_of_all(&findings),
        }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Failure(Box::new(failure))
    }
}
