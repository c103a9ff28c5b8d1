//! A file in the folder of a case, as far as it was looked at.

use std::path::PathBuf;

use crate::say::Message;

/// A file in the folder of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its path, relative to the root of the project.
    pub path: PathBuf,
    /// What is in it.
    pub contents: Contents,
}

/// What is known of the bytes of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// Nobody asked: no event names the file.
    NotRead,
    /// SHA-256, as 64 hexadecimal digits.
    Sha256(String),
    /// It could not be read: why.
    Unreadable(Message),
}
