//! All rules at all cases: what they found, with file, line and column, in the order of gravity.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{Project, located, relative, whole};
use crate::domain::{Finding, Severity};
use crate::read::{CaseEntry, case_entries, read_bytes, sha256_of};
use crate::rules::{self, At, Attachment, Check, Contents, Found, Rule, Subject};
use crate::workflow::Dossier;
use crate::yaml::Document;

/// What is to be checked.
#[derive(Debug, Clone, Default)]
pub struct CheckRequest {
    /// The files and folders, relative to the root; empty for everything.
    pub paths: Vec<PathBuf>,
    /// The ids of the rules; empty for all that the settings leave on.
    pub rules: Vec<&'static str>,
}

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The findings: errors first, then by file and line.
    pub findings: Vec<Finding>,
    /// The case files that were looked at, relative to the root; those that could not be read are among them.
    pub files: Vec<PathBuf>,
    /// How many other files were looked at.
    pub others: usize,
}

impl CheckRequest {
    fn covers(&self, file: &Path) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| file.starts_with(path))
    }

    fn wants(&self, rule: &str) -> bool {
        // What was not read cannot pass as checked, whatever is asked for.
        self.rules.is_empty()
            || self.rules.contains(&rule)
            || Rule::of(rule).is_some_and(Rule::is_fixed)
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
}

impl Project {
    /// Holds all cases to the rules; nothing is written.
    ///
    /// All cases are read, whatever is asked for: whether a number is taken twice shows only there.
    pub fn check(&self, request: &CheckRequest) -> Checked {
        let entries = case_entries(&self.root);
        let loaded = self.load_entries(&entries);
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
        }
        // File by file, so that each is read once more for its places, and none is kept.
        all.sort_by_key(|(place, _, _)| *place);
        let mut places = Places::default();
        for (place, rule, found) in all {
            findings.push(self.finding(rule, subjects[place].dossier, found, &mut places));
        }
        self.weigh(&mut findings);
        findings.sort_by(|left, right| {
            let order = |finding: &Finding| (finding.severity, finding.location.clone());
            order(left)
                .cmp(&order(right))
                .then(left.rule.cmp(right.rule))
        });
        let covered = |entry: &&CaseEntry| request.covers(&relative(&self.root, path_of(entry)));
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

    /// Gives findings the severity that the settings ask for, and takes out what they switch off.
    fn weigh(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| {
            if Rule::of(finding.rule).is_some_and(Rule::is_fixed) {
                return true;
            }
            match self.settings.severities.get(finding.rule) {
                Some(Some(severity)) => {
                    finding.severity = *severity;
                    true
                }
                Some(None) => false,
                None => true,
            }
        });
    }

    /// Returns the files in the folders of cases; those that an event names are hashed.
    fn attachments(
        &self,
        entries: &[CaseEntry],
        dossiers: &[Dossier],
        request: &CheckRequest,
    ) -> HashMap<PathBuf, Vec<Attachment>> {
        let mut all: HashMap<PathBuf, Vec<Attachment>> = HashMap::new();
        let by_file: HashMap<&Path, &Dossier> = dossiers
            .iter()
            .map(|dossier| (dossier.file.as_path(), dossier))
            .collect();
        for entry in entries {
            let CaseEntry::Attachment { case, path } = entry else {
                continue;
            };
            let case = relative(&self.root, case);
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            let is_named = by_file.get(case.as_path()).is_some_and(|dossier| {
                let mut events = dossier.case.history.iter();
                events.any(|event| event.set.get("file") == Some(&name))
            });
            let asked = request.wants("attachment-changed") && request.covers(&case);
            let contents = if is_named && asked {
                match sha256_of(path) {
                    Ok(hash) => Contents::Sha256(hash),
                    // Its own name may be that of a customer, and a log may carry the finding away.
                    Err(fault) => Contents::Unreadable(fault.nameless().message()),
                }
            } else {
                Contents::NotRead
            };
            all.entry(case).or_default().push(Attachment {
                name,
                path: relative(&self.root, path),
                contents,
            });
        }
        all
    }
}

/// Runs one rule at the cases that are asked for.
fn run(rule: &Rule, subjects: &[Subject<'_>], request: &CheckRequest) -> Vec<(usize, Found)> {
    let covered = |place: &usize| request.covers(&subjects[*place].dossier.file);
    match rule.check {
        Check::Reading => Vec::new(),
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
