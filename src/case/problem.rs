//! Something wrong in the text of a case file.

use crate::domain::Severity;
use crate::say::Message;
use crate::yaml::Place;

/// Something wrong in the text of a case file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The rule that finds it: `unreadable`, `schema` or `unknown-key`.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The line, for a person at a terminal; empty when it may hold personal data.
    pub excerpt: String,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}
