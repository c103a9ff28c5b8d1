//! Starts the editor that a person has chosen, and waits for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::say::{Fact, Message};
use crate::session::{Failure, Session};

/// Runs the editor on a file and waits for it.
pub(super) fn start(editor: &str, file: &Path, session: &Session) -> Result<(), Failure> {
    let mut words = editor.split_whitespace();
    let name = words.next().unwrap_or_default();
    let program = if Path::new(name).is_absolute() {
        Some(PathBuf::from(name)).filter(|path| path.is_file())
    } else {
        session
            .programs
            .iter()
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    };
    let failed = |reason: Fact| {
        Failure::new(
            Message::new("command.editor_failed")
                .with("editor", editor)
                .with("reason", reason),
        )
    };
    let program = program.ok_or_else(|| {
        failed(
            Message::new("command.no_such_program")
                .with("name", name)
                .into(),
        )
    })?;
    let status = Command::new(program)
        .args(words)
        .arg(file)
        .status()
        .map_err(|error| failed(error.to_string().into()))?;
    if status.success() {
        Ok(())
    } else {
        let reason = match status.code() {
            Some(code) => Message::new("command.exit_code")
                .with("code", code.to_string())
                .into(),
            None => status.to_string().into(),
        };
        Err(failed(reason))
    }
}
