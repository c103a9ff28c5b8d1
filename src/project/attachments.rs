//! The files in the folders of cases, for the rules that hold them to the history.

use std::collections::HashMap;
use std::path::Path;

use super::{CheckRequest, Project, relative};
use crate::domain::{Attachment, Case, Contents};
use crate::read::{CaseEntry, case_entries, sha256_of};
use crate::workflow::Dossier;

/// The files in the folders of cases, by the case files beside those folders; absolute.
#[derive(Debug)]
pub(super) struct Attachments<'a>(HashMap<&'a Path, Vec<&'a Path>>);

impl<'a> Attachments<'a> {
    /// Returns those among all that lies below `cases/`.
    pub(super) fn among(entries: &'a [CaseEntry]) -> Self {
        let mut all: HashMap<&Path, Vec<&Path>> = HashMap::new();
        for entry in entries {
            if let CaseEntry::Attachment { case, path } = entry {
                all.entry(case).or_default().push(path);
            }
        }
        Self(all)
    }

    /// Returns the files in the folder of a case; those that an event names are hashed.
    pub(super) fn of(
        &self,
        project: &Project,
        dossier: &Dossier,
        request: &CheckRequest,
    ) -> Vec<Attachment> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let case = project.root.join(&dossier.file);
        let paths = self.0.get(case.as_path()).into_iter().flatten();
        let asked = request.wants("attachment-changed") && request.covers(&dossier.file);
        let hashed = match asked {
            true => Hashed::Named,
            false => Hashed::Nothing,
        };
        paths
            .map(|path| attachment(path, project, &dossier.case, hashed))
            .collect()
    }
}

impl Project {
    /// Returns the files in the folder of one case, those that an event names with their hashes.
    pub fn attachments_of(&self, path: &Path, case: &Case) -> Vec<Attachment> {
        let entries = case_entries(&self.root);
        let own = entries.iter().filter_map(|entry| match entry {
            CaseEntry::Attachment { case, path: file } if case == path => Some(file),
            _ => None,
        });
        own.map(|file| attachment(file, self, case, Hashed::Named))
            .collect()
    }
}

/// Which files are hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hashed {
    /// Those that an event names.
    Named,
    /// None.
    Nothing,
}

fn attachment(path: &Path, project: &Project, case: &Case, hashed: Hashed) -> Attachment {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let mut events = case.history.iter();
    let is_named = events.any(|event| event.set.get("file") == Some(&name));
    let contents = if is_named && hashed == Hashed::Named {
        match sha256_of(path) {
            Ok(hash) => Contents::Sha256(hash),
            // Its own name may be that of a customer, and a log may carry the finding away.
            Err(fault) => Contents::Unreadable(fault.nameless().message()),
        }
    } else {
        Contents::NotRead
    };
    Attachment {
        name,
        path: relative(&project.root, path),
        contents,
    }
}
