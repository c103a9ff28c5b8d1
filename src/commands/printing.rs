//! How commands print what `render` made: tones as styles, one JSON value a line.

use std::path::Path;

use serde::Serialize;

use crate::render::{Pieces, Tone};
use crate::say::Message;
use crate::session::{Failure, Output, Session, Style, visible_in_json};
use crate::write::write_answer;

/// Writes text piece by piece.
pub(super) fn pieces(pieces: &Pieces, output: &mut Output) {
    let styled: Vec<(&str, Style)> = pieces
        .all
        .iter()
        .map(|(text, tone)| (text.as_str(), style(*tone)))
        .collect();
    output.styled(&styled);
}

/// Writes a page that was made whole: into a file that is no case, or out.
///
/// # Errors
/// The file cannot be written, or stands among the cases.
pub(super) fn page(
    page: &str,
    name: &str,
    file: Option<&str>,
    root: &Path,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let Some(file) = file else {
        output.bytes(page.as_bytes());
        return Ok(());
    };
    write_answer(root, &session.directory.join(file), page.as_bytes())?;
    output.saved();
    let written = Message::new("form.written")
        .with("form", name)
        .with("file", file);
    output.notice(&written);
    Ok(())
}

/// Returns a value as JSON on one line.
///
/// # Errors
/// The value cannot be written as JSON.
pub(super) fn json_line(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map(|line| visible_in_json(&line).into_owned())
        .map_err(|error| not_printed(&error))
}

/// Returns a value as JSON of several lines, as an item of a list.
///
/// # Errors
/// The value cannot be written as JSON.
pub(super) fn json_item(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map(|item| visible_in_json(&item).replace('\n', "\n  "))
        .map_err(|error| not_printed(&error))
}

/// Writes lines of JSON.
///
/// # Errors
/// One of them could not be written as JSON; those before it are written.
pub(super) fn json_lines(
    lines: Vec<Result<String, Failure>>,
    output: &mut Output,
) -> Result<(), Failure> {
    for line in lines {
        output.bytes(line?.as_bytes());
        output.bytes(b"\n");
    }
    Ok(())
}

/// Writes items as one list in JSON.
///
/// # Errors
/// One of them could not be written as JSON; those before it are written.
pub(super) fn json_array(
    items: Vec<Result<String, Failure>>,
    output: &mut Output,
) -> Result<(), Failure> {
    let mut before: &[u8] = b"[\n  ";
    let is_empty = items.is_empty();
    for item in items {
        output.bytes(before);
        output.bytes(item?.as_bytes());
        before = b",\n  ";
    }
    output.bytes(if is_empty { b"[]\n" } else { b"\n]\n" });
    Ok(())
}

fn not_printed(error: &serde_json::Error) -> Failure {
    Failure::new(Message::new("cli.not_printed").with("reason", error.to_string()))
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::Plain,
        Tone::Strong => Style::Strong,
        Tone::Faint => Style::Faint,
        Tone::Good => Style::Good,
        Tone::Warning => Style::Warning,
        Tone::Bad => Style::Bad,
        Tone::Accent => Style::Accent,
    }
}
