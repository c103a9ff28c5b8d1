//! One case held to the rules while it is read; what is kept of it is what other cases are held against.

use super::attachments::Attachments;
use super::places::Places;
use super::{CheckRequest, Project, Read, whole};
use crate::domain::{Exemption, Finding};
use crate::rules::{At, Check, Found, Rule, Subject, Trace};
use crate::workflow::Procedure;

/// What a look at one case yields.
#[derive(Debug)]
pub(super) struct Looked<'p> {
    /// What the rules found.
    pub(super) findings: Vec<Finding>,
    /// What other cases are held against.
    pub(super) trace: Trace,
    /// What the findings are weighed by.
    pub(super) known: KnownCase<'p>,
}

/// What the findings of a case are weighed by.
#[derive(Debug)]
pub(super) struct KnownCase<'p> {
    /// The procedure that it follows.
    pub(super) procedure: &'p Procedure,
    /// The exemptions that hold at this run's now.
    pub(super) exemptions: Vec<Exemption>,
}

impl Project {
    /// Holds a case to the wanted rules that look at one case alone, if the case is asked for.
    pub(super) fn look<'p>(
        &self,
        read: &Read<'p, '_>,
        attachments: &Attachments<'_>,
        wanted: &[&'static Rule],
        request: &CheckRequest,
    ) -> Looked<'p> {
        let dossier = &read.dossier;
        let attachments = attachments.of(self, dossier, request);
        let subject = Subject {
            dossier,
            procedure: read.procedure,
            attachments: &attachments,
            now: self.now,
            horizon: request.horizon,
        };
        let mut all: Vec<(&'static Rule, Found)> = Vec::new();
        if request.covers(&dossier.file) {
            for rule in wanted {
                if let Check::Case(check) = rule.check {
                    all.extend(check(&subject).into_iter().map(|found| (*rule, found)));
                }
            }
        }
        let places = Places::new(&dossier.file, read.bytes);
        let number = dossier.case.number.as_str();
        let findings = all
            .into_iter()
            .map(|(rule, found)| finding(rule, number, found, &places))
            .collect();
        let mut exemptions = dossier.case.exemptions();
        exemptions.retain(|exemption| exemption.holds(self.now));
        Looked {
            findings,
            trace: Trace::of(&subject),
            known: KnownCase {
                procedure: read.procedure,
                exemptions,
            },
        }
    }
}

/// Turns what a rule found into a finding with its place.
pub(super) fn finding(
    rule: &'static Rule,
    case: &str,
    found: Found,
    places: &Places<'_>,
) -> Finding {
    let (location, field) = match found.at {
        At::File(path) => (whole(&path), None),
        At::Value(value) => (places.of(&value), Some(value)),
    };
    Finding {
        rule: rule.id,
        severity: found.severity.unwrap_or(rule.severity),
        case: Some(case.to_owned()),
        location,
        message: found.message,
        hint: found.hint,
        clock: found.clock,
        field,
    }
}

/// Turns what a rule found about the project into a finding.
pub(super) fn of_project(rule: &'static Rule, found: Found) -> Finding {
    let file = match found.at {
        At::File(file) => file,
        At::Value(_) => std::path::PathBuf::from("tousu.toml"),
    };
    Finding {
        rule: rule.id,
        severity: found.severity.unwrap_or(rule.severity),
        case: None,
        location: whole(&file),
        message: found.message,
        hint: found.hint,
        clock: found.clock,
        field: None,
    }
}
