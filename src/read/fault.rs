//! Why a file is not read, or does not belong where it lies.

use std::path::PathBuf;

use crate::say::Message;

/// A file that is not read, or does not belong where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no such file.
    Missing,
    /// It is a symbolic link.
    Link,
    /// A folder on the way to it is a symbolic link.
    BehindLink,
    /// It is a folder where a file should be.
    Folder,
    /// It is a pipe, a socket or a device.
    Special,
    /// It has more bytes than are read: the limit.
    TooLarge(u64),
    /// It lies outside the project.
    Outside,
    /// The system refuses: its reason.
    Refused(String),
    /// It was replaced while it was being opened.
    Replaced,
    /// Its name is not valid UTF-8.
    Name,
    /// Its suffix is not `.yaml`, in small letters.
    Suffix,
    /// It does not lie at `cases/YEAR/MONTH/`.
    Misplaced,
    /// Its name begins with a dot.
    Hidden,
    /// A folder of attachments whose case is not there.
    WithoutCase,
    /// What a write that was cut off left behind.
    Leftover,
}

impl ReadFault {
    /// Returns what is wrong with the file.
    pub fn message(&self) -> Message {
        let path = self.path.display().to_string();
        let plain = |key| Message::new(key).with("path", path.as_str());
        match &self.why {
            Why::Missing => plain("write.missing"),
            Why::Link => plain("write.link"),
            Why::BehindLink => plain("write.behind_link"),
            Why::Folder => plain("write.folder"),
            Why::Special => plain("write.special"),
            Why::TooLarge(limit) => plain("write.too_large").with("limit", bytes(*limit)),
            Why::Outside => plain("write.outside"),
            Why::Refused(reason) => plain("write.unreadable").with("reason", reason),
            Why::Replaced => plain("write.replaced"),
            Why::Name => plain("write.bad_name"),
            Why::Suffix => plain("write.suffix"),
            Why::Misplaced => plain("write.misplaced"),
            Why::Hidden => plain("write.hidden"),
            Why::WithoutCase => plain("write.without_case"),
            Why::Leftover => plain("write.leftover"),
        }
    }

    /// Returns the fault without the name that somebody gave to the file: `***.jpg`.
    #[must_use]
    pub fn nameless(mut self) -> Self {
        let suffix = self.path.extension().unwrap_or_default().to_string_lossy();
        self.path = PathBuf::from(format!("***.{suffix}").trim_end_matches('.'));
        self
    }

    /// Returns what can be done about it, where there is something.
    pub fn hint(&self) -> Option<Message> {
        match self.why {
            Why::Link | Why::BehindLink | Why::Special => {
                Some(Message::new("write.hint_plain_file"))
            }
            Why::Suffix => Some(Message::new("write.hint_suffix")),
            Why::Misplaced => Some(Message::new("write.hint_misplaced")),
            Why::Replaced => Some(Message::new("write.hint_again")),
            Why::Leftover => Some(Message::new("write.hint_leftover")),
            _ => None,
        }
    }
}

/// Returns a size as people write it.
fn bytes(count: u64) -> String {
    const MEBIBYTE: u64 = 1024 * 1024;
    match count {
        whole if whole >= MEBIBYTE && whole % MEBIBYTE == 0 => format!("{} MiB", whole / MEBIBYTE),
        other => format!("{other} B"),
    }
}
