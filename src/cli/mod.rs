//! Arguments in, exit code out; the only layer that knows streams, clock and environment.
//!
//! Exit codes: 0 done · 1 something was found · 2 it could not be done.

mod arguments;
mod environment;
mod help;
mod preferences;
mod refusal;
mod session;
mod streams;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::say::Message;
use crate::session::{Colour, Done, Failure, Outcome, Output};
use arguments::Arguments;
use preferences::Preferences;

pub use environment::Environment;
pub use help::in_words;

/// The exit code of a command that could not do its work.
const COULD_NOT: u8 = 2;

/// Runs one command line, the name of the program first, and returns the exit code.
pub fn main(arguments: Vec<OsString>, environment: &Environment) -> u8 {
    let arguments = help::asked_by_word(arguments);
    let preferences = Preferences::scan(&arguments, environment);
    let mut output = streams::open(&preferences, environment);
    let done = run(arguments, environment, &preferences, &mut output);
    exit_code(done, &mut output)
}

/// Returns the command line as clap knows it, before its words are put in.
pub fn command_line() -> clap::Command {
    Arguments::command()
}

fn run(
    arguments: Vec<OsString>,
    environment: &Environment,
    preferences: &Preferences,
    output: &mut Output,
) -> Done {
    let understood = match understood(command_line(), &arguments) {
        Ok(understood) => understood,
        // Only now the words are needed: putting them in takes longer than most commands.
        Err(_) => {
            let program = in_words(command_line(), preferences.words).term_width(output.width());
            match understood(program.clone(), &arguments) {
                Ok(understood) => understood,
                Err(error)
                    if matches!(
                        error.kind(),
                        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
                    ) =>
                {
                    let page = rendered(&error.render(), output.colour());
                    output.bytes(page.as_bytes());
                    return Ok(Outcome::Clean);
                }
                Err(error) => return Err(refusal::of(&error, &program, &arguments)),
            }
        }
    };
    let Some(command) = &understood.command else {
        // Asked for nothing: the page is help for a person, not an answer.
        let page = in_words(command_line(), preferences.words)
            .term_width(output.width())
            .render_help();
        output.page_aside(&rendered(&page, preferences.stderr_colour));
        return Err(Failure::new(Message::new("cli.no_command")));
    };
    let session = session::of(&understood.global, preferences, environment)?;
    output.set_verbosity(session.verbosity);
    command.run(&session, output)
}

fn understood(program: clap::Command, arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&program.try_get_matches_from(arguments)?)
}

fn rendered(page: &clap::builder::StyledStr, colour: Colour) -> String {
    match colour {
        Colour::On => page.ansi().to_string(),
        Colour::Off => page.to_string(),
    }
}

fn exit_code(done: Done, output: &mut Output) -> u8 {
    let printed = output.finish();
    let code = match done {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Found) => 1,
        Ok(Outcome::FoundAs(code)) => code,
        Err(failure) => {
            output.failure(&failure);
            COULD_NOT
        }
    };
    match printed {
        Ok(()) => code,
        Err(failure) => {
            output.failure(&failure);
            COULD_NOT
        }
    }
}
