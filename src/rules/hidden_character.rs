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
    let optional = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut names = vec![
        ("status".to_owned(), header.status.clone()),
        ("kind".to_owned(), case.kind.clone()),
        ("priority".to_owned(), optional(&header.priority)),
        ("category".to_owned(), optional(&header.category)),
        ("lead".to_owned(), optional(&header.lead)),
        ("channel".to_owned(), optional(&case.channel)),
        ("handler".to_owned(), optional(&header.handler)),
        ("assist".to_owned(), header.assist.concat()),
        ("profile".to_owned(), case.profile.clone()),
    ];
    for (index, event) in case.history.iter().enumerate() {
        names.push((format!("history[{index}].by"), event.by.clone()));
        names.push((format!("history[{index}].step"), event.step.clone()));
        for (place, stamp) in event.clocks.iter().enumerate() {
            names.push((
                format!("history[{index}].clocks[{place}].clock"),
                stamp.clock.clone(),
            ));
        }
    }
    names
        .into_iter()
        .filter_map(|(at, name)| Some((at, name.chars().find(|letter| is_hidden(*letter))?)))
        .map(|(at, letter)| {
            let message = Message::new("rule.hidden_character")
                .with("code", format!("U+{:04X}", u32::from(letter)));
            Found::at(at, message).hint(Message::new("rule.hidden_character_hint"))
        })
        .collect()
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
