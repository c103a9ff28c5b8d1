//! Questions at the terminal for what was not given.

use indexmap::IndexMap;
use inquire::{Select, Text};

use crate::domain::FieldType;
use crate::profile::BoundField;
use crate::say::{Label, Message};
use crate::session::{Failure, Prompts, Session};

/// Asks at the terminal for the needs of a step that were not given.
pub(super) fn ask_for_needs(
    needs: &[(&BoundField, bool)],
    fields: &mut IndexMap<String, String>,
    session: &Session,
) -> Result<(), Failure> {
    if session.prompts == Prompts::Never {
        return Ok(());
    }
    for (field, _) in needs.iter().filter(|(_, always)| *always) {
        if fields
            .get(&field.id)
            .is_none_or(|value| value.trim().is_empty())
        {
            let answer = ask(field, session)?;
            fields.insert(field.id.clone(), answer);
        }
    }
    Ok(())
}

/// Asks for one value.
fn ask(field: &BoundField, session: &Session) -> Result<String, Failure> {
    let words = session.words;
    let name = field.label.as_ref().map_or_else(
        || words.word(crate::domain::field_word(&field.id)),
        |label| label.in_language(words.language()).to_owned(),
    );
    let given_up = |_| Failure::new(Message::new("command.given_up"));
    if field.kind == FieldType::Choice && !field.many {
        let shown: Vec<String> = field
            .choices
            .iter()
            .map(|(id, label)| format!("{id} {}", choice_name(id, label.as_ref(), session)))
            .collect();
        let chosen = Select::new(&name, shown).prompt().map_err(given_up)?;
        return Ok(chosen.split(' ').next().unwrap_or_default().to_owned());
    }
    Text::new(&name).prompt().map_err(given_up)
}

/// Returns the name of a choice.
fn choice_name(id: &str, label: Option<&Label>, session: &Session) -> String {
    match label {
        Some(label) => label.in_language(session.words.language()).to_owned(),
        None => crate::domain::value_word(id)
            .map_or_else(|| id.to_owned(), |key| session.words.word(key)),
    }
}
