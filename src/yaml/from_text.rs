//! Reading any type that serde can read: the fast reader first, the full one when it gives up.

use serde::de::DeserializeOwned;
use serde_saphyr::Error;

use crate::say::{Fact, Message};

use super::{Document, Place, SyntaxFault, Value, scan};

/// Reads a text to a type; an error is what is wrong with the text, or the one value that does not fit the type.
///
/// No value (empty, `~`, `null`) is `None`. Types should read scalars as `String`: nothing is guessed then.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Vec<SyntaxFault>> {
    match scan::read(text) {
        Ok(value) => Ok(value),
        Err(scan::Fallback) => from_text_fully(text),
    }
}

/// Reads as [`from_text`] does, by the full reader alone; for comparing the two.
pub fn from_text_fully<T: DeserializeOwned>(text: &str) -> Result<T, Vec<SyntaxFault>> {
    Document::parse(text.as_bytes())?;
    let options = serde_saphyr::options! { with_snippet: false };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| vec![misfit(text, &error)])
}

/// Reads a text to a value by the fast reader alone; `None` when it gives up. For comparing the two.
pub fn fast_value(text: &str) -> Option<Value> {
    scan::value(text)
}

/// Returns the place of the value of a key at the top, where it can be told without building the tree; `None` says
/// nothing: then [`Document::locate`] tells it.
pub fn place_in_header(text: &str, key: &str) -> Option<Place> {
    scan::place_in_header(text, key)
}

/// Says that a value does not fit its type.
fn misfit(text: &str, error: &Error) -> SyntaxFault {
    let place = error.location().map_or(
        Place {
            line: 1,
            column: 1,
            start: 0,
            end: 0,
        },
        |location| place_at(text, location.line(), location.column()),
    );
    let message = match error.without_snippet() {
        Error::SerdeMissingField { field, .. } => {
            Message::new("yaml.missing_field").with("field", *field)
        }
        Error::SerdeUnknownField { field, .. } => {
            Message::new("yaml.unknown_field").with("field", field)
        }
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => Message::new("yaml.unknown_word")
            .with("word", variant)
            .with(
                "known",
                expected
                    .iter()
                    .map(|known| (*known).to_owned())
                    .collect::<Fact>(),
            ),
        Error::NullIntoString { .. } => Message::new("yaml.no_value"),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            Message::new("yaml.wrong_kind").with("expected", expected)
        }
        Error::InvalidScalar { ty, .. } => Message::new("yaml.wrong_kind").with("expected", *ty),
        Error::Message { msg, .. } => Message::new("yaml.does_not_fit").with("detail", msg),
        other => Message::new("yaml.does_not_fit").with("detail", other.to_string()),
    };
    SyntaxFault {
        message,
        hint: None,
        place,
    }
}

/// Finds a place by its line and column, both from 1.
fn place_at(text: &str, line: u64, column: u64) -> Place {
    let line = usize::try_from(line.max(1)).unwrap_or(1);
    let column = usize::try_from(column.max(1)).unwrap_or(1);
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let within = text[start..].char_indices().nth(column - 1);
    let start = within.map_or(text.len(), |(at, _)| start + at);
    Place {
        line,
        column,
        start,
        end: start,
    }
}
