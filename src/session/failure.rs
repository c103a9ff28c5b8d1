//! What a command returns: done, something found, or why it could not be done.

use super::Excerpt;
use crate::say::Message;

/// What a command returns.
pub type Done = Result<Outcome, Failure>;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, nothing wrong: exit code 0.
    Clean,
    /// `check` or `due` found something, which was printed: exit code 1.
    Found,
    /// The same, with the exit code that the command line asked for.
    FoundAs(u8),
}

/// Why a command could not do its work: exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: Message,
    /// What can be done about it.
    pub hints: Vec<Message>,
    /// Where, when it is a place in a file.
    pub excerpt: Option<Box<Excerpt>>,
    /// What else is wrong, shown after this one in the same manner.
    pub more: Vec<Failure>,
}

impl Failure {
    /// Starts a failure with what is wrong.
    pub fn new(message: Message) -> Self {
        Self {
            message,
            hints: Vec::new(),
            excerpt: None,
            more: Vec::new(),
        }
    }

    /// Adds what can be done.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds several hints.
    #[must_use]
    pub fn hints(mut self, hints: impl IntoIterator<Item = Message>) -> Self {
        self.hints.extend(hints);
        self
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, excerpt: Excerpt) -> Self {
        self.excerpt = Some(Box::new(excerpt));
        self
    }

    /// Adds what else is wrong.
    #[must_use]
    pub fn and(mut self, other: Failure) -> Self {
        self.more.push(other);
        self
    }

    /// Joins several into one; `None` when there is none.
    pub fn of_all(failures: impl IntoIterator<Item = Failure>) -> Option<Self> {
        let mut failures = failures.into_iter();
        let mut first = failures.next()?;
        first.more.extend(failures);
        Some(first)
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::new(message)
    }
}
