//! What a file at its end consists of, on disk: the case and what lies in its folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Depth, Gathered, Project, relative};
use crate::read::{CaseEntry, case_entries};
use crate::workflow::FileEnd;

/// A file on disk that belongs to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDisk {
    /// Its path, relative to the root of the project.
    pub path: PathBuf,
    /// How long it is.
    pub bytes: u64,
}

/// All files on disk, by the file of the case that they belong to, relative to the root of the project; that file is the
/// first of them.
pub type Folders = BTreeMap<PathBuf, Vec<OnDisk>>;

impl Project {
    /// Returns what removing has to know of each case, and all files on disk that belong to one.
    pub fn ends(&self) -> (Gathered<FileEnd>, Folders) {
        let entries = case_entries(&self.root);
        let gathered = self.gather_entries(&entries, Depth::Whole, |read| {
            Some(FileEnd::of(&read.dossier, read.procedure, self.now))
        });
        let mut folders = Folders::new();
        for entry in &entries {
            let (case, path) = match entry {
                CaseEntry::Case(path) => (path, path),
                CaseEntry::Attachment { case, path } => (case, path),
                CaseEntry::Odd(_) => continue,
            };
            let found = OnDisk {
                path: relative(&self.root, path),
                bytes: crate::read::length_of(path),
            };
            let folder = folders.entry(relative(&self.root, case)).or_default();
            match entry {
                CaseEntry::Case(_) => folder.insert(0, found),
                _ => folder.push(found),
            }
        }
        (gathered, folders)
    }
}
