//! The papers of a procedure: which must exist, signed or not, and who gets copies.

use indexmap::IndexMap;
use toml::Value;

use super::reader::found_words;
use super::reading_steps::read_condition;
use super::{Condition, Profile, TableReader};
use crate::say::{Label, Message};

/// Whether a paper is complete only with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// It is.
    Needed,
    /// It will do without one.
    NotNeeded,
}

/// Who gets copies of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Copies {
    /// For which cases.
    pub when: Condition,
    /// Departments, roles or payers, by id; each gets one copy.
    pub to: Vec<String>,
}

/// A paper: a receipt, a settlement, a record card.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its name.
    pub label: Label,
    /// Who gets copies; of several entries all count that hold.
    pub copies: Vec<Copies>,
    /// When a case must have it by its end; `None` when it never must.
    pub required: Option<Condition>,
    /// Whether it has to be signed.
    pub signature: Signature,
}

/// What a condition can ask of a paper by the fact `paper_<id>`.
pub const PAPER_STATES: [&str; 2] = ["signed", "unsigned"];

/// Reads `[papers]`.
pub(super) fn read(root: &mut TableReader<'_>) -> IndexMap<String, Paper> {
    let mut papers = IndexMap::new();
    for (id, table) in root.entries("papers") {
        let mut reader = TableReader::new(table, vec!["papers".to_owned(), id.clone()]);
        let paper = Paper {
            label: reader.label(),
            copies: read_copies(&mut reader),
            required: read_required(&mut reader),
            signature: read_signature(&mut reader),
        };
        root.take_faults(reader.finish());
        papers.insert(id, paper);
    }
    papers
}

/// Returns the ids of papers with their names.
pub(super) fn names(papers: &IndexMap<String, Paper>) -> IndexMap<String, Label> {
    let named = papers.iter();
    named
        .map(|(id, paper)| (id.clone(), paper.label.clone()))
        .collect()
}

fn read_copies(reader: &mut TableReader<'_>) -> Vec<Copies> {
    let path = reader.path_of("copies");
    let mut copies = Vec::new();
    let values = match reader.value("copies") {
        None => return copies,
        Some(Value::Array(values)) => values,
        Some(_) => {
            reader.fault("copies", Message::new("profile.bad_copies"));
            return copies;
        }
    };
    for value in values {
        let Value::Table(table) = value else {
            reader.fault("copies", Message::new("profile.bad_copies"));
            continue;
        };
        let mut inner = TableReader::new(table, path.clone());
        let when = read_condition(&mut inner);
        let to = inner.texts("to");
        if to.is_empty() {
            inner.missing("to");
        }
        reader.take_faults(inner.finish());
        copies.push(Copies { when, to });
    }
    copies
}

/// Reads `required`: a condition, or `true` for every case.
fn read_required(reader: &mut TableReader<'_>) -> Option<Condition> {
    match reader.value("required")? {
        Value::Boolean(required) => required.then(Condition::default),
        Value::Table(table) => {
            let (condition, faults) = Condition::read(table, &reader.path_of("required"));
            reader.take_faults(faults);
            Some(condition)
        }
        other => {
            let message = Message::new("profile.wrong_type")
                .with("key", "required")
                .with("wanted", Message::new("profile.type_table"))
                .with("found", found_words(other));
            reader.fault("required", message);
            None
        }
    }
}

fn read_signature(reader: &mut TableReader<'_>) -> Signature {
    match reader.value("signature") {
        None | Some(Value::Boolean(true)) => Signature::Needed,
        Some(Value::Boolean(false)) => Signature::NotNeeded,
        Some(other) => {
            let message = Message::new("profile.wrong_type")
                .with("key", "signature")
                .with("wanted", Message::new("profile.type_flag"))
                .with("found", found_words(other));
            reader.fault("signature", message);
            Signature::Needed
        }
    }
}

impl Profile {
    /// Returns the paper that a fact of the form `paper_<id>` asks for.
    pub fn paper_of_fact(&self, fact: &str) -> Option<(&str, &Paper)> {
        let id = fact.strip_prefix("paper_")?;
        let (id, paper) = self.papers.get_key_value(id)?;
        Some((id, paper))
    }

    /// Returns the name of somebody who gets a copy: a department, a role or a payer.
    pub fn copy_holder(&self, id: &str) -> Label {
        let list = if self.departments.contains_key(id) {
            "departments"
        } else if self.roles.contains_key(id) {
            "roles"
        } else {
            "payers"
        };
        self.label_of(list, id)
    }
}
