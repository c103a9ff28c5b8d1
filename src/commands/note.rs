//! `note`: adds a remark to a case; it never moves it.

use std::io::Read;

use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::recording::{Record, Recording};
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Output, Session};

/// What `note` is asked for.
#[derive(Debug, Args)]
pub struct NoteArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The remark; `-` reads it from standard input.
    #[arg(value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
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
    let recording = Recording::open(&project, &arguments.case, session, output)?;
    let record = Record {
        step: "note",
        set: IndexMap::new(),
        note: Some(text),
    };
    recording.save(vec![record], format, session, output)
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
