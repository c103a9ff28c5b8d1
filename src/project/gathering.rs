//! Reads many cases at once and keeps of each what a command makes of it: no case is held longer than it is looked at.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Project, finding_of_problem, finding_of_read_fault, relative};
use crate::case::{read_case, status_and_profile};
use crate::domain::{CaseNumber, Finding, Severity};
use crate::profile::BoundField;
use crate::read::{CaseEntry, ReadFault, Why, case_entries, read_bytes, read_head};
use crate::say::Message;
use crate::session::Failure;
use crate::workflow::{Dossier, Procedure};

/// How many files are read at once: more than there are cores, since a cold disk makes them wait.
const READERS: usize = 12;

/// How many files a reader takes at a time; few, so that none has much left when the others are done.
const SHARE: usize = 32;

/// How much of the cases is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All of every case.
    Whole,
    /// All of cases in which a clock may run; of those that have ended by their header, and have none, that alone.
    OpenOnly,
}

/// A case that was read and judged, as it is handed to whoever keeps a part of it.
#[derive(Debug)]
pub struct Read<'p, 'b> {
    /// The case with its clocks, judged at this run's now.
    pub dossier: Dossier,
    /// The procedure that it follows.
    pub procedure: &'p Procedure,
    /// The bytes of its file.
    pub bytes: &'b [u8],
}

/// What was kept of the cases of a project, and what could not be read.
#[derive(Debug)]
pub struct Gathered<T> {
    /// What was kept, by the numbers of the cases.
    pub kept: Vec<T>,
    /// What was wrong with files: errors stand for files that are not among the cases.
    pub findings: Vec<Finding>,
    /// How many cases were read.
    pub read: usize,
    /// How many cases were let be, because they have ended by their header.
    pub ended: usize,
}

impl<T> Gathered<T> {
    /// Returns the failure that names every file that could not be read; `None` when all were.
    pub fn failure(&self) -> Option<Failure> {
        let errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        Failure::of_all(errors.map(super::failure_of))
    }
}

/// What one reader has so far; entries are named by their place, so that the order of readers does not matter.
struct Part<T> {
    kept: Vec<(CaseNumber, usize, T)>,
    findings: Vec<(usize, Finding)>,
    read: usize,
    ended: usize,
}

impl<T> Part<T> {
    fn new() -> Self {
        Self {
            kept: Vec::new(),
            findings: Vec::new(),
            read: 0,
            ended: 0,
        }
    }

    fn add(&mut self, other: Self) {
        self.kept.extend(other.kept);
        self.findings.extend(other.findings);
        self.read += other.read;
        self.ended += other.ended;
    }
}

impl Project {
    /// Reads all cases, judges their clocks at this run's now, and keeps what `keep` makes of each; values of
    /// restricted fields are taken out.
    pub fn gather<'p, T: Send>(
        &'p self,
        depth: Depth,
        keep: impl Fn(Read<'p, '_>) -> Option<T> + Sync,
    ) -> Gathered<T> {
        self.gather_for(depth, |_, _| false, keep)
    }

    /// Does so for a reader who may read some of the restricted fields of a procedure.
    pub fn gather_for<'p, T: Send>(
        &'p self,
        depth: Depth,
        may_read: impl Fn(&BoundField, &Procedure) -> bool + Sync,
        keep: impl Fn(Read<'p, '_>) -> Option<T> + Sync,
    ) -> Gathered<T> {
        self.gather_entries(&case_entries(&self.root), depth, |read| {
            let procedure = read.procedure;
            let dossier = read
                .dossier
                .withheld(procedure, |field| may_read(field, procedure));
            keep(Read { dossier, ..read })
        })
    }

    /// Does so with the cases among what lies below `cases/`, with all values: for rules, which name none.
    pub(super) fn gather_entries<'p, T: Send>(
        &'p self,
        entries: &[CaseEntry],
        depth: Depth,
        keep: impl Fn(Read<'p, '_>) -> Option<T> + Sync,
    ) -> Gathered<T> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut part = Part::new();
            loop {
                let first = next.fetch_add(SHARE, Ordering::Relaxed);
                let Some(share) = entries.get(first..) else {
                    break;
                };
                for (place, entry) in share.iter().take(SHARE).enumerate() {
                    self.read_entry(first + place, entry, depth, &keep, &mut part);
                }
            }
            part
        };
        let mut all = Part::new();
        std::thread::scope(|scope| {
            let needed = entries.len().div_ceil(SHARE).clamp(1, READERS);
            let readers: Vec<_> = (0..needed).map(|_| scope.spawn(work)).collect();
            for reader in readers {
                // A reader that ended in a panic must not look like files that were read.
                match reader.join() {
                    Ok(part) => all.add(part),
                    Err(_) => all.findings.push((usize::MAX, lost())),
                }
            }
        });
        let Part {
            mut kept,
            mut findings,
            read,
            ended,
        } = all;
        kept.sort_unstable_by(|left, right| (&left.0, left.1).cmp(&(&right.0, right.1)));
        findings.sort_by_key(|(place, _)| *place);
        let mut findings: Vec<_> = findings.into_iter().map(|(_, finding)| finding).collect();
        findings.sort_by(|left, right| left.location.cmp(&right.location));
        Gathered {
            kept: kept.into_iter().map(|(_, _, kept)| kept).collect(),
            findings,
            read,
            ended,
        }
    }

    fn read_entry<'p, T>(
        &'p self,
        place: usize,
        entry: &CaseEntry,
        depth: Depth,
        keep: &impl Fn(Read<'p, '_>) -> Option<T>,
        part: &mut Part<T>,
    ) {
        let path = match entry {
            CaseEntry::Attachment { .. } => return,
            CaseEntry::Odd(fault) => {
                let finding = finding_of_read_fault(fault, &self.root, rule_of(fault));
                part.findings.push((place, finding));
                return;
            }
            CaseEntry::Case(path) => path,
        };
        if depth == Depth::OpenOnly && self.has_ended(path) {
            part.ended += 1;
            return;
        }
        let read = match read_bytes(path) {
            Ok(read) => read,
            Err(fault) => {
                let finding = finding_of_read_fault(&fault, &self.root, "unreadable");
                part.findings.push((place, finding));
                return;
            }
        };
        let file = relative(&self.root, path);
        let reading = read_case(&read.bytes);
        let number = || Some(path.file_stem()?.to_string_lossy().into_owned());
        let problems = reading.problems.iter();
        part.findings
            .extend(problems.map(|problem| (place, finding_of_problem(problem, &file, number()))));
        let Some(case) = reading.case.map(|case| self.to_judge(case)) else {
            return;
        };
        let Some(procedure) = self.procedure_of(&case) else {
            let finding = self.unknown_profile(&case, &file, &read.bytes);
            part.findings.push((place, finding));
            return;
        };
        let number = case.number.clone();
        part.read += 1;
        let kept = keep(Read {
            dossier: Dossier::new(case, file, procedure, self.now),
            procedure,
            bytes: &read.bytes,
        });
        part.kept.extend(kept.map(|kept| (number, place, kept)));
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
}

fn rule_of(fault: &ReadFault) -> &'static str {
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

fn lost() -> Finding {
    Finding {
        rule: "unreadable",
        severity: Severity::Error,
        case: None,
        location: super::whole(Path::new("cases")),
        message: Message::new("command.reader_lost"),
        hint: None,
        clock: None,
        field: None,
    }
}
