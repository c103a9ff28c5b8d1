//! What an edit means, worked out on values alone, apart from the editor.

use tousu::yaml::{Path, Step, Value};

/// Returns what a value is after setting a path in it.
pub(crate) fn set(value: &Value, steps: &[Step], after: Option<&str>, new: &Value) -> Value {
    let Some((step, rest)) = steps.split_first() else {
        return new.clone();
    };
    match (value, step) {
        (Value::List(items), Step::Index(index)) => {
            let mut items = items.clone();
            items[*index] = set(&items[*index], rest, after, new);
            Value::List(items)
        }
        (_, Step::Key(key)) => {
            let mut entries: Vec<(String, Value)> = match value {
                Value::Map(map) => map
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
                _ => Vec::new(),
            };
            match entries.iter_mut().find(|(known, _)| known == key) {
                Some((_, old)) => *old = set(old, rest, after, new),
                None => {
                    let at = entries
                        .iter()
                        .position(|(known, _)| rest.is_empty() && Some(known.as_str()) == after);
                    let at = at.map_or(entries.len(), |at| at + 1);
                    entries.insert(at, (key.clone(), set(&Value::Nothing, rest, after, new)));
                }
            }
            Value::map(entries)
        }
        _ => value.clone(),
    }
}

/// Returns what a value is after removing a path from it.
pub(crate) fn remove(value: &Value, steps: &[Step]) -> Value {
    let (step, rest) = steps.split_first().unwrap();
    match (value, step) {
        (Value::List(items), Step::Index(index)) => {
            let mut items = items.clone();
            if rest.is_empty() {
                items.remove(*index);
            } else {
                items[*index] = remove(&items[*index], rest);
            }
            Value::List(items)
        }
        (Value::Map(map), Step::Key(key)) => Value::map(map.iter().filter_map(|(known, value)| {
            if known != key {
                Some((known.clone(), value.clone()))
            } else if rest.is_empty() {
                None
            } else {
                Some((known.clone(), remove(value, rest)))
            }
        })),
        _ => value.clone(),
    }
}

/// Returns what a value is after appending an item to the list of a path.
pub(crate) fn append(value: &Value, path: &Path, item: &Value) -> Value {
    let mut items = match value.find(path) {
        Some(Value::List(items)) => items.clone(),
        _ => Vec::new(),
    };
    items.push(item.clone());
    set(value, path.steps(), None, &Value::List(items))
}
