//! The cases of a project: all of them, or one by any unique part of its number.

use std::path::{Path, PathBuf};

use super::{Project, finding_of_problem, finding_of_read_fault, relative};
use crate::case::{read_case, status_and_profile};
use crate::domain::{Case, Finding, Severity};
use crate::read::{AsRead, CaseEntry, builtin, case_entries, read_bytes, read_head};
use crate::say::Message;
use crate::session::Failure;
use crate::workflow::{Dossier, Procedure, Standing, replay};
use crate::yaml::Document;

/// How many files are read at once: more than there are cores, since a cold disk makes them wait.
const READERS: usize = 12;

/// How much of the cases is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// All of every case.
    Whole,
    /// All of cases in which a clock may run; of those that have ended by their header, and have none, that alone.
    OpenOnly,
}

/// All cases of a project, and what could not be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The cases, by their numbers.
    pub dossiers: Vec<Dossier>,
    /// What was wrong with files: errors stand for files that are not among the cases.
    pub findings: Vec<Finding>,
    /// How many files and other entries were looked at.
    pub looked_at: usize,
}

impl Loaded {
    /// Returns the failure that names every file that could not be read; `None` when all were.
    pub fn failure(&self) -> Option<Failure> {
        let errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        Failure::of_all(errors.map(super::failure_of))
    }
}

/// One case, opened to be shown or changed.
#[derive(Debug)]
pub struct OpenCase<'a> {
    /// The case.
    pub case: Case,
    /// Where it stands.
    pub standing: Standing,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// Its file; absolute.
    pub path: PathBuf,
    /// The file as it was read.
    pub read: AsRead,
}

impl Project {
    /// Reads all cases and judges their clocks at this run's now.
    pub fn load(&self) -> Loaded {
        self.load_entries(&case_entries(&self.root), Depth::Whole)
    }

    /// Reads the cases among what lies below `cases/`.
    pub(super) fn load_entries(&self, entries: &[CaseEntry], depth: Depth) -> Loaded {
        let looked_at = entries.len();
        let mut loaded = self.read_entries(entries, depth);
        loaded.looked_at = looked_at;
        loaded.dossiers.sort_by(|left, right| {
            left.case
                .number
                .cmp(&right.case.number)
                .then(left.file.cmp(&right.file))
        });
        loaded
            .findings
            .sort_by(|left, right| left.location.cmp(&right.location));
        loaded
    }

    fn read_entries(&self, entries: &[CaseEntry], depth: Depth) -> Loaded {
        let share = entries.len().div_ceil(READERS).max(1);
        let parts = std::thread::scope(|scope| {
            let readers: Vec<_> = entries
                .chunks(share)
                .map(|part| {
                    scope.spawn(move || {
                        let mut loaded = Loaded::default();
                        for entry in part {
                            self.read_entry(entry, depth, &mut loaded);
                        }
                        loaded
                    })
                })
                .collect();
            // A reader that ended in a panic must not look like files that were read.
            readers
                .into_iter()
                .map(|reader| reader.join().unwrap_or_else(|_| lost()))
                .collect::<Vec<_>>()
        });
        let mut all = Loaded::default();
        for part in parts {
            all.dossiers.extend(part.dossiers);
            all.findings.extend(part.findings);
        }
        all
    }

    fn read_entry(&self, entry: &CaseEntry, depth: Depth, loaded: &mut Loaded) {
        let path = match entry {
            CaseEntry::Attachment { .. } => return,
            CaseEntry::Odd(fault) => {
                let rule = rule_of(fault);
                loaded
                    .findings
                    .push(finding_of_read_fault(fault, &self.root, rule));
                return;
            }
            CaseEntry::Case(path) => path,
        };
        if depth == Depth::OpenOnly && self.has_ended(path) {
            return;
        }
        let file = relative(&self.root, path);
        let read = match read_bytes(path) {
            Ok(read) => read,
            Err(fault) => {
                loaded
                    .findings
                    .push(finding_of_read_fault(&fault, &self.root, "unreadable"));
                return;
            }
        };
        let reading = read_case(&read.bytes);
        let number = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        loaded.findings.extend(
            reading
                .problems
                .iter()
                .map(|problem| finding_of_problem(problem, &file, number.clone())),
        );
        let Some(case) = reading.case else {
            return;
        };
        let case = self.to_judge(case);
        match self.procedure_of(&case) {
            Some(procedure) => loaded
                .dossiers
                .push(Dossier::new(case, file, procedure, self.now)),
            None => loaded
                .findings
                .push(self.unknown_profile(&case, &file, &read.bytes)),
        }
    }

