//! Redress, papers and restricted fields: what they name must be there, and nothing may lead around a restriction.

use super::names::Check;
use super::path;
use crate::domain::standard_field;
use crate::profile::{
    Condition, DueRule, Fault, PAPER_STATES, REDRESS_FACTS, RedressEffect, Step, Test,
};
use crate::say::Message;

impl Check<'_> {
    /// Checks a condition on a fact of redress or papers; tells whether it is one.
    pub(super) fn is_redress_fact(&mut self, at: &[String], name: &str, test: &Test) -> bool {
        if REDRESS_FACTS.contains(&name) {
            return true;
        }
        let Some(id) = name
            .strip_prefix("paper_")
            .filter(|_| !self.profile.fields.contains_key(name))
        else {
            return false;
        };
        let papers = &self.profile.papers;
        if !papers.contains_key(id) {
            let known = papers.keys().map(String::as_str);
            self.unknown(at.to_vec(), "profile.what_paper", id, known);
        }
        if let Test::OneOf(values) | Test::NoneOf(values) = test {
            for value in values
                .iter()
                .filter(|value| !PAPER_STATES.contains(&value.as_str()))
            {
                let known = PAPER_STATES.into_iter();
                self.unknown(at.to_vec(), "profile.what_value", value, known);
            }
        }
        true
    }

    /// A condition that depends on the value of a restricted field tells the value to whoever sees `next`.
    pub(super) fn no_restricted_value(&mut self, at: &[String], name: &str, test: &Test) {
        let tells = !matches!(test, Test::Known | Test::Unknown);
        if tells && self.profile.is_restricted(name) {
            self.faults.push(
                Fault::new(
                    at,
                    Message::new("profile.restricted_condition").with("field", name),
                )
                .hint(Message::new("profile.restricted_condition_hint").with("field", name)),
            );
        }
    }

    /// A choice without choices: a standard one is to be given a list, another one its own.
    pub(super) fn no_choices(&mut self, at: &[String], name: &str) {
        let choices = standard_field(name).map(|field| field.choices);
        let list = choices.and_then(|choices| choices.first()?.strip_prefix('@'));
        let hint = match list {
            Some(list) => Message::new("profile.no_list_hint").with("list", list),
            None => Message::new("profile.no_choices_hint").with("field", name),
        };
        let message = Message::new("profile.no_choices").with("field", name);
        self.faults.push(Fault::new(at, message).hint(hint));
    }

    pub(super) fn redress(&mut self) {
        let profile = self.profile;
        for (id, step) in &profile.steps {
            match step.redress {
                RedressEffect::Nothing => {}
                RedressEffect::Gives => {
                    if profile.list("redress_kinds").is_empty() {
                        let at = path(&["steps", id, "gives_redress"]);
                        let message = Message::new("profile.no_redress_kinds").with("step", id);
                        let hint = Message::new("profile.no_redress_kinds_hint");
                        self.faults.push(Fault::new(&at, message).hint(hint));
                    }
                }
                RedressEffect::Recovers => self.recovery(id, step),
                RedressEffect::Bears => {
                    self.only_where_given(path(&["steps", id, "bears_advance"]), id)
                }
            }
        }
    }

    /// Nothing comes back, or stays with anybody, where nothing is given.
    fn only_where_given(&mut self, at: Vec<String>, id: &str) {
        if !self.profile.gives_redress() {
            let message = Message::new("profile.recovers_nothing").with("step", id);
            let hint = Message::new("profile.recovers_nothing_hint");
            self.faults.push(Fault::new(&at, message).hint(hint));
        }
    }

    fn recovery(&mut self, id: &str, step: &Step) {
        let at = path(&["steps", id, "recovers"]);
        self.only_where_given(at.clone(), id);
        let takes = step.needs.iter().any(|need| need.field == "recovered")
            || step.may.iter().any(|field| field == "recovered");
        if !takes {
            let message = Message::new("profile.recovers_no_amount").with("step", id);
            let hint = Message::new("profile.recovers_no_amount_hint");
            self.faults.push(Fault::new(&at, message).hint(hint));
        }
    }

    pub(super) fn papers(&mut self) {
        let profile = self.profile;
        for (id, paper) in &profile.papers {
            if let Some(required) = &paper.required {
                self.condition(&path(&["papers", id, "required"]), required);
            }
            let at = path(&["papers", id, "copies"]);
            for copies in &paper.copies {
                self.condition(&at, &copies.when);
                for to in &copies.to {
                    self.copy_holder(&at, to);
                }
            }
        }
    }

    fn copy_holder(&mut self, at: &[String], to: &str) {
        let profile = self.profile;
        let payers = profile.list("payers");
        let known = profile
            .departments
            .keys()
            .chain(profile.roles.keys())
            .chain(payers.keys())
            .map(String::as_str);
        if !known.clone().any(|name| name == to) {
            self.unknown(at.to_vec(), "profile.what_copy_holder", to, known);
        }
    }

    pub(super) fn restricted(&mut self) {
        let profile = self.profile;
        for (id, field) in &profile.fields {
            let at = path(&["fields", id, "restricted"]);
            for role in field
                .restricted
                .iter()
                .filter(|role| !profile.roles.contains_key(*role))
            {
                let known = profile.roles.keys().map(String::as_str);
                self.unknown(at.clone(), "profile.what_role", role, known);
            }
        }
        for (id, step) in &profile.steps {
            let known = step.sets.iter();
            for (field, _) in
                known.filter(|(field, value)| !value.is_empty() && profile.is_restricted(field))
            {
                let at = path(&["steps", id, "sets", field]);
                let message = Message::new("profile.restricted_sets")
                    .with("field", field)
                    .with("step", id);
                self.faults.push(Fault::new(&at, message));
            }
        }
        for (id, item) in &profile.items {
            if let Some(field) = item
                .name
                .as_deref()
                .filter(|field| profile.is_restricted(field))
            {
                let at = path(&["items", id, "name"]);
                let message = Message::new("profile.restricted_name").with("field", field);
                self.faults.push(Fault::new(&at, message));
            }
        }
        for (id, clock) in &profile.clocks {
            if let DueRule::At(field) = &clock.due
                && profile.is_restricted(field)
            {
                let at = path(&["clocks", id, "due"]);
                let message = Message::new("profile.restricted_due").with("field", field);
                self.faults.push(Fault::new(&at, message));
            }
        }
        for field in profile
            .report
            .redress_fields
            .iter()
            .filter(|id| profile.is_restricted(id))
        {
            let at = path(&["report", "redress_fields"]);
            let message = Message::new("profile.restricted_sum").with("field", field);
            self.faults.push(Fault::new(&at, message));
        }
    }

    /// Checks the condition of a need: what the step itself is given it may look at, restricted or not.
    pub(super) fn need_condition(&mut self, at: &[String], condition: &Condition, asked: &[&str]) {
        let before = self.faults.len();
        self.condition(at, condition);
        let own = |fault: &Fault| {
            let field = fault.path.last();
            fault.message.key == "profile.restricted_condition"
                && field.is_some_and(|field| asked.contains(&field.as_str()))
        };
        let mut new = self.faults.split_off(before);
        new.retain(|fault| !own(fault));
        self.faults.extend(new);
    }
}
