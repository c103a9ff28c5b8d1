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
    let mut found = Vec::new();
    let mut look = |text: &str, at: &dyn Fn() -> String, is_free: &dyn Fn() -> bool| {
        let kinds = personal_numbers(text);
        if kinds.is_empty() || !is_free() {
            return;
        }
        found.extend(kinds.into_iter().map(|kind| told(kind, at())));
    };
    look(&case.title, &|| "title".to_owned(), &|| true);
    if let Some(text) = &case.description {
        look(text, &|| "description".to_owned(), &|| true);
    }
    for (field, text) in &case.details {
        let at = || format!("details[\"{field}\"]");
        look(text, &at, &|| is_text(field, profile));
    }
    for (index, event) in case.history.iter().enumerate() {
        for (field, text) in &event.set {
            let at = || format!("history[{index}].set[\"{field}\"]");
            look(text, &at, &|| is_text(field, profile));
        }
        if let Some(text) = &event.note {
            look(text, &|| format!("history[{index}].note"), &|| true);
        }
    }
    found
}

fn told(kind: Personal, at: String) -> Found {
    let what = match kind {
        Personal::Phone => "rule.personal_phone",
        Personal::IdNumber => "rule.personal_id_number",
        Personal::BankCard => "rule.personal_bank_card",
    };
    let message = Message::new("rule.personal_data_in_text").with("what", Message::new(what));
    let hint = Message::new("rule.personal_data_in_text_hint");
    Found::at(at, message).hint(hint)
}

/// Tells whether a field holds free text that is no proper place for such data.
fn is_text(field: &str, profile: &Profile) -> bool {
    let kind = profile.fields.get(field).map(|bound| bound.kind);
    !PROPER.contains(&field) && kind.is_none_or(|kind| kind == FieldType::Text)
}
