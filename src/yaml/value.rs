//! A value without places and styles: for comparing, and for writing.

use indexmap::IndexMap;

use super::{Node, Path, Step};

/// A value without places and styles; two are equal whatever the order of keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// No value: empty, `~` or `null`.
    #[default]
    Nothing,
    /// A piece of text.
    Text(String),
    /// A whole number, written without quotes. Reading gives text, so `1` is the same as the text `1`.
    Number(i64),
    /// A mapping, in its order.
    Map(IndexMap<String, Value>),
    /// A list.
    List(Vec<Value>),
}

impl Value {
    /// Makes a text.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into())
    }

    /// Makes a mapping; a key given twice keeps its first position and its last value.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// Makes a list.
    pub fn list(items: impl IntoIterator<Item = Value>) -> Self {
        Value::List(items.into_iter().collect())
    }

    /// Returns the value of a key; `None` when it is missing or this is no mapping.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(map) => map.get(key),
            _ => None,
        }
    }

    /// Returns the text; `None` for anything else.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Goes down a path; `None` when something on the way is missing.
    pub fn find(&self, path: &Path) -> Option<&Value> {
        path.steps()
            .iter()
            .try_fold(self, |value, step| match (value, step) {
                (Value::Map(map), Step::Key(key)) => map.get(key),
                (Value::List(list), Step::Index(index)) => list.get(*index),
                _ => None,
            })
    }

    /// Goes down a path, to change what stands there.
    pub(super) fn find_mut(&mut self, path: &Path) -> Option<&mut Value> {
        path.steps()
            .iter()
            .try_fold(self, |value, step| match (value, step) {
                (Value::Map(map), Step::Key(key)) => map.get_mut(key),
                (Value::List(list), Step::Index(index)) => list.get_mut(*index),
                _ => None,
            })
    }

    /// Compares with another, the order of keys included.
    pub fn same_in_order(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Map(one), Value::Map(two)) => {
                one.len() == two.len()
                    && one
                        .iter()
                        .zip(two)
                        .all(|(a, b)| a.0 == b.0 && a.1.same_in_order(b.1))
            }
            (Value::List(one), Value::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(a, b)| a.same_in_order(b))
            }
            (Value::Number(number), Value::Text(text))
            | (Value::Text(text), Value::Number(number)) => *text == number.to_string(),
            _ => self == other,
        }
    }
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        match node {
            Node::Scalar(scalar) if scalar.is_nothing() => Value::Nothing,
            Node::Scalar(scalar) => Value::Text(scalar.text.clone()),
            Node::Map(map) => Value::Map(
                map.entries
                    .iter()
                    .map(|(key, node)| (key.text.clone(), Value::from(node)))
                    .collect(),
            ),
            Node::Sequence(sequence) => {
                Value::List(sequence.items.iter().map(Value::from).collect())
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}
