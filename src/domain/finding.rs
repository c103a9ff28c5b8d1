//! A finding of `check`: which rule, how grave, where, and the facts.

use std::path::PathBuf;

use crate::say::Message;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is broken, or late.
    Error,
    /// Something should be looked at.
    Warning,
}

impl Severity {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, relative to the root of the project, with `/` between folders.
    pub file: PathBuf,
    /// The line, from 1; 0 when the finding is about the file as a whole.
    pub line: usize,
    /// The column in characters, from 1; 0 with line 0.
    pub column: usize,
    /// How many columns the caret covers on a terminal, at least 1.
    pub width: usize,
    /// The line's text, for a person at a terminal only; never for a machine format, since it may
    /// hold personal data.
    pub excerpt: Option<String>,
}

/// One finding. It holds facts, no sentence and no value that a customer gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The number of the case; `None` when the file does not even say that.
    pub case: Option<String>,
    /// Where.
    pub location: Location,
    /// What is wrong.
    pub message: Message,
    /// What to do; `None` when the message says it.
    pub hint: Option<Message>,
    /// The clock concerned; `None` for findings that are not about time.
    pub clock: Option<String>,
    /// The value concerned, as `history[3].step`; `None` for a file as a whole, and where its text is not understood.
    pub field: Option<String>,
}
