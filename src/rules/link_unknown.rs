//! A link to a case that is not there.

use super::links::{links, place_of, places};
use super::{Check, Found, Rule, Subject};
use crate::domain::{CaseNumber, Severity};
use crate::say::{Message, shown_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "link-unknown",
    severity: Severity::Error,
    page: include_str!("link_unknown.md"),
    page_zh: include_str!("link_unknown.zh.md"),
    check: Check::All(check),
};

fn check(subjects: &[Subject<'_>]) -> Vec<(usize, Found)> {
    let known = places(subjects);
    let mut found = Vec::new();
    for (place, subject) in subjects.iter().enumerate() {
        for (field, number) in links(subject) {
            if known.contains_key(number.as_str()) {
                continue;
            }
            // What is no number was typed into the file by hand, and could be anything.
            let shown = match number.parse::<CaseNumber>() {
                Ok(number) => number.to_string(),
                Err(()) => shown_name(&number).to_owned(),
            };
            let message = Message::new("rule.link_unknown")
                .with("field", field)
                .with("number", shown);
            let hint = Message::new("rule.link_unknown_hint")
                .with("number", subject.dossier.case.number.as_str())
                .with("field", field);
            found.push((
                place,
                Found::at(place_of(subject, field), message).hint(hint),
            ));
        }
    }
    found
}
