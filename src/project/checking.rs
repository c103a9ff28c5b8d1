//! All rules at all cases: what they found, with file, line and column, in the order of gravity.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::attachments::Attachments;
use super::exemptions::without_exempted;
use super::looking::{finding, of_project};
use super::places::Places;
use super::weighing::Weights;
use super::{Depth, Project, relative};
use crate::domain::{Exempted, Finding, Severity};
use crate::read::{CaseEntry, case_entries, read_bytes};
use crate::rules::{self, Check, Rule};

/// What is to be checked.
#[derive(Debug, Clone, Default)]
pub struct CheckRequest {
    /// The files and folders, relative to the root; empty for everything.
    pub paths: Vec<PathBuf>,
    /// The files that changed, relative to the root; `None` for everything.
    pub changed: Option<BTreeSet<PathBuf>>,
    /// The ids of the rules; empty for all that the settings leave on.
    pub rules: Vec<&'static str>,
    /// How much of each case is looked at.
    pub scope: Scope,
    /// Until when a clock counts as soon due; `None` leaves it to the profile.
    pub horizon: Option<DateTime<FixedOffset>>,
    /// What this run makes of findings, whatever the settings say.
    pub weights: Weights,
}

/// How much of each case is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    #[default]
    Everything,
    /// The clocks and promises of open cases; of a closed case the header alone is read, and believed.
    Clocks,
}

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The findings: errors first, then by file and line.
    pub findings: Vec<Finding>,
    /// What was found and does not count, in the same order.
    pub exempted: Vec<Exempted>,
    /// The case files that were looked at, relative to the root; those that could not be read are among them.
    pub files: Vec<PathBuf>,
    /// How many other files were looked at.
    pub others: usize,
}

impl CheckRequest {
    /// Tells whether a file is asked for; an attachment that changed asks for its case.
    pub(super) fn covers(&self, file: &Path) -> bool {
        let in_paths =
            self.paths.is_empty() || self.paths.iter().any(|path| file.starts_with(path));
        let folder = file.with_extension("");
        let changed = self.changed.as_ref().is_none_or(|changed| {
            changed.contains(file)
                || changed
                    .range(folder.clone()..)
                    .next()
                    .is_some_and(|next| next.starts_with(&folder))
        });
        in_paths && changed
    }

    /// Tells whether no file is left out.
    fn covers_all(&self) -> bool {
        self.paths.is_empty() && self.changed.is_none()
    }

    pub(super) fn wants(&self, rule: &str) -> bool {
        let known = Rule::of(rule);
        // What was not read cannot pass as checked, whatever is asked for.
        if known.is_some_and(Rule::is_fixed) {
            return true;
        }
        let in_scope = match self.scope {
            Scope::Everything => true,
            Scope::Clocks => {
                known.is_some_and(Rule::is_about_lateness)
                    && (rule != "clock-due-soon" || self.horizon.is_some())
            }
        };
        in_scope && (self.rules.is_empty() || self.rules.contains(&rule))
    }
}

impl Checked {
    /// Returns how many case files were looked at.
    pub fn cases(&self) -> usize {
        self.files.len()
    }

    /// Returns how many findings have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Returns how many errors are about the data, not about time that has passed.
    pub fn broken(&self) -> usize {
        let is_broken = |finding: &&Finding| {
            finding.severity == Severity::Error
                && !Rule::of(finding.rule).is_some_and(Rule::is_about_lateness)
        };
        self.findings.iter().filter(is_broken).count()
    }
}

impl Project {
    /// Holds all cases to the rules; nothing is written.
    ///
    /// All cases are read, whatever is asked for: whether a number is taken twice shows only there. For the clocks
    /// alone only what is asked for is read, and of closed cases the header.
    pub fn check(&self, request: &CheckRequest) -> Checked {
        let entries = case_entries(&self.root);
        let covered = |entry: &&CaseEntry| request.covers(&relative(&self.root, path_of(entry)));
        let wanted: Vec<&'static Rule> = rules::ALL
            .iter()
            .filter(|rule| request.wants(rule.id))
            .collect();
        let attachments = Attachments::among(&entries);
        let look_at = |entries: &[CaseEntry], depth| {
            self.gather_entries(entries, depth, |read| {
                Some(self.look(&read, &attachments, &wanted, request))
            })
        };
        let gathered = match request.scope {
            Scope::Everything => look_at(&entries, Depth::Whole),
            Scope::Clocks => {
                let asked: Vec<_> = entries.iter().filter(covered).cloned().collect();
                look_at(&asked, Depth::OpenOnly)
            }
        };
        let mut findings = gathered.findings;
        findings.retain(|finding| {
            request.wants(finding.rule) && request.covers(&finding.location.file)
        });
        let mut known = Vec::with_capacity(gathered.kept.len());
        let mut traces = Vec::with_capacity(gathered.kept.len());
        for looked in gathered.kept {
            findings.extend(looked.findings);
            traces.push(looked.trace);
            known.push(looked.known);
        }
        for rule in wanted {
            match rule.check {
                Check::Reading | Check::Case(_) => {}
                Check::Across(check) => {
                    let found = check(&traces).into_iter();
                    let found = found.filter(|(place, _)| request.covers(&traces[*place].file));
                    findings.extend(found.map(|(place, found)| {
                        let trace = &traces[place];
                        let read = read_bytes(&self.root.join(&trace.file));
                        let bytes = read.map(|read| read.bytes).unwrap_or_default();
                        let places = Places::new(&trace.file, &bytes);
                        finding(rule, trace.number.as_str(), found, &places)
                    }));
                }
                Check::Project(check) if request.covers_all() => {
                    let found = check(&self.procedure, self.now).into_iter();
                    findings.extend(found.map(|found| of_project(rule, found)));
                }
                Check::Project(_) => {}
            }
        }
        self.weigh(&mut findings, &traces, &known, request);
        findings.sort_by(|left, right| {
            let order = |finding: &Finding| (finding.severity, finding.location.clone());
            order(left)
                .cmp(&order(right))
                .then(left.rule.cmp(right.rule))
        });
        let (findings, exempted) = without_exempted(findings, &traces, known);
        let is_case = |entry: &&CaseEntry| matches!(entry, CaseEntry::Case(_));
        let covered: Vec<_> = entries.iter().filter(covered).collect();
        let files: Vec<PathBuf> = covered
            .iter()
            .filter(|entry| is_case(entry))
            .map(|entry| relative(&self.root, path_of(entry)))
            .collect();
        Checked {
            others: covered.len() - files.len(),
            findings,
            exempted,
            files,
        }
    }
}

fn path_of(entry: &CaseEntry) -> &Path {
    match entry {
        CaseEntry::Case(path) | CaseEntry::Attachment { path, .. } => path,
        CaseEntry::Odd(fault) => &fault.path,
    }
}
