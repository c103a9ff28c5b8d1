//! What ids are called: entries of lists, fixed choices, people, fields.

use crate::domain::{FieldType, field_word, value_word};
use crate::profile::{BoundField, Profile};
use crate::say::{Fact, Label, Language, Message, Words};
use crate::workflow::Procedure;

/// Returns the name of a fixed choice in both languages; the id itself when it is none.
pub fn fixed_choice(id: &str) -> Label {
    match value_word(id) {
        Some(key) => Label::new(
            Words::of(Language::Zh).word(key),
            Words::of(Language::En).word(key),
        ),
        None => Label::new(id, id),
    }
}

/// Returns the name of a field for people.
pub fn field_name(id: &str, profile: &Profile) -> Fact {
    match profile
        .fields
        .get(id)
        .and_then(|field| field.label.as_ref())
    {
        Some(label) => Fact::from(label),
        None if crate::domain::standard_field(id).is_some() => {
            Fact::from(Message::new(field_word(id)))
        }
        None => match id {
            // What the step `attach` records in every profile.
            "file" => Fact::from(Message::new("page.field_file")),
            "sha256" => Fact::from(Message::new("page.field_sha256")),
            "bytes" => Fact::from(Message::new("page.field_bytes")),
            // What archiving records.
            "filed" => Fact::from(Message::new("page.field_filed")),
            "filed_missing" => Fact::from(Message::new("page.field_filed_missing")),
            "missing_because" => Fact::from(Message::new("page.field_missing_because")),
            // What a signature records.
            "approved" => Fact::from(Message::new("page.field_approved")),
            "signed_as" => Fact::from(Message::new("page.field_signed_as")),
            other => match profile.approval_of_fact(other) {
                Some((_, approval)) => Message::new("profile.fact_approval")
                    .with("approval", &approval.label)
                    .into(),
                None => Fact::from(other),
            },
        },
    }
}

/// Returns the name of a choice of a field; the id itself when the profile no longer has it.
pub fn choice_name(field: &BoundField, id: &str) -> Label {
    match field.choices.get(id) {
        Some(Some(label)) => label.clone(),
        _ => fixed_choice(id),
    }
}

/// Returns the values that a field can take, when there is a list of them: choices, departments, people.
pub fn choices(field: &BoundField, procedure: &Procedure) -> Vec<String> {
    match field.kind {
        FieldType::Department => procedure.profile.departments.keys().cloned().collect(),
        FieldType::Person if !procedure.people.have_roles() => Vec::new(),
        FieldType::Person => procedure
            .people
            .iter()
            .map(|person| person.id.clone())
            .collect(),
        _ => field.choices.keys().cloned().collect(),
    }
}

/// Returns how a person is called: the name, or the id when no name is known.
pub fn person_name<'a>(id: &'a str, procedure: &'a Procedure) -> &'a str {
    procedure
        .people
        .get(id)
        .and_then(|person| person.name.as_deref())
        .unwrap_or(id)
}
