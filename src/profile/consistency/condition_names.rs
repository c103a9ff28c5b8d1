//! What a condition asks for, and what a step sets, must be a fact or a field with that value.

use super::names::Check;
use crate::domain::FieldType;
use crate::profile::{APPROVAL_FACT, Condition, ESCALATED, ESCALATION_DUE, Test};

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
}
