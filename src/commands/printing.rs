//! How commands print what `render` made: tones as styles, one JSON value a line.

use serde::Serialize;

use crate::render::{Pieces, Tone};
use crate::session::{Failure, Output, Style, visible_in_json};

/// Writes text piece by piece.
pub(super) fn pieces(pieces: &Pieces, output: &mut Output) {
    let styled: Vec<(&str, Style)> = pieces
        .all
        .iter()
        .map(|(text, tone)| (text.as_str(), style(*tone)))
        .collect();
    output.styled(&styled);
}

/// Writes each value as JSON on a line of its own.
pub(super) fn json_lines<T: Serialize>(values: &[T], output: &mut Output) -> Result<(), Failure> {
    for value in values {
        let line = serde_json::to_string(value).map_err(|error| {
            Failure::new(
                crate::say::Message::new("cli.not_printed").with("reason", error.to_string()),
            )
        })?;
        output.bytes(visible_in_json(&line).as_bytes());
        output.bytes(b"\n");
    }
    Ok(())
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
