//! Edits of one document that leave every other byte as it is.
//!
//! Each edit is spliced into the text, read back, and compared with what was meant; when anything
//! else would change, the next way to write it is tried, and at last the edit is refused.

mod error;
mod insert;
mod remove;
mod replace;
mod splice;
mod spot;

pub use error::EditError;

use splice::{Attempt, newline_of};

use super::characters::is_control;
use super::{Document, Node, Path, Step, Style, Value};

/// Edits of one document; each is made and proved at once, and a refused one changes nothing.
#[derive(Debug, Clone)]
pub struct Editor {
    document: Document,
    intended: Value,
}

impl Editor {
    /// Starts from a document.
    pub fn new(document: &Document) -> Editor {
        Editor {
            document: document.clone(),
            intended: Value::from(document.root()),
        }
    }

    /// Returns the text as edited so far.
    pub fn text(&self) -> &str {
        self.document.text()
    }

    /// Returns the document as edited so far.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Sets a value: replaces what stands there, or adds the key after its last sibling.
    ///
    /// Mappings that are missing on the way are added. A replaced scalar keeps its quotes when they can carry
    /// the new text, and the comment behind it. Errors: an item that is missing, a text on the way, a control
    /// character, or a place where nothing can be written without changing something else.
    pub fn set(&mut self, path: &Path, value: &Value) -> Result<(), EditError> {
        self.set_at(path, None, value)
    }

    /// Sets a value; a missing key is added right after a named key beside it, or at the end if that is missing.
    pub fn set_after(
        &mut self,
        path: &Path,
        after_key: &str,
        value: &Value,
    ) -> Result<(), EditError> {
        self.set_at(path, Some(after_key), value)
    }

    fn set_at(&mut self, path: &Path, after: Option<&str>, value: &Value) -> Result<(), EditError> {
        refuse_control_characters(path, value)?;
        let Some((parent, last)) = path.split_last() else {
            return Err(EditError::WholeDocument);
        };
        if let Some(node) = self.document.root().find(path) {
            if Value::from(node).same_in_order(value) {
                return Ok(());
            }
            return self.replace(path, value);
        }
        let Step::Key(key) = last else {
            return Err(EditError::Missing(path.clone()));
        };
        let single = || Value::map([(key.clone(), value.clone())]);
        match self.document.root().find(&parent) {
            Some(Node::Map(map)) if !map.entries.is_empty() => {
                let at =
                    after.and_then(|after| map.entries.iter().position(|(k, _)| k.text == after));
                let at = at.unwrap_or(map.entries.len() - 1);
                let attempts = insert::key(&self.document, &parent, at, key, value);
                let mut intended = self.intended.clone();
                if let Some(Value::Map(map)) = intended.find_mut(&parent) {
                    map.shift_insert(at + 1, key.clone(), value.clone());
                }
                self.settle(path, intended, attempts)
            }
            Some(Node::Map(_)) if parent.steps().is_empty() => {
                let attempts = insert::first_key(&self.document, key, value);
                self.settle(path, single(), attempts)
            }
            Some(Node::Map(_)) => self.replace(&parent, &single()),
            Some(node) if node.is_nothing() => self.replace(&parent, &single()),
            Some(_) => Err(EditError::NotAMap(parent)),
            None => self.set_at(&parent, None, &single()),
        }
    }

    /// Removes a key with its value, or an item; comments above other keys stay. What is missing already is fine.
    pub fn remove(&mut self, path: &Path) -> Result<(), EditError> {
        let Some((parent, last)) = path.split_last() else {
            return Err(EditError::WholeDocument);
        };
        if self.document.root().find(path).is_none() {
            return Ok(());
        }
        let mut intended = self.intended.clone();
        match (intended.find_mut(&parent), last) {
            (Some(Value::Map(map)), Step::Key(key)) => {
                map.shift_remove(key);
            }
            (Some(Value::List(items)), Step::Index(index)) => {
                items.remove(*index);
            }
            _ => return Err(EditError::Missing(path.clone())),
        }
        let attempts = remove::entry(&self.document, path);
        self.settle(path, intended, attempts)
    }

