//! A case by any unique part of its number, found among the names of files: none is opened.

use std::path::{Path, PathBuf};

use super::Project;
use crate::domain::CaseNumber;
use crate::read::{CaseEntry, case_entries};
use crate::say::{Fact, Message};
use crate::session::Failure;

impl Project {
    /// Returns the file of the case that a part of its number names.
    pub(super) fn find_case(&self, named: &str) -> Result<PathBuf, Failure> {
        let wanted = tidy(named);
        if let Ok(number) = wanted.parse::<CaseNumber>() {
            let path = self.root.join("cases").join(number.file());
            if std::fs::symlink_metadata(&path).is_ok() {
                return Ok(path);
            }
            return Err(self.no_such_case(&wanted));
        }
        let mut found: Vec<PathBuf> = case_paths(&self.root)
            .into_iter()
            .filter(|path| stem(path).contains(&wanted))
            .collect();
        if found.len() > 1
            && let Some(exact) = found
                .iter()
                .position(|path| stem(path).ends_with(&format!("-{wanted}")))
            && found
                .iter()
                .filter(|path| stem(path).ends_with(&format!("-{wanted}")))
                .count()
                == 1
        {
            return Ok(found.swap_remove(exact));
        }
        match found.len() {
            1 if !wanted.is_empty() => Ok(found.swap_remove(0)),
            0 => Err(self.no_such_case(&wanted)),
            count => {
                let shown = found
                    .iter()
                    .take(10)
                    .map(|path| stem(path))
                    .collect::<Fact>();
                let message = Message::new("command.ambiguous_case")
                    .with("part", &wanted)
                    .with("count", count);
                Err(Failure::new(message)
                    .hint(Message::new("command.candidates").with("cases", shown)))
            }
        }
    }

    fn no_such_case(&self, wanted: &str) -> Failure {
        let stems: Vec<String> = case_paths(&self.root)
            .iter()
            .map(|path| stem(path))
            .collect();
        let tails = stems
            .iter()
            .flat_map(|stem| [stem.as_str(), stem.rsplit('-').next().unwrap_or_default()]);
        let failure = Failure::new(Message::new("command.no_such_case").with("part", wanted));
        match crate::domain::nearest(wanted, tails) {
            Some(near) => failure.hint(Message::new("command.did_you_mean").with("name", near)),
            None => failure.hint(Message::new("command.no_such_case_hint")),
        }
    }
}

/// Returns the names of all case files without opening one, for completion and for checks of uniqueness.
pub fn entry_names(root: &Path) -> Vec<String> {
    case_paths(root).iter().map(|path| stem(path)).collect()
}

fn case_paths(root: &Path) -> Vec<PathBuf> {
    case_entries(root)
        .into_iter()
        .filter_map(|entry| match entry {
            CaseEntry::Case(path) => Some(path),
            _ => None,
        })
        .collect()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Brings what a person typed or pasted into the form of a number: full-width and small letters, the
/// letters that Crockford's base 32 leaves out, a path or a suffix around it.
fn tidy(named: &str) -> String {
    let named = named.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let named = named.strip_suffix(".yaml").unwrap_or(named);
    named
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
            other => other,
        })
        .collect::<String>()
        .to_uppercase()
}
