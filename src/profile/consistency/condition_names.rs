//! What a condition asks for, and what a step sets, must be a fact or a field with that value.

use super::names::Check;
use crate::domain::FieldType;
use crate::profile::{APPROVAL_FACT, Condition, ESCALATED, ESCALATION_DUE, Fault, Test};
use crate::say::Message;

/// The facts of a case that are no fields.
const STANDING: [&str; 6] = [
    "status",
    "round",
    "paused",
    "repeat",
    ESCALATION_DUE,
    ESCALATED,
];

impl Check<'_> {
    pub(super) fn condition(&mut self, at: &[String], condition: &Condition) {
        for (name, test) in &condition.tests {
            let mut here = at.to_vec();
            here.push(name.clone());
            if STANDING.contains(&name.as_str())
                || self.profile.item_fact(name).is_some()
                || self.approval_test(&here, name, test)
                || self.is_redress_fact(&here, name, test)
            {
                continue;
            }
            self.no_restricted_value(&here, name, test);
            let Some(field) = self.profile.fields.get(name) else {
                let of_items = self.profile.item_facts();
                let approvals = self.profile.approvals.keys();
                let facts: Vec<_> = approvals.map(|id| format!("{APPROVAL_FACT}{id}")).collect();
                let known = self
                    .profile
                    .fields
                    .keys()
                    .map(String::as_str)
                    .chain(STANDING)
                    .chain(facts.iter().map(String::as_str))
                    .chain(of_items.iter().map(String::as_str));
                self.unknown(here, "profile.what_field", name, known);
                continue;
            };
            if let (FieldType::Choice, Test::OneOf(values) | Test::NoneOf(values)) =
                (field.kind, test)
                && !self.profile.items.contains_key(name)
            {
                for value in values
                    .iter()
                    .filter(|value| !field.choices.contains_key(*value))
                {
                    let known: Vec<&str> = field.choices.keys().map(String::as_str).collect();
                    self.unknown(here.clone(), "profile.what_value", value, known.into_iter());
                }
            }
        }
    }

    /// A value that a step records by itself must be one that the field takes.
    pub(super) fn set_value(&mut self, at: Vec<String>, field: &str, value: &str) {
        let Some(field) = self.profile.fields.get(field) else {
            return;
        };
        if field.is_link() && !value.is_empty() {
            let message = Message::new("profile.sets_link").with("field", &field.id);
            let fault = Fault::new(&at, message);
            self.faults
                .push(fault.hint(Message::new("profile.sets_link_hint").with("field", &field.id)));
        }
        let known: Vec<&str> = match field.kind {
            FieldType::YesNo => vec!["yes", "no"],
            _ => field.choices.keys().map(String::as_str).collect(),
        };
        if !value.is_empty() && !known.is_empty() && !known.contains(&value) {
            self.unknown(at, "profile.what_value", value, known.into_iter());
        }
    }
}
