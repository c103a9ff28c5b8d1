//! One fault of a profile or of the settings: what is wrong, what to do, and under which keys.

use crate::say::Message;

/// One fault of a TOML file that a team writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The keys that lead to the place: `["steps", "dispatch", "to"]`.
    pub path: Vec<String>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl Fault {
    /// Makes a fault without a hint.
    pub fn new(path: &[String], message: Message) -> Self {
        Self {
            path: path.to_vec(),
            message,
            hint: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}