    /// Tells whether the header of a case says that it has ended and no clock runs on; in doubt the whole file is to
    /// be read.
    fn has_ended(&self, path: &Path) -> bool {
        let head = read_head(path, b"\nhistory:").ok().flatten();
        let Some((status, profile)) = head.as_deref().and_then(status_and_profile) else {
            return false;
        };
        let procedure = self.procedure_named(profile);
        procedure.is_some_and(|procedure| !procedure.profile.may_still_run(status))
    }

    /// Opens the case that a part of its number names, reading no other case.
    ///
    /// # Errors
    /// No case or several have that part, or the file cannot be read.
    pub fn open_case(&self, named: &str) -> Result<OpenCase<'_>, Failure> {
        let path = self.find_case(named)?;
        let file = relative(&self.root, &path);
        let read = crate::read::inside(&self.root, &path)
            .and_then(|()| read_bytes(&path))
            .map_err(|fault| {
                super::failure_of(&finding_of_read_fault(&fault, &self.root, "unreadable"))
            })?;
        let reading = read_case(&read.bytes);
        let number = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let Some(case) = reading.case else {
            let findings: Vec<_> = reading
                .problems
                .iter()
                .filter(|problem| problem.severity == Severity::Error)
                .map(|problem| finding_of_problem(problem, &file, number.clone()))
                .collect();
            return Err(super::failure_of_all(&findings));
        };
        if Some(case.number.as_str()) != number.as_deref() {
            let message =
                Message::new("rule.number_is_not_file_name").with("number", case.number.as_str());
            return Err(Failure::new(message).at(super::whole_file(&file.display().to_string())));
        }
        let Some(procedure) = self.procedure_of(&case) else {
            return Err(super::failure_of(&self.unknown_profile(
                &case,
                &file,
                &read.bytes,
            )));
        };
        let case = self.to_judge(case);
        let standing = replay(&case, procedure);
        Ok(OpenCase {
            case,
            standing,
            procedure,
            path,
            read,
        })
    }

    fn unknown_profile(&self, case: &Case, file: &Path, bytes: &[u8]) -> Finding {
        let built_in = builtin::PROFILES.iter().map(|(name, _)| *name);
        let known = built_in.chain([self.procedure.profile.name.as_str()]);
        let near = crate::domain::nearest(&case.profile, known);
        Finding {
            rule: "unknown-profile",
            severity: Severity::Error,
            case: Some(case.number.to_string()),
            location: match Document::parse(bytes) {
                Ok(document) => super::located(file, &document, "profile"),
                Err(_) => super::whole(file),
            },
            message: Message::new("command.unknown_profile")
                .with("profile", crate::say::shown_name(&case.profile)),
            hint: near.map(|near| Message::new("command.did_you_mean").with("name", near)),
            clock: None,
            field: None,
        }
    }
}

fn rule_of(fault: &crate::read::ReadFault) -> &'static str {
    use crate::read::Why;
    match fault.why {
        Why::Suffix
        | Why::Misplaced
        | Why::Hidden
        | Why::WithoutCase
        | Why::Leftover
        | Why::Name => "misplaced-file",
        _ => "unreadable",
    }
}

fn lost() -> Loaded {
    let finding = Finding {
        rule: "unreadable",
        severity: Severity::Error,
        case: None,
        location: super::whole(Path::new("cases")),
        message: Message::new("command.reader_lost"),
        hint: None,
        clock: None,
        field: None,
    };
    Loaded {
        findings: vec![finding],
        ..Loaded::default()
    }
}
