//! `attach`: copies files beside a case and records what they are.

use std::path::PathBuf;

use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::recording::{Record, Recording};
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Format, Output, Session};
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
}

/// Copies files into the folder of a case, and records name, size and SHA-256 of each.
///
/// # Errors
/// A file that cannot be read or is too large: nothing is recorded then.
pub fn run(arguments: &AttachArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let recording = Recording::open(&project, &arguments.case, session, output)?;
    let case = &recording.change.open.path;
    let mut records = Vec::new();
    for file in &arguments.files {
        let attached = write::attach(&project.root, case, &session.directory.join(file))?;
        let set = IndexMap::from([
            ("file".to_owned(), attached.name.clone()),
            ("sha256".to_owned(), attached.sha256.clone()),
            ("bytes".to_owned(), attached.length.to_string()),
        ]);
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
