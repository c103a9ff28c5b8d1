//! A name of a person, a step or a choice that holds a character which cannot be seen.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "hidden-character",
    severity: Severity::Error,
    page: include_str!("hidden_character.md"),
    page_zh: include_str!("hidden_character.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let case = &subject.dossier.case;
    let header = &case.summary;
    let optional = |value: &Option<String>| value.as_deref().and_then(hidden);
    let mut found = Vec::new();
    let mut look = |at: &dyn Fn() -> String, hidden: Option<char>| {
        let Some(letter) = hidden else {
            return;
        };
        let message = Message::new("rule.hidden_character")
            .with("code", format!("U+{:04X}", u32::from(letter)));
        let hint = Message::new("rule.hidden_character_hint");
        found.push(Found::at(at(), message).hint(hint));
    };
    for (at, letter) in [
        ("status", hidden(&header.status)),
        ("kind", hidden(&case.kind)),
        ("priority", optional(&header.priority)),
        ("category", optional(&header.category)),
        ("lead", optional(&header.lead)),
        ("channel", optional(&case.channel)),
        ("handler", optional(&header.handler)),
        ("assist", header.assist.iter().find_map(|name| hidden(name))),
        ("profile", hidden(&case.profile)),
    ] {
        look(&|| at.to_owned(), letter);
    }
    for (index, event) in case.history.iter().enumerate() {
        look(&|| format!("history[{index}].by"), hidden(&event.by));
        look(&|| format!("history[{index}].step"), hidden(&event.step));
        for (place, stamp) in event.clocks.iter().enumerate() {
            let at = || format!("history[{index}].clocks[{place}].clock");
            look(&at, hidden(&stamp.clock));
        }
    }
    found
}

/// Returns the first character of a name that cannot be seen; the visible ones of ASCII are passed over at once.
fn hidden(name: &str) -> Option<char> {
    let is_visible = |byte: u8| (b' '..=b'~').contains(&byte);
    if name.bytes().all(is_visible) {
        return None;
    }
    name.chars().find(|letter| is_hidden(*letter))
}

/// Tells whether a character has no width or turns the direction of writing.
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
        || letter.is_control()
}
