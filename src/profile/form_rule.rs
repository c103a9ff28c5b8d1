//! `[forms.…]`: the papers and letters that a procedure prints.

use indexmap::IndexMap;
use toml::Value;

use super::reading_steps::read_condition;
use super::{Condition, TableReader};
use crate::say::{Label, Message};

/// For whom a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// It may leave the house: nothing restricted ever stands in it.
    Anyone,
    /// For the roles that may see what is restricted.
    Restricted,
}

/// A form of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRule {
    /// Its name.
    pub label: Label,
    /// The template that it is made from; the form's own id unless named.
    pub template: String,
    /// Who gets a copy each, in order; empty for one sheet that names nobody.
    pub copies: Vec<Label>,
    /// The paper of the profile whose copies it takes; `None` when `copies` says it.
    pub paper: Option<String>,
    /// For which cases it is meant; a blank one is always to be had.
    pub when: Condition,
    /// For whom it is.
    pub audience: Audience,
}

/// Reads `[forms.…]`.
pub(super) fn read_forms(root: &mut TableReader<'_>) -> IndexMap<String, FormRule> {
    let mut forms = IndexMap::new();
    for (id, table) in root.entries("forms") {
        let mut reader = TableReader::new(table, vec!["forms".to_owned(), id.clone()]);
        let form = FormRule {
            label: reader.label(),
            template: reader.text("template").unwrap_or_else(|| id.clone()),
            copies: read_copies(&mut reader),
            paper: reader.text("paper"),
            when: read_condition(&mut reader),
            audience: if reader.flag("restricted") {
                Audience::Restricted
            } else {
                Audience::Anyone
            },
        };
        root.take_faults(reader.finish());
        forms.insert(id, form);
    }
    forms
}

/// Reads `copies = [{ zh = "…", en = "…" }]`.
fn read_copies(reader: &mut TableReader<'_>) -> Vec<Label> {
    let path = reader.path_of("copies");
    let Some(value) = reader.value("copies") else {
        return Vec::new();
    };
    let mut copies = Vec::new();
    let Value::Array(values) = value else {
        reader.fault("copies", Message::new("profile.bad_form_copies"));
        return copies;
    };
    for value in values {
        let Value::Table(table) = value else {
            reader.fault("copies", Message::new("profile.bad_form_copies"));
            continue;
        };
        let mut inner = TableReader::new(table, path.clone());
        copies.push(Label {
            zh: inner.needed_text("zh"),
            en: inner.needed_text("en"),
        });
        let faults = inner.finish();
        reader.take_faults(faults);
    }
    copies
}
