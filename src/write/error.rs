//! Why something was not saved, or was saved but not quite.

use std::path::Path;

use crate::read::ReadFault;
use crate::say::Message;

/// Why something was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveError {
    /// What kind of reason, for a caller that can do something about it.
    pub kind: SaveErrorKind,
    /// What is wrong.
    pub message: Message,
    /// What can be done.
    pub hints: Vec<Message>,
}

/// What kind of reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveErrorKind {
    /// There is already a file of that name; nothing was written.
    Exists,
    /// The file is no longer the one that was read; nothing was written.
    Changed,
    /// Another command holds the lock; nothing was written.
    Busy,
    /// What is asked is not allowed: a link, a path outside, bytes that do not read back; nothing was written.
    Refused,
    /// The system refused; nothing was written.
    Failed,
    /// The new bytes are in place, but something after that went wrong.
    SavedBut,
}

impl SaveError {
    /// Makes an error without hints.
    pub(super) fn new(kind: SaveErrorKind, message: Message) -> Self {
        Self {
            kind,
            message,
            hints: Vec::new(),
        }
    }

    /// Adds a hint.
    pub(super) fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Says that the system refused to write.
    pub(super) fn failed(path: &Path, error: &std::io::Error) -> Self {
        let message = Message::new("write.not_saved")
            .with("path", path.display().to_string())
            .with("reason", error.to_string());
        Self::new(SaveErrorKind::Failed, message)
    }

    /// Says that the bytes are in place, but may not survive a power cut.
    pub(super) fn saved_but(path: &Path, error: &std::io::Error) -> Self {
        let message = Message::new("write.saved_but")
            .with("path", path.display().to_string())
            .with("reason", error.to_string());
        Self::new(SaveErrorKind::SavedBut, message).hint(Message::new("write.hint_saved_but"))
    }

    /// Says that the file changed since it was read.
    pub(super) fn changed(path: &Path) -> Self {
        let message = Message::new("write.changed").with("path", path.display().to_string());
        Self::new(SaveErrorKind::Changed, message).hint(Message::new("write.hint_again"))
    }
}

impl From<ReadFault> for SaveError {
    fn from(fault: ReadFault) -> Self {
        Self {
            kind: SaveErrorKind::Refused,
            message: fault.message(),
            hints: fault.hint().into_iter().collect(),
        }
    }
}
