//! What clap refuses, said in our own words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::domain::nearest;
use crate::say::{Fact, Message};
use crate::session::Failure;

/// Returns the failure that says what clap found wrong in `typed`.
pub(super) fn of(error: &clap::Error, program: &Command, typed: &[OsString]) -> Failure {
    let text = |kind| context(error, kind);
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Message::new("cli.unknown_command").with("name", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if !starts_with_dash(error) => {
            Message::new("cli.too_many_arguments").with("argument", argument)
        }
        ErrorKind::UnknownArgument => {
            Message::new("cli.unknown_argument").with("argument", argument)
        }
        ErrorKind::InvalidValue if value_is_empty(error) => {
            Message::new("cli.value_missing").with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Message::new("cli.invalid_value")
            .with("argument", argument)
            .with("value", value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            Message::new("cli.value_missing").with("argument", argument)
        }
        ErrorKind::TooManyValues => Message::new("cli.too_many_values")
            .with("argument", argument)
            .with("value", value),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            other if other == argument => {
                Message::new("cli.given_twice").with("argument", argument)
            }
            other => Message::new("cli.conflict")
                .with("argument", argument)
                .with("other", other),
        },
        ErrorKind::MissingRequiredArgument => {
            Message::new("cli.argument_missing").with("argument", argument)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("cli.no_command")
        }
        ErrorKind::InvalidUtf8 => Message::new("cli.not_unicode"),
        _ => Message::new("cli.bad_usage"),
    };
    Failure::new(message).hint(suggestion(error, program, typed))
}

/// Returns what may have been meant, else what is possible, else where help is.
fn suggestion(error: &clap::Error, program: &Command, typed: &[OsString]) -> Message {
    let did_you_mean = |name: &str| Message::new("cli.did_you_mean").with("name", name);
    let wrong = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let command = command_of(program, typed);
    let name = wrong(ContextKind::InvalidSubcommand);
    if let Some(meant) = nearest(name, command.get_subcommands().map(Command::get_name)) {
        return did_you_mean(meant);
    }
    let argument = wrong(ContextKind::InvalidArg);
    if let (ErrorKind::UnknownArgument, Some(name)) = (error.kind(), argument.strip_prefix("--")) {
        let options = command.get_arguments().filter_map(Arg::get_long);
        if let Some(meant) = nearest(name, options) {
            return did_you_mean(&format!("--{meant}"));
        }
    }
    let values = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => values,
        _ => return Message::new("cli.see_help"),
    };
    match nearest(
        wrong(ContextKind::InvalidValue),
        values.iter().map(String::as_str),
    ) {
        Some(meant) => did_you_mean(meant),
        None => Message::new("cli.possible_values")
            .with("values", values.iter().cloned().collect::<Fact>()),
    }
}

/// Returns the deepest command that the words typed lead to.
fn command_of<'a>(program: &'a Command, typed: &[OsString]) -> &'a Command {
    typed.iter().skip(1).fold(program, |command, word| {
        word.to_str()
            .and_then(|word| command.find_subcommand(word))
            .unwrap_or(command)
    })
}

fn starts_with_dash(error: &clap::Error) -> bool {
    matches!(error.get(ContextKind::InvalidArg), Some(ContextValue::String(text)) if text.starts_with('-'))
}

/// Returns a part of what clap knows about an error, always as a list.
fn context(error: &clap::Error, kind: ContextKind) -> Fact {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Fact::from_iter([text.clone()]),
        Some(ContextValue::Strings(texts)) => texts.iter().cloned().collect(),
        Some(ContextValue::StyledStr(text)) => Fact::from_iter([text.to_string()]),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Fact::List(Vec::new()),
    }
}

fn value_is_empty(error: &clap::Error) -> bool {
    matches!(error.get(ContextKind::InvalidValue), Some(ContextValue::String(text)) if text.is_empty())
}
