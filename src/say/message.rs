//! One thing to say, as a key and facts; the sentence is found in `locales/` when it is shown.

use super::Label;

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key in `locales/<language>/<area>.toml`, written `area.name`.
    pub key: &'static str,
    /// What the placeholders stand for.
    pub facts: Vec<(&'static str, Fact)>,
}

/// What a placeholder of a message stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Text that reads the same in every language: a number, a file, an id.
    Text(String),
    /// A name that a profile gives in both languages.
    Label(Label),
    /// Another message.
    Message(Box<Message>),
    /// Several, shown with the language's own comma between them.
    List(Vec<Fact>),
}

impl Message {
    /// Starts a message without facts.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            facts: Vec::new(),
        }
    }

    /// Adds one fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Fact::Text(text)
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Fact::Text(text.clone())
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Fact::Text(text.to_owned())
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Fact::Text(number.to_string())
    }
}

impl From<Label> for Fact {
    fn from(label: Label) -> Self {
        Fact::Label(label)
    }
}

impl From<&Label> for Fact {
    fn from(label: &Label) -> Self {
        Fact::Label(label.clone())
    }
}

impl From<Message> for Fact {
    fn from(message: Message) -> Self {
        Fact::Message(Box::new(message))
    }
}

impl From<Vec<Fact>> for Fact {
    fn from(facts: Vec<Fact>) -> Self {
        Fact::List(facts)
    }
}

impl FromIterator<String> for Fact {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        Fact::List(texts.into_iter().map(Fact::Text).collect())
    }
}
