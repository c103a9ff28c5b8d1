//! Why an edit was not made.

use crate::say::Message;

use super::super::characters::code_point;
use super::Path;

/// Why an edit was not made; the text is as it was before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The document itself cannot be replaced or removed.
    #[error("the document itself cannot be replaced")]
    WholeDocument,
    /// What the path names is not there.
    #[error("{0} is not there")]
    Missing(Path),
    /// A key was to be set where there is a text or a list.
    #[error("{0} is not a mapping")]
    NotAMap(Path),
    /// An item was to be appended to a text or a mapping.
    #[error("{0} is not a list")]
    NotAList(Path),
    /// The value holds a control character, which no file may hold.
    #[error("{0} would hold a control character")]
    ControlCharacter(Path, char),
    /// No way to write it leaves all the rest as it is.
    #[error("{0} cannot be edited without changing something else")]
    Refused(Path),
}

impl EditError {
    /// Says it.
    pub fn message(&self) -> Message {
        match self {
            EditError::WholeDocument => Message::new("yaml.edit_whole"),
            EditError::Missing(path) => {
                Message::new("yaml.edit_missing").with("path", path.to_string())
            }
            EditError::NotAMap(path) => {
                Message::new("yaml.edit_not_a_map").with("path", path.to_string())
            }
            EditError::NotAList(path) => {
                Message::new("yaml.edit_not_a_list").with("path", path.to_string())
            }
            EditError::ControlCharacter(path, character) => {
                Message::new("yaml.edit_control_character")
                    .with("path", path.to_string())
                    .with("code", code_point(*character))
            }
            EditError::Refused(path) => {
                Message::new("yaml.edit_refused").with("path", path.to_string())
            }
        }
    }

    /// Says what to do; `None` when the message says it all.
    pub fn hint(&self) -> Option<Message> {
        match self {
            EditError::Refused(_) => Some(Message::new("yaml.edit_refused_hint")),
            EditError::ControlCharacter(..) => Some(Message::new("yaml.control_character_hint")),
            _ => None,
        }
    }
}
