//! `note`: adds a remark to a case; it never moves it.

use std::io::Read;

use clap::Args;
use indexmap::IndexMap;

use super::answering::answer;
use super::stepping::actor;
use crate::domain::Event;
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::workflow::replay;

/// What `note` is asked for.
#[derive(Debug, Args)]
pub struct NoteArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The remark; `-` reads it from standard input.
    #[arg(value_name = "TEXT")]
    pub text: String,
}

/// The longest remark, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Adds a remark.
///
/// # Errors
/// No such case, an empty remark, or somebody who is not of the team; nothing is changed then.
pub fn run(arguments: &NoteArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let text = remark(&arguments.text)?;
    let change = project.change(&arguments.case, session)?;
    let actor = actor(&project, session, output)?;
    let open = &change.open;
    super::not_back_in_time(&open.case, change.now)?;
    let event = Event {
        id: project.event_id(
            Some(&open.case),
            &mut session.random(open.case.number.as_str()),
        )?,
        at: change.now,
        by: actor.id,
        step: "note".to_owned(),
        set: IndexMap::new(),
        note: Some(text),
        changed: Vec::new(),
        clocks: Vec::new(),
    };
    let mut after = open.case.clone();
    after.history.push(event);
    let standing = replay(&after, open.procedure);
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

fn remark(given: &str) -> Result<String, Failure> {
    let mut text = given.to_owned();
    if given == "-" {
        text.clear();
        let read = std::io::stdin().take(LONGEST + 1).read_to_string(&mut text);
        read.map_err(|error| {
            Failure::new(Message::new("command.stdin").with("reason", error.to_string()))
        })?;
    }
    let text = text.replace("\r\n", "\n");
    let text = text.trim_matches('\n').trim_end().to_owned();
    if text.trim().is_empty() {
        return Err(Failure::new(Message::new("command.empty_note")));
    }
    if text.len() as u64 > LONGEST {
        return Err(Failure::new(Message::new("command.long_note")));
    }
    if let Some(control) = text
        .chars()
        .find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'))
    {
        let code = format!("U+{:04X}", u32::from(control));
        return Err(Failure::new(
            Message::new("command.control_in_note").with("code", code),
        ));
    }
    Ok(text)
}
