//! What a command is given (`Session`), where it writes (`Output`) and what it returns (`Done`).
//!
//! Clock, environment and streams are read in `cli` and handed in, so a command is a function of its arguments.

mod excerpt;
mod failure;
mod format;
mod memory;
mod output;
mod random;
mod style;

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::say::Words;

pub use crate::say::{visible, visible_in_json};
pub use excerpt::Excerpt;
pub use failure::{Done, Failure, Outcome};
pub use format::Format;
pub use output::{Output, OutputSettings, Reader, Sink};
pub use random::Random;
pub use style::{Colour, Style};

/// What every command is given besides its own arguments.
#[derive(Debug, Clone)]
pub struct Session {
    /// Where to look for the project: `--dir`, or the current directory; absolute.
    pub directory: PathBuf,
    /// The one moment that this run calls "now": `--now`, `TOUSU_NOW` or the clock.
    pub now: DateTime<Utc>,
    /// Where that moment comes from.
    pub clock: Clock,
    /// The words of the chosen language.
    pub words: Words,
    /// Who acts, as given by `--as` or `TOUSU_ACTOR`; `None` leaves it to git's `user.email`.
    pub actor: Option<String>,
    /// The login name of the system's user; a last resort for who acts.
    pub login: Option<String>,
    /// The format asked for by `--format`; `None` leaves it to the command.
    pub format: Option<Format>,
    /// `TOUSU_SEED`: makes random ids reproducible; `None` takes them from the system.
    pub seed: Option<String>,
    /// Whether questions may be asked.
    pub prompts: Prompts,
    /// The command line of the editor, from `VISUAL` or `EDITOR`.
    pub editor: Option<String>,
    /// The folders of `PATH`, absolute ones only: where `git` and the editor are looked for.
    pub programs: Vec<PathBuf>,
    /// How long a command waits for another one that writes to the same case.
    pub patience: Duration,
    /// How much is said besides the answer.
    pub verbosity: Verbosity,
}

impl Session {
    /// Returns the format to answer in: what `--format` asks for, else the first of `supported`.
    ///
    /// # Errors
    /// A format that is not among `supported` is refused with the list of those that are.
    pub fn format_among(&self, supported: &[Format]) -> Result<Format, Failure> {
        match self.format {
            None => Ok(supported.first().copied().unwrap_or(Format::Text)),
            Some(asked) if supported.contains(&asked) => Ok(asked),
            Some(asked) => Err(format::refused(asked, supported)),
        }
    }

    /// Returns the source of random ids of this run.
    pub fn random(&self) -> Random {
        match &self.seed {
            Some(seed) => Random::seeded(seed, self.now),
            None => Random::of_the_system(),
        }
    }
}

/// Where the moment of a run comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// `--now` or `TOUSU_NOW` fixed it.
    Fixed,
    /// The clock of the machine, when the run began.
    Running,
}

/// Whether a command may ask a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompts {
    /// Someone sits at a terminal.
    Allowed,
    /// A script runs the command, or `--no-input` was given.
    Never,
}

/// How much is said besides the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Only the answer, warnings and errors.
    Quiet,
    /// Short notices of what was done, and hints.
    Normal,
    /// Details too.
    Verbose,
}
