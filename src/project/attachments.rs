//! The files in the folders of cases, for the rules that hold them to the history.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{CheckRequest, Project, relative};
use crate::read::{CaseEntry, sha256_of};
use crate::rules::{Attachment, Contents};
use crate::workflow::Dossier;

impl Project {
    /// Returns the files in the folders of cases; those that an event names are hashed.
    pub(super) fn attachments(
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
