//! Why a step was not taken: what was asked, where the case stands, what is possible.

use crate::say::Message;

/// Why something was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What was refused, and where the case stands.
    pub message: Message,
    /// Every reason.
    pub reasons: Vec<Message>,
    /// What to do.
    pub hints: Vec<Message>,
}

impl Refusal {
    /// Makes a refusal that its message explains whole.
    pub fn new(message: Message) -> Self {
        Self {
            message,
            reasons: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Adds a reason.
    #[must_use]
    pub fn because(mut self, reason: Message) -> Self {
        self.reasons.push(reason);
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}
