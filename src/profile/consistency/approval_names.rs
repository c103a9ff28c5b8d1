//! The names that approvals use must exist in the profile, and a signature must not change what it is for.

use super::names::Check;
use super::path;
use crate::domain::FieldType;
use crate::profile::{APPROVAL_FACT, APPROVAL_STATES, Decision, Fault, SIGNATURE_FIELDS, Test};
use crate::say::Message;

impl Check<'_> {
    pub(super) fn approvals(&mut self) {
        let profile = self.profile;
        for (id, approval) in &profile.approvals {
            let at = |key: &str| path(&["approvals", id, key]);
            for step in &approval.propose {
                self.step(at("propose"), step);
            }
            for (key, decision) in [
                ("grant", Decision::Grant),
                ("refuse", Decision::Refuse),
                ("withdraw", Decision::Withdraw),
            ] {
                // A grant that is not written is told as missing.
                if let Some(step) = approval.step_of(decision).filter(|step| !step.is_empty()) {
                    self.step(at(key), step);
                }
            }
            for field in &approval.covers {
                // The amount is covered whether it is written there or not.
                if approval.amount.as_ref() != Some(field) {
                    self.field(at("covers"), field);
                }
            }
            if let Some(amount) = &approval.amount {
                self.field(at("amount"), amount);
                self.of_type(at("amount"), amount, FieldType::Money);
            }
            self.persons(&at("not_concerned"), &approval.not_concerned);
            let signed = approval.levels.iter().flat_map(|level| &level.signatures);
            for role in signed.flatten() {
                self.role(at("levels"), role);
            }
            self.signing_changes(id, &approval.grant, &approval.covers);
        }
        if !profile.approvals.is_empty() {
            let facts = profile
                .approvals
                .keys()
                .map(|id| format!("{APPROVAL_FACT}{id}"));
            let written = SIGNATURE_FIELDS.iter().map(|name| (*name).to_owned());
            for name in written
                .chain(facts)
                .filter(|name| profile.fields.contains_key(name))
            {
                let message = Message::new("profile.reserved_field").with("field", &name);
                self.faults
                    .push(Fault::new(&path(&["fields", &name]), message));
            }
        }
    }

    /// Fields that name the people who may not take a step.
    pub(super) fn persons(&mut self, at: &[String], fields: &[String]) {
        for field in fields {
            self.field(at.to_vec(), field);
            self.of_type(at.to_vec(), field, FieldType::Person);
        }
    }

    fn of_type(&mut self, at: Vec<String>, field: &str, kind: FieldType) {
        let known = self.profile.fields.get(field);
        if let Some(known) = known.filter(|known| known.kind != kind) {
            let message = Message::new("profile.field_of_type")
                .with("field", field)
                .with("type", kind.code())
                .with("found", known.kind.code());
            self.faults.push(Fault::new(&at, message));
        }
    }

    /// Who signs must not change in the same breath what is signed.
    fn signing_changes(&mut self, id: &str, grant: &str, covers: &[String]) {
        let Some(step) = self.profile.steps.get(grant) else {
            return;
        };
        let needs = step.needs.iter().map(|need| ("needs", &need.field));
        let may = step.may.iter().map(|field| ("may", field));
        let sets = step.sets.keys().map(|field| ("sets", field));
        let clears = step.clears.iter().map(|field| ("clears", field));
        for (key, field) in needs.chain(may).chain(sets).chain(clears) {
            if covers.contains(field) {
                let message = Message::new("profile.signing_changes")
                    .with("step", grant)
                    .with("field", field)
                    .with("approval", id);
                self.faults
                    .push(Fault::new(&path(&["steps", grant, key]), message));
            }
        }
    }

    /// Holds a test of the fact of an approval to the states there are; tells whether it is one.
    pub(super) fn approval_test(&mut self, at: &[String], fact: &str, test: &Test) -> bool {
        if self.profile.approval_of_fact(fact).is_none() {
            return false;
        }
        if let Test::OneOf(values) | Test::NoneOf(values) = test {
            for value in values {
                if !APPROVAL_STATES.contains(&value.as_str()) {
                    let known = APPROVAL_STATES.into_iter();
                    self.unknown(at.to_vec(), "profile.what_value", value, known);
                }
            }
        }
        true
    }
}
