//! The real streams, opened as an `Output`.

use std::io::{self, BufWriter, IsTerminal};

use super::Environment;
use super::preferences::Preferences;
use crate::session::{Output, OutputSettings, Reader, Sink, Verbosity};

/// The columns of a page when stdout is no terminal.
const PIPED_WIDTH: usize = 80;

/// Opens stdout and stderr.
pub(super) fn open(preferences: &Preferences, environment: &Environment) -> Output {
    let stdout = Sink {
        writer: Box::new(BufWriter::with_capacity(64 * 1024, io::stdout())),
        colour: preferences.stdout_colour,
    };
    let stderr = Sink {
        writer: Box::new(io::stderr()),
        colour: preferences.stderr_colour,
    };
    let reader = match environment.get("GITHUB_ACTIONS") {
        Some("true") => Reader::GithubActions,
        _ => Reader::Anyone,
    };
    let settings = OutputSettings {
        words: preferences.words,
        verbosity: Verbosity::Normal,
        width: width(),
        reader,
    };
    Output::new(stdout, stderr, settings)
}

fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PIPED_WIDTH;
    }
    terminal_size::terminal_size().map_or(PIPED_WIDTH, |(width, _)| usize::from(width.0))
}
