//! Questions at the terminal for what was not given.

use indexmap::IndexMap;
use inquire::{Select, Text};

use crate::domain::FieldType;
use crate::profile::BoundField;
use crate::project::{Actor, OpenCase, Project};
use crate::say::{Language, Message};
use crate::session::{Failure, Output, Prompts, Session};
use crate::views::names;
use crate::workflow::{Procedure, Standing, Wanted, accept, first_open, offers};

/// Asks at the terminal for the needs of a step that were not given, those too that an earlier answer brings up.
pub(super) fn ask_for_needs(
    needs: &[Wanted<'_>],
    fields: &mut IndexMap<String, String>,
    standing: Option<&Standing>,
    (project, procedure): (&Project, &Procedure),
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    if session.prompts == Prompts::Never {
        return Ok(());
    }
    while let Some(field) = first_open(needs, fields, standing) {
        let answer = ask(field, procedure, session)?;
        // A slip is told at once: the answers before it are not to be typed again.
        let answer = match field.is_link() && !answer.trim().is_empty() {
            true => match project.numbers_of(field, &answer) {
                Ok(numbers) => numbers,
                Err(failure) => {
                    output.warning(&failure.message);
                    continue;
                }
            },
            false => answer,
        };
        match accept(field, &answer, procedure, project.now) {
            Ok(value) if value.is_empty() => output.warning(
                &Message::new("workflow.missing")
                    .with("field", &field.id)
                    .with("name", field.name()),
            ),
            Ok(_) => {
                fields.insert(field.id.clone(), answer);
            }
            Err(message) => output.warning(&message),
        }
    }
    Ok(())
}

/// Asks for the needs of the step that `choose` names, before the case is locked: nobody waits for a person who types.
pub(super) fn ask_ahead(
    project: &Project,
    named: &str,
    actor: &Actor,
    choose: impl Fn(&OpenCase<'_>) -> Option<String>,
    fields: &mut IndexMap<String, String>,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    if session.prompts == Prompts::Never {
        return Ok(());
    }
    let open = project.open_case(named)?;
    let Some(step) = choose(&open) else {
        return Ok(());
    };
    let possible = offers(&open.standing, open.procedure, project.now);
    // Who may not take the step, or asks for one that is not possible, is told so without questions.
    let offer = possible
        .iter()
        .find(|offer| offer.id == step && offer.may(&actor.id, open.procedure));
    let Some(offer) = offer else {
        return Ok(());
    };
    let where_it_is = (project, open.procedure);
    let standing = Some(&open.standing);
    ask_for_needs(&offer.needs, fields, standing, where_it_is, session, output)
}

/// Asks for one value.
fn ask(field: &BoundField, procedure: &Procedure, session: &Session) -> Result<String, Failure> {
    let words = session.words;
    let name = words.say(&Message::new("command.ask").with("name", field.name()));
    let given_up = |_| Failure::new(Message::new("command.given_up"));
    let listed = names::choices(field, procedure);
    let is_listed = matches!(
        field.kind,
        FieldType::Choice | FieldType::Department | FieldType::Person
    );
    if is_listed && !field.many && !listed.is_empty() {
        let shown = listed
            .iter()
            .map(|id| {
                format!(
                    "{id} {}",
                    choice_name(field, id, procedure, words.language())
                )
            })
            .collect();
        let help = words.word("command.ask_help");
        let select = Select::new(&name, shown).with_help_message(&help);
        let chosen = select.raw_prompt().map_err(given_up)?;
        return Ok(listed.into_iter().nth(chosen.index).unwrap_or_default());
    }
    let help = listed.join(", ");
    let text = Text::new(&name);
    if field.many && !help.is_empty() {
        text.with_help_message(&help).prompt().map_err(given_up)
    } else {
        text.prompt().map_err(given_up)
    }
}

/// Returns the name of a choice.
fn choice_name(field: &BoundField, id: &str, procedure: &Procedure, language: Language) -> String {
    match field.kind {
        FieldType::Department => procedure
            .profile
            .label_of("departments", id)
            .in_language(language)
            .to_owned(),
        FieldType::Person => names::person_name(id, procedure).to_owned(),
        _ => names::choice_name(field, id)
            .in_language(language)
            .to_owned(),
    }
}
