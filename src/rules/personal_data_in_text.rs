//! A number of a person in free text, where nothing masks it.

use super::personal_numbers::{Personal, personal_numbers};
use super::{Check, Found, Rule, Subject};
use crate::domain::{FieldType, Severity};
use crate::profile::Profile;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "personal-data-in-text",
    severity: Severity::Warning,
    page: include_str!("personal_data_in_text.md"),
    page_zh: include_str!("personal_data_in_text.zh.md"),
    check: Check::Case(check),
};

/// The fields that such data belongs into, and those that the program writes.
const PROPER: [&str; 10] = [
    "customer_name",
    "phone",
    "account",
    "email",
    "address",
    "file",
    "sha256",
    "repeat_of",
    "rule",
    "until",
];

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let case = &subject.dossier.case;
    let profile = &subject.procedure.profile;
    let mut texts: Vec<(String, &str)> = vec![("title".to_owned(), &case.title)];
    texts.extend(
        case.description
            .iter()
            .map(|text| ("description".to_owned(), text.as_str())),
    );
    let details = case
        .details
        .iter()
        .filter(|(field, _)| is_text(field, profile));
    texts.extend(details.map(|(field, text)| (format!("details[\"{field}\"]"), text.as_str())));
    for (index, event) in case.history.iter().enumerate() {
        let set = event
            .set
            .iter()
            .filter(|(field, _)| is_text(field, profile));
        texts.extend(
            set.map(|(field, text)| (format!("history[{index}].set[\"{field}\"]"), text.as_str())),
        );
        let note = event.note.iter();
        texts.extend(note.map(|text| (format!("history[{index}].note"), text.as_str())));
    }
    let mut found = Vec::new();
    for (at, text) in texts {
        for kind in personal_numbers(text) {
            let what = match kind {
                Personal::Phone => "rule.personal_phone",
                Personal::IdNumber => "rule.personal_id_number",
                Personal::BankCard => "rule.personal_bank_card",
            };
            let message =
                Message::new("rule.personal_data_in_text").with("what", Message::new(what));
            let hint = Message::new("rule.personal_data_in_text_hint");
            found.push(Found::at(at.clone(), message).hint(hint));
        }
    }
    found
}

/// Tells whether a field holds free text that is no proper place for such data.
fn is_text(field: &str, profile: &Profile) -> bool {
    let kind = profile.fields.get(field).map(|bound| bound.kind);
    !PROPER.contains(&field) && kind.is_none_or(|kind| kind == FieldType::Text)
}
