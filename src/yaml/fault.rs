//! What is wrong with a text before anything in it is understood.

use crate::say::Message;

use super::Place;

/// The most faults that are told at once; the rest shows when these are mended.
pub(super) const MOST_FAULTS: usize = 50;

/// One thing wrong with a text as YAML, or as the strict subset that case files use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub message: Message,
    /// What to do; `None` when nothing better can be said than the message.
    pub hint: Option<Message>,
    /// Where.
    pub place: Place,
}

impl SyntaxFault {
    /// Puts a fault together.
    pub(super) fn new(message: Message, hint: Message, place: Place) -> Self {
        Self {
            message,
            hint: Some(hint),
            place,
        }
    }
}

/// Faults as they are found, up to [`MOST_FAULTS`].
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<SyntaxFault>);

impl Faults {
    /// Adds a fault, unless there are enough already or this message stands at this place already.
    pub(super) fn add(&mut self, message: Message, hint: Message, place: Place) {
        let told = self
            .0
            .iter()
            .any(|fault| fault.place.start == place.start && fault.message.key == message.key);
        if !told && !self.is_full() {
            self.0.push(SyntaxFault::new(message, hint, place));
        }
    }

    /// Tells whether no more are taken.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST_FAULTS
    }

    /// Returns them in the order of the text.
    pub(super) fn in_order(mut self) -> Vec<SyntaxFault> {
        self.0.sort_by_key(|fault| fault.place.start);
        self.0
    }
}
