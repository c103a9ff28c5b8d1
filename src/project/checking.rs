//! All rules at all cases: what they found, with file, line and column, in the order of gravity.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::cases::Depth;
use super::weighing::Weights;
use super::{Project, located, relative, whole};
use crate::domain::{Exempted, Finding, Severity};
use crate::read::{CaseEntry, case_entries, read_bytes};
use crate::rules::{self, At, Check, Found, Rule, Subject};
use crate::workflow::Dossier;
use crate::yaml::Document;

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
        let loaded = match request.scope {
            Scope::Everything => self.load_entries(&entries, Depth::Whole),
            Scope::Clocks => {
                let asked: Vec<_> = entries.iter().filter(covered).cloned().collect();
                self.load_entries(&asked, Depth::OpenOnly)
            }
        };
        let attachments = self.attachments(&entries, &loaded.dossiers, request);
        let none = Vec::new();
        let subjects: Vec<Subject<'_>> = loaded
            .dossiers
            .iter()
            .map(|dossier| Subject {
                dossier,
                procedure: self.procedure_of(&dossier.case).unwrap_or(&self.procedure),
                attachments: attachments.get(&dossier.file).unwrap_or(&none),
                now: self.now,
                horizon: request.horizon,
            })
            .collect();
        let mut findings = loaded.findings;
        findings.retain(|finding| {
            request.wants(finding.rule) && request.covers(&finding.location.file)
        });
        let mut all: Vec<(usize, &'static Rule, Found)> = Vec::new();
        for rule in rules::ALL.iter().filter(|rule| request.wants(rule.id)) {
            let found = run(rule, &subjects, request).into_iter();
            all.extend(found.map(|(place, found)| (place, rule, found)));
            if let (Check::Project(check), true) = (rule.check, request.covers_all()) {
                let found = check(&self.procedure, self.now).into_iter();
                findings.extend(found.map(|found| of_project(rule, found)));
            }
        }
        // File by file, so that each is read once more for its places, and none is kept.
        all.sort_by_key(|(place, _, _)| *place);
        let mut places = Places::default();
        for (place, rule, found) in all {
            findings.push(self.finding(rule, subjects[place].dossier, found, &mut places));
        }
        let dossiers = &loaded.dossiers;
        self.weigh(&mut findings, dossiers, request);
        findings.sort_by(|left, right| {
            let order = |finding: &Finding| (finding.severity, finding.location.clone());
            order(left)
                .cmp(&order(right))
                .then(left.rule.cmp(right.rule))
        });
        let (findings, exempted) = self.without_exempted(findings, dossiers);
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

    /// Turns what a rule found into a finding with its place.
    fn finding(
        &self,
        rule: &'static Rule,
        dossier: &Dossier,
        found: Found,
        places: &mut Places,
    ) -> Finding {
        let field = match &found.at {
            At::File(_) => None,
            At::Value(value) => Some(value.clone()),
        };
        let location = match &found.at {
            At::File(path) => whole(path),
            At::Value(value) => match places.document(self, &dossier.file) {
                Some(document) => located(&dossier.file, document, value),
                None => whole(&dossier.file),
            },
        };
        Finding {
            rule: rule.id,
            severity: found.severity.unwrap_or(rule.severity),
            case: Some(dossier.case.number.to_string()),
            location,
            message: found.message,
            hint: found.hint,
            clock: found.clock,
            field,
        }
    }
}

/// Runs one rule at the cases that are asked for.
fn run(rule: &Rule, subjects: &[Subject<'_>], request: &CheckRequest) -> Vec<(usize, Found)> {
    let covered = |place: &usize| request.covers(&subjects[*place].dossier.file);
    match rule.check {
        Check::Reading | Check::Project(_) => Vec::new(),
        Check::Case(check) => (0..subjects.len())
            .filter(covered)
            .flat_map(|place| {
                check(&subjects[place])
                    .into_iter()
                    .map(move |found| (place, found))
            })
            .collect(),
        Check::All(check) => {
            let mut found = check(subjects);
            found.retain(|(place, _)| covered(place));
            found
        }
    }
}

/// Turns what a rule found about the project into a finding.
fn of_project(rule: &'static Rule, found: Found) -> Finding {
    let file = match found.at {
        At::File(file) => file,
        At::Value(_) => PathBuf::from("tousu.toml"),
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

fn path_of(entry: &CaseEntry) -> &Path {
    match entry {
        CaseEntry::Case(path) | CaseEntry::Attachment { path, .. } => path,
        CaseEntry::Odd(fault) => &fault.path,
    }
}

/// The file that was last read for its places.
#[derive(Default)]
struct Places {
    file: PathBuf,
    document: Option<Document>,
}

impl Places {
    fn document(&mut self, project: &Project, file: &Path) -> Option<&Document> {
        if self.file != file {
            let read = read_bytes(&project.root.join(file)).ok();
            self.document = read.and_then(|read| Document::parse(&read.bytes).ok());
            self.file = file.to_path_buf();
        }
        self.document.as_ref()
    }
}
