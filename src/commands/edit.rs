//! `edit`: corrects the header of a case; the correction is an event like any other.

use clap::Args;

use super::answering::answer;
use super::edit_in_editor::{Begin, edit_in_editor};
use super::header_options::HeaderOptions;
use super::stepping::{actor, pairs, refused};
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::workflow::apply_edit;

/// What `edit` is asked for.
#[derive(Debug, Args)]
pub struct EditArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The lines of the header.
    #[command(flatten)]
    pub header: HeaderOptions,
    /// Any field of the header; an empty value empties it.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Opens the kept text of an edit that was not saved.
    #[arg(long, conflicts_with = "discard")]
    pub resume: bool,
    /// Throws the kept text of an edit that was not saved away.
    #[arg(long)]
    pub discard: bool,
}

/// Corrects a case, by options or in the editor.
///
/// # Errors
/// What would be wrong afterwards is refused; nothing is changed then, and a text from the editor is kept aside.
pub fn run(arguments: &EditArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let mut fields = pairs(&arguments.set)?;
    arguments.header.put_in(&mut fields);
    let begin = match (arguments.resume, arguments.discard) {
        (true, _) => Some(Begin::Resume),
        (_, true) => Some(Begin::Discard),
        _ => fields.is_empty().then_some(Begin::Anew),
    };
    if let Some(begin) = begin {
        if !fields.is_empty() {
            return Err(Failure::new(Message::new("command.edit_both")));
        }
        return edit_in_editor(&project, &arguments.case, begin, session, output);
    }
    let change = project.change(&arguments.case, session)?;
    let actor = actor(&project, session, output)?;
    let open = &change.open;
    let own = Some(&open.case.number);
    let _linked = project.link(&mut fields, open.procedure, own, session)?;
    let id = project.event_id(
        Some(&open.case),
        &mut session.random(open.case.number.as_str()),
    )?;
    let (after, standing) = apply_edit(
        &open.case,
        &open.standing,
        &fields,
        (&actor.id, change.now),
        open.procedure,
        id,
    )
    .map_err(refused)?;
    project.save_change(&change, &after, output)?;
    answer(
        &project,
        &after,
        &open.standing,
        &standing,
        open.procedure,
        format,
        output,
    );
    Ok(Outcome::Clean)
}