    /// Adds an item at the end of a list, in the list's own indentation; a missing or empty list is begun.
    pub fn append(&mut self, path: &Path, value: &Value) -> Result<(), EditError> {
        refuse_control_characters(path, value)?;
        let items = match self.document.root().find(path) {
            None => return self.set(path, &Value::list([value.clone()])),
            Some(node) if node.is_nothing() => {
                return self.replace(path, &Value::list([value.clone()]));
            }
            Some(Node::Sequence(sequence)) => &sequence.items,
            Some(_) => return Err(EditError::NotAList(path.clone())),
        };
        if items.is_empty() {
            return self.replace(path, &Value::list([value.clone()]));
        }
        let attempts = insert::item(&self.document, path, value);
        let mut intended = self.intended.clone();
        if let Some(Value::List(items)) = intended.find_mut(path) {
            items.push(value.clone());
        }
        self.settle(path, intended, attempts)
    }

    /// Returns the edited text, read back once more and compared with what was meant.
    pub fn finish(self) -> Result<String, EditError> {
        let text = self.document.text().to_owned();
        let again =
            Document::parse(text.as_bytes()).map_err(|_| EditError::Refused(Path::root()))?;
        if Value::from(again.root()).same_in_order(&self.intended) {
            Ok(text)
        } else {
            Err(EditError::Refused(Path::root()))
        }
    }

    fn replace(&mut self, path: &Path, value: &Value) -> Result<(), EditError> {
        let attempts = replace::value(&self.document, path, value);
        let mut intended = self.intended.clone();
        match intended.find_mut(path) {
            Some(old) => *old = value.clone(),
            None => return Err(EditError::Missing(path.clone())),
        }
        self.settle(path, intended, attempts)
    }

    /// Takes the first attempt that changes just what was meant.
    fn settle(
        &mut self,
        path: &Path,
        intended: Value,
        attempts: Vec<Attempt>,
    ) -> Result<(), EditError> {
        let newline = newline_of(self.document.text());
        for attempt in attempts {
            let Some(text) = attempt.apply(self.document.text(), newline) else {
                continue;
            };
            let Ok(document) = Document::parse(text.as_bytes()) else {
                continue;
            };
            let kept = attempt.comments_kept(&self.document);
            if ends_in_open_block(&document) && !ends_in_open_block(&self.document) {
                continue;
            }
            if Value::from(document.root()).same_in_order(&intended)
                && splice::comments(&document, |_| true) == kept
            {
                self.document = document;
                self.intended = intended;
                return Ok(());
            }
        }
        Err(EditError::Refused(path.clone()))
    }
}

/// Tells whether a `|` or `>` block is last and no line break ends it: readers differ on its last line then.
fn ends_in_open_block(document: &Document) -> bool {
    let mut last = document.root();
    loop {
        let below = match last {
            Node::Map(map) => map.entries.last().map(|(_, node)| node),
            other => other.items().last(),
        };
        match below {
            Some(below) => last = below,
            None => break,
        }
    }
    let block = matches!(last, Node::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded));
    block && last.place().end == document.text().len()
}

/// Refuses a text that could not be read back.
fn refuse_control_characters(path: &Path, value: &Value) -> Result<(), EditError> {
    let check = |text: &str| match text.chars().find(|character| is_control(*character)) {
        Some(character) => Err(EditError::ControlCharacter(path.clone(), character)),
        None => Ok(()),
    };
    match value {
        Value::Nothing | Value::Number(_) => Ok(()),
        Value::Text(text) => check(text),
        Value::List(items) => items
            .iter()
            .try_for_each(|item| refuse_control_characters(path, item)),
        Value::Map(map) => map.iter().try_for_each(|(key, value)| {
            check(key)?;
            refuse_control_characters(path, value)
        }),
    }
}
