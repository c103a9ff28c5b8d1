//! One thing in the file of a case, or one that lacks; and the line that an event keeps of it.

/// What sort of thing a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiledSort {
    /// A paper of the procedure.
    Paper,
    /// A file beside the case.
    Attachment,
    /// A part, an action, a visit that is open.
    Item,
    /// An approval that was not granted.
    Approval,
    /// Money that was paid in advance and has not come back, in fen.
    Advance,
    /// A form that is meant for the case as it stands.
    Form,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiledState {
    /// There, and signed.
    Signed,
    /// There, not signed.
    Unsigned,
    /// Not there.
    Missing,
    /// There, as recorded.
    Present,
    /// There, but not what was recorded.
    Changed,
    /// There, but it cannot be read.
    Unreadable,
    /// There, and no event knows of it.
    Unrecorded,
    /// Not closed.
    Open,
    /// Not granted.
    Pending,
    /// Not come back.
    Outstanding,
    /// It can be printed at any time.
    Printable,
}

/// One thing in a file, or one that lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledEntry {
    /// What sort of thing it is.
    pub sort: FiledSort,
    /// Its id: of the paper, the form, the approval; the name of the file; `action/1` for an item; fen for an advance.
    pub id: String,
    /// How it stands.
    pub state: FiledState,
    /// Whether the file is incomplete because of it.
    pub lacks: bool,
    /// SHA-256 of an attachment as recorded; `None` for all else.
    pub sha256: Option<String>,
}

impl FiledSort {
    /// All of them with the word that files and JSON use.
    pub const ALL: [(FiledSort, &'static str); 6] = [
        (FiledSort::Paper, "paper"),
        (FiledSort::Attachment, "attachment"),
        (FiledSort::Item, "item"),
        (FiledSort::Approval, "approval"),
        (FiledSort::Advance, "advance"),
        (FiledSort::Form, "form"),
    ];

    /// Returns the word that files and JSON use.
    pub fn code(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| *known == self)
            .map_or("", |(_, code)| code)
    }
}

impl FiledState {
    /// All of them with the word that files and JSON use.
    pub const ALL: [(FiledState, &'static str); 11] = [
        (FiledState::Signed, "signed"),
        (FiledState::Unsigned, "unsigned"),
        (FiledState::Missing, "missing"),
        (FiledState::Present, "present"),
        (FiledState::Changed, "changed"),
        (FiledState::Unreadable, "unreadable"),
        (FiledState::Unrecorded, "unrecorded"),
        (FiledState::Open, "open"),
        (FiledState::Pending, "pending"),
        (FiledState::Outstanding, "outstanding"),
        (FiledState::Printable, "printable"),
    ];

    /// Returns the word that files and JSON use.
    pub fn code(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| *known == self)
            .map_or("", |(_, code)| code)
    }
}

impl FiledEntry {
    pub(super) fn new(sort: FiledSort, id: &str, state: FiledState, lacks: bool) -> Self {
        Self {
            sort,
            id: id.to_owned(),
            state,
            lacks,
            sha256: None,
        }
    }

    /// Reads a line that an event keeps; `None` for one that is none of the program's.
    pub fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, ' ');
        let (sort, state, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let (sort, _) = FiledSort::ALL.iter().find(|(_, code)| *code == sort)?;
        let (state, _) = FiledState::ALL.iter().find(|(_, code)| *code == state)?;
        let is_hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let split = rest.split_once(' ').filter(|(hash, _)| is_hash(hash));
        let (sha256, id) = match split {
            Some((hash, id)) => (Some(hash.to_owned()), id),
            None => (None, rest),
        };
        Some(Self {
            sha256,
            ..Self::new(*sort, id, *state, false)
        })
    }

    fn line(&self) -> String {
        // A name cannot make a line of its own.
        let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
        let id: String = self.id.chars().map(plain).collect();
        let words = [self.sort.code(), self.state.code()].into_iter();
        let words = words.chain(self.sha256.as_deref()).chain([id.trim()]);
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Returns the lines that an event keeps of those entries; forms, which can be printed at any time, are left out.
pub fn lines_of<'a>(entries: impl Iterator<Item = &'a FiledEntry>) -> String {
    let kept = entries.filter(|entry| entry.sort != FiledSort::Form);
    let lines: Vec<String> = kept.map(FiledEntry::line).collect();
    lines.join("\n")
}
