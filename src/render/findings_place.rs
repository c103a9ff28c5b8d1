//! What all machine formats of findings say alike: paths as a forge knows them, sentences without a file name that
//! somebody made up, and prints that stay the same from run to run.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::{CaseNumber, Exempted, Finding};
use crate::say::{Fact, Message, Words, visible};

/// Where the project lies in its repository: what a forge puts before each path; empty at the root.
#[derive(Debug, Clone, Default)]
pub struct Repository {
    /// The folders from the root of the repository to that of the project.
    pub folder: PathBuf,
}

impl Repository {
    /// Returns a path of the project as the forge knows it, with `/`; the name of an attachment is `***`.
    pub fn path(&self, path: &Path) -> String {
        slashed(&self.folder.join(nameless(path)))
    }
}

/// Returns what is wrong and what to do, a line each.
pub(super) fn sentences(finding: &Finding, words: Words) -> (String, Option<String>) {
    let file = &finding.location.file;
    let said = |message: &Message| words.say(&without_name(message, file));
    (said(&finding.message), finding.hint.as_ref().map(said))
}

/// Returns why a finding does not count; the reason is free text and stays in the case.
pub(super) fn exempted_by(exempted: &Exempted, words: Words) -> String {
    let exemption = &exempted.exemption;
    let message = Message::new("command.exempted_by")
        .with("until", exemption.until.to_string())
        .with("by", &exemption.by);
    visible(&words.say(&message)).into_owned()
}

/// Returns a print of each finding, 32 hexadecimal digits, all of them distinct.
///
/// Lines, moments and sentences are left out, so that it stays the same while the finding does.
pub(super) fn prints<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<String> {
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    let print = |finding: &Finding| {
        let what = vec![
            slashed(&finding.location.file),
            finding.rule.to_owned(),
            finding.case.clone().unwrap_or_default(),
            finding.field.clone().unwrap_or_default(),
            finding.clock.clone().unwrap_or_default(),
            finding.message.key.to_owned(),
            named_key(&finding.message),
        ];
        let count = seen.entry(what.clone()).or_default();
        *count += 1;
        let mut hash = Sha256::new();
        for part in what.iter().chain([&count.to_string()]) {
            hash.update(part.len().to_be_bytes());
            hash.update(part.as_bytes());
        }
        let digits = hash.finalize();
        digits
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    findings.map(print).collect()
}

/// Returns the key that a message names: two unknown keys of a file are told apart by it, whichever stands first.
fn named_key(message: &Message) -> String {
    let mut facts = message.facts.iter();
    match facts.find(|(name, _)| *name == "key") {
        Some((_, Fact::Text(key))) => key.clone(),
        _ => String::new(),
    }
}

/// Returns a path whose attachment, below the folder of a case, has lost its name.
pub(super) fn nameless(path: &Path) -> PathBuf {
    let mut shown = PathBuf::new();
    let parts: Vec<Component<'_>> = path.components().collect();
    for (place, part) in parts.iter().enumerate() {
        shown.push(part);
        let name = part.as_os_str().to_str().unwrap_or_default();
        if name.parse::<CaseNumber>().is_ok() && place + 1 < parts.len() {
            let suffix = path.extension().unwrap_or_default().to_string_lossy();
            shown.push(format!("***.{suffix}").trim_end_matches('.'));
            break;
        }
    }
    shown
}

/// Returns the folders and the name with `/` between them, on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Puts the shown path where a message names the file.
fn without_name(message: &Message, file: &Path) -> Message {
    let facts = message.facts.iter();
    Message {
        key: message.key,
        facts: facts
            .map(|(name, fact)| (*name, fact_without_name(fact, file)))
            .collect(),
    }
}

fn fact_without_name(fact: &Fact, file: &Path) -> Fact {
    match fact {
        Fact::Text(text) if Path::new(text) == file => Fact::Text(slashed(&nameless(file))),
        Fact::Message(message) => Fact::Message(Box::new(without_name(message, file))),
        Fact::List(facts) => facts
            .iter()
            .map(|fact| fact_without_name(fact, file))
            .collect::<Vec<_>>()
            .into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_loses_its_name_and_a_case_does_not() {
        let repository = Repository {
            folder: PathBuf::from("team/complaints"),
        };
        let shown = |path: &str| repository.path(Path::new(path));
        assert_eq!(
            shown("cases/2026/11/TS-20261103-4K7Q.yaml"),
            "team/complaints/cases/2026/11/TS-20261103-4K7Q.yaml"
        );
        assert_eq!(
            shown("cases/2026/11/TS-20261103-4K7Q/赵一一.jpg"),
            "team/complaints/cases/2026/11/TS-20261103-4K7Q/***.jpg"
        );
        assert_eq!(
            shown("cases/2026/11/TS-20261103-4K7Q/deep/赵一一"),
            "team/complaints/cases/2026/11/TS-20261103-4K7Q/***"
        );
    }
}
