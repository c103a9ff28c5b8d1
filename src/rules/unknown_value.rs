//! A recorded choice, or a recorded field, that the procedure does not know.

use super::{Check, Found, Rule, Subject};
use crate::domain::{FieldType, Severity};
use crate::profile::{APPROVAL_STATES, BoundField, FILING_FIELDS, Profile, SIGNATURE_FIELDS};
use crate::say::{Message, shown_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-value",
    severity: Severity::Warning,
    page: include_str!("unknown_value.md"),
    page_zh: include_str!("unknown_value.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let profile = &subject.procedure.profile;
    let mut found = Vec::new();
    for (index, event) in subject.history().iter().enumerate() {
        for (field, value) in &event.set {
            let message = match profile.fields.get(field) {
                Some(bound) if value.is_empty() || is_known(bound, value, profile) => continue,
                Some(_) => Message::new("rule.unknown_value").with("field", field),
                None if is_of_signature(field, value, profile) => continue,
                // What `archive` records, by whatever step puts a case on file.
                None if FILING_FIELDS.contains(&field.as_str()) => continue,
                // What the steps of every profile record, such as an attachment's name, is no field.
                None if !profile.steps.contains_key(&event.step) => continue,
                None => Message::new("rule.unknown_field").with("field", shown_name(field)),
            };
            let at = format!("history[{index}].set[\"{field}\"]");
            found.push(Found::at(at, message).hint(Message::new("rule.unknown_value_hint")));
        }
    }
    found
}

/// Tells whether this is what the program writes with a signature.
fn is_of_signature(field: &str, value: &str, profile: &Profile) -> bool {
    let signed = !profile.approvals.is_empty() && SIGNATURE_FIELDS.contains(&field);
    signed || (profile.approval_of_fact(field).is_some() && APPROVAL_STATES.contains(&value))
}

fn is_known(field: &BoundField, value: &str, profile: &Profile) -> bool {
    let one = |value: &str| match field.kind {
        FieldType::Choice => field.choices.is_empty() || field.choices.contains_key(value),
        FieldType::Department => profile.departments.contains_key(value),
        FieldType::Rating => matches!(value, "1" | "2" | "3" | "4" | "5"),
        FieldType::YesNo => matches!(value, "yes" | "no"),
        _ => true,
    };
    if field.many {
        value.split(',').map(str::trim).all(one)
    } else {
        one(value)
    }
}
