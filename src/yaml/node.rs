//! The tree of a document: what was written, how, and where.

use super::{Path, Place, Step};

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// As a `|` block.
    Literal,
    /// As a `>` block.
    Folded,
}

/// How a mapping or a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// On lines of its own, by indentation.
    Block,
    /// In brackets or braces.
    Flow,
}

/// A piece of text; nothing is ever taken for a number, a truth value or a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text, with quotes and escapes resolved.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// From its first character, quotes and a block's `|` included.
    pub place: Place,
}

impl Scalar {
    /// Tells whether this stands for no value: empty, `~` or `null`, without quotes (YAML 1.2.2, 10.3.2).
    pub fn is_nothing(&self) -> bool {
        self.style == Style::Plain && is_nothing(&self.text)
    }
}

/// Tells whether a text without quotes stands for no value.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// A key of a mapping.
pub type Key = Scalar;

/// A mapping; the keys are in the order of the file and differ from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// Keys and values, in the order of the file.
    pub entries: Vec<(Key, Node)>,
    /// How it is written.
    pub form: Form,
    /// From its first key or `{` to the end of its last value or `}`.
    pub place: Place,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// The items, in the order of the file.
    pub items: Vec<Node>,
    /// How it is written.
    pub form: Form,
    /// From its first dash or `[` to the end of its last item or `]`.
    pub place: Place,
}

/// A value of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A piece of text, or no value at all.
    Scalar(Scalar),
    /// A mapping.
    Map(Map),
    /// A list.
    Sequence(Sequence),
}

impl Node {
    /// Returns where it stands; no value at all stands just after its key or dash.
    pub fn place(&self) -> Place {
        match self {
            Node::Scalar(scalar) => scalar.place,
            Node::Map(map) => map.place,
            Node::Sequence(sequence) => sequence.place,
        }
    }

    /// Tells whether this stands for no value: empty, `~` or `null`.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Node::Scalar(scalar) if scalar.is_nothing())
    }

    /// Returns the text; `None` for no value, a mapping and a list.
    pub fn text(&self) -> Option<&str> {
        match self {
            Node::Scalar(scalar) if !scalar.is_nothing() => Some(&scalar.text),
            _ => None,
        }
    }

    /// Returns the value of a key; `None` when it is missing or this is no mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// Returns a key and its value; `None` when it is missing or this is no mapping.
    pub fn entry(&self, key: &str) -> Option<(&Key, &Node)> {
        self.entries()
            .iter()
            .find(|(known, _)| known.text == key)
            .map(|(known, node)| (known, node))
    }

    /// Returns the keys and values of a mapping, and none for anything else.
    pub fn entries(&self) -> &[(Key, Node)] {
        match self {
            Node::Map(map) => &map.entries,
            _ => &[],
        }
    }

    /// Returns the items of a list, and none for anything else.
    pub fn items(&self) -> &[Node] {
        match self {
            Node::Sequence(sequence) => &sequence.items,
            _ => &[],
        }
    }

    /// Goes one step down.
    pub fn step(&self, step: &Step) -> Option<&Node> {
        match step {
            Step::Key(key) => self.get(key),
            Step::Index(index) => self.items().get(*index),
        }
    }

    /// Goes down a path; `None` when something on the way is missing.
    pub fn find(&self, path: &Path) -> Option<&Node> {
        path.steps()
            .iter()
            .try_fold(self, |node, step| node.step(step))
    }
}
