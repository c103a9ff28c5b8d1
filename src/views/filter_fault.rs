//! Filters that were not understood: what is wrong, and what was probably meant.

use super::filter::Surroundings;
use super::filter_key::{Key, Known};
use crate::domain::nearest;
use crate::say::{Fact, Message};

/// A filter that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFilter {
    /// What is wrong.
    pub message: Message,
    /// What was probably meant, or what there is.
    pub hint: Option<Message>,
}

/// Returns the fault of a key that there is not, with the nearest one.
pub(super) fn unknown_key<'a>(name: &str, fields: Vec<&'a str>) -> BadFilter {
    let keys: Vec<&'a str> = Key::all_names().collect();
    let all = keys.into_iter().chain(fields);
    let hint = match nearest(name.trim(), all) {
        Some(near) => Message::new("page.did_you_mean").with("name", near),
        None => Message::new("page.filter_keys").with(
            "keys",
            Key::shown_names().map(str::to_owned).collect::<Fact>(),
        ),
    };
    BadFilter {
        message: Message::new("page.unknown_filter_key").with("key", name.trim()),
        hint: Some(hint),
    }
}

/// Returns the fault of a value that nothing knows, with the nearest one.
pub(super) fn unknown_value(key: &str, value: &str, known: &[Known]) -> BadFilter {
    let names = known
        .iter()
        .flat_map(|known| std::iter::once(&known.id).chain(&known.names));
    let hint = match nearest(value, names.map(String::as_str)) {
        Some(near) => Some(Message::new("page.did_you_mean").with("name", near)),
        None if known.is_empty() => None,
        None => {
            let mut ids: Vec<String> = known.iter().map(|known| known.id.clone()).collect();
            let mut seen = std::collections::BTreeSet::new();
            ids.retain(|id| seen.insert(id.clone()));
            Some(
                Message::new("page.filter_values")
                    .with("values", ids.into_iter().collect::<Fact>()),
            )
        }
    };
    BadFilter {
        message: Message::new("page.unknown_filter_value")
            .with("key", key.trim())
            .with("value", value),
        hint,
    }
}

/// Returns the fault of a part that no case has in its number.
pub(super) fn no_such_case(key: &str, value: &str, around: &Surroundings<'_>) -> BadFilter {
    let numbers = around.carried.links().map(|(number, _)| number);
    let tails = numbers.flat_map(|number| [number.as_str(), number.tail()]);
    BadFilter {
        message: Message::new("page.unknown_filter_value")
            .with("key", key.trim())
            .with("value", value),
        hint: nearest(&value.to_uppercase(), tails)
            .map(|near| Message::new("page.did_you_mean").with("name", near)),
    }
}
