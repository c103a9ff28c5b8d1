//! The value of an option that takes free words: it may begin with a hyphen, but is no option itself.

use std::ffi::OsStr;

use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

/// Takes free words such as `- a list`; `--title --kind x` lacks the title, as it does for any other option.
#[derive(Debug, Clone, Copy)]
pub(super) struct FreeText;

impl TypedValueParser for FreeText {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let text = StringValueParser::new().parse_ref(command, argument, value)?;
        if !is_option(&text) {
            return Ok(text);
        }
        let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
        let named = argument.map(ToString::to_string).unwrap_or_default();
        // An empty value is what clap itself tells where one is missing.
        for (kind, value) in [
            (ContextKind::InvalidArg, named),
            (ContextKind::InvalidValue, String::new()),
        ] {
            error.insert(kind, ContextValue::String(value));
        }
        Err(error)
    }
}

/// Tells whether a text has the form of an option: `--word`, `--word=…`, `-w`.
fn is_option(text: &str) -> bool {
    let long = text.strip_prefix("--").map(|rest| {
        let name = rest.split_once('=').map_or(rest, |(name, _)| name);
        let letters = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(letters)
    });
    let is_short = || {
        let mut letters = text.chars();
        letters.next() == Some('-')
            && letters
                .next()
                .is_some_and(|name| name.is_ascii_alphabetic())
            && letters.next().is_none()
    };
    long.unwrap_or_else(is_short)
}

#[cfg(test)]
mod tests {
    use super::is_option;

    #[test]
    fn words_that_begin_with_a_hyphen_are_no_options() {
        for text in [
            "- a",
            "-",
            "--",
            "---",
            "-5",
            "-- a",
            "--宽带",
            "-ab c",
            "--so what",
        ] {
            assert!(!is_option(text), "{text}");
        }
        for text in ["--kind", "--set=a b", "-q", "--no-input"] {
            assert!(is_option(text), "{text}");
        }
    }
}
