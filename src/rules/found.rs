//! What a rule found, before its place is known as line and column.

use std::path::PathBuf;

use crate::domain::Severity;
use crate::say::Message;

/// What a rule found in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where.
    pub at: At,
    /// What is wrong; no value that a customer gave stands in it.
    pub message: Message,
    /// What to do; `None` when the message says it.
    pub hint: Option<Message>,
    /// The clock concerned.
    pub clock: Option<String>,
    /// A severity below that of the rule, where the rule is less sure; `None` for the rule's own.
    pub severity: Option<Severity>,
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// A value of the case file: `status`, `history[3].step`; where it is missing, what would hold it.
    Value(String),
    /// Another file as a whole, relative to the root of the project.
    File(PathBuf),
}

impl Found {
    /// Makes a finding at a value of the case file.
    pub fn at(value: impl Into<String>, message: Message) -> Self {
        Self {
            at: At::Value(value.into()),
            message,
            hint: None,
            clock: None,
            severity: None,
        }
    }

    /// Makes a finding about another file.
    pub fn of_file(file: PathBuf, message: Message) -> Self {
        Self {
            at: At::File(file),
            ..Self::at("", message)
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Names the clock.
    #[must_use]
    pub fn clock(mut self, clock: &str) -> Self {
        self.clock = Some(clock.to_owned());
        self
    }

    /// Makes it a warning, whatever the rule's own severity.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Some(Severity::Warning);
        self
    }
}
