//! `attach`: copies files beside a case and records what they are.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::recording::{Record, Recording};
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Output, Session};
use crate::workflow::{Procedure, accept};
use crate::write;

/// What `attach` is asked for.
#[derive(Debug, Args)]
pub struct AttachArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The files.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What they show.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
    /// Which papers of the procedure they are.
    #[arg(long, value_name = "PAPER")]
    pub paper: Option<String>,
    /// Whether these are signed.
    #[arg(long, value_name = "YES|NO", requires = "paper")]
    pub signed: Option<String>,
}

/// Copies files into the folder of a case, and records name, size and SHA-256 of each.
///
/// # Errors
/// A file that cannot be read or is too large: nothing is recorded then.
pub fn run(arguments: &AttachArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let recording = Recording::open(&project, &arguments.case, session, output)?;
    let change = &recording.change;
    let paper = paper_of(arguments, change.open.procedure, change.now)?;
    let case = &change.open.path;
    let mut records = Vec::new();
    for file in &arguments.files {
        let attached = write::attach(&project.root, case, &session.directory.join(file))?;
        let mut set = IndexMap::from([
            ("file".to_owned(), attached.name.clone()),
            ("sha256".to_owned(), attached.sha256.clone()),
            ("bytes".to_owned(), attached.length.to_string()),
        ]);
        set.extend(paper.clone());
        records.push(Record {
            step: "attach",
            set,
            note: arguments.note.clone(),
        });
        output.notice(
            &Message::new("command.attached")
                .with("file", &attached.name)
                .with("sha256", &attached.sha256),
        );
    }
    recording.save(records, format, session, output)
}

/// Returns which papers the files are and whether they are signed, in the form that the event keeps.
///
/// # Errors
/// The procedure has no such paper, or the other value is neither yes nor no.
fn paper_of(
    arguments: &AttachArguments,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Result<IndexMap<String, String>, Failure> {
    let mut set = IndexMap::new();
    let given = [("paper", &arguments.paper), ("signed", &arguments.signed)];
    for (id, text) in given {
        let (Some(text), Some(field)) = (text, procedure.profile.fields.get(id)) else {
            continue;
        };
        if id == "paper" && procedure.profile.papers.is_empty() {
            return Err(Failure::new(Message::new("command.no_papers")));
        }
        let value = accept(field, text, procedure, now).map_err(Failure::new)?;
        if value.is_empty() {
            let message = Message::new("workflow.cannot_be_empty").with("field", id);
            return Err(Failure::new(message));
        }
        set.insert(id.to_owned(), value);
    }
    Ok(set)
}
