//! A condition on a field that nothing records would hold never, or always.

use std::collections::BTreeSet;

use crate::profile::{Condition, DueRule, Fault, INTAKE_FIELDS, Profile, Test};
use crate::say::Message;

use super::path;

/// What is recorded in every procedure: the kind at intake, papers with `attach`.
const EVERYWHERE: [&str; 3] = ["kind", "paper", "signed"];

/// Returns the faults of fields that are asked for and never recorded.
pub(super) fn faults(profile: &Profile) -> Vec<Fault> {
    let recorded = recorded(profile);
    let mut faults = Vec::new();
    let mut ask = |at: Vec<String>, field: &str| {
        if profile.fields.contains_key(field) && !recorded.contains(field) {
            faults.push(
                Fault::new(
                    &at,
                    Message::new("profile.never_recorded").with("field", field),
                )
                .hint(Message::new("profile.never_recorded_hint").with("field", field)),
            );
        }
    };
    for (id, step) in &profile.steps {
        for field in asked(&step.when) {
            ask(path(&["steps", id, "when", field]), field);
        }
        for need in &step.needs {
            for field in asked(&need.when) {
                ask(path(&["steps", id, "needs"]), field);
            }
        }
        if step.extends.is_some() {
            ask(path(&["steps", id, "extends"]), "extension");
        }
    }
    for (id, item) in &profile.items {
        for field in asked(&item.necessary) {
            ask(path(&["items", id, "necessary", field]), field);
        }
        for field in asked(&item.when) {
            ask(path(&["items", id, "when", field]), field);
        }
    }
    for (id, clock) in &profile.clocks {
        for field in asked(&clock.when) {
            ask(path(&["clocks", id, "when", field]), field);
        }
        if let DueRule::At(field) = &clock.due {
            ask(path(&["clocks", id, "due"]), field);
        }
    }
    for (id, escalation) in &profile.escalations {
        for field in asked(&escalation.when) {
            ask(path(&["escalations", id, "when", field]), field);
        }
    }
    faults
}

/// Returns the fields whose value a condition asks for; that there is none may well be meant.
fn asked(condition: &Condition) -> Vec<&str> {
    condition
        .tests
        .iter()
        .filter(|(_, test)| !matches!(test, Test::Unknown | Test::NoneOf(_)))
        .map(|(field, _)| field.as_str())
        .collect()
}

fn recorded(profile: &Profile) -> BTreeSet<&str> {
    let mut recorded: BTreeSet<&str> = INTAKE_FIELDS.into_iter().chain(EVERYWHERE).collect();
    let of_kinds = profile.kinds.values().map(|kind| (&kind.needs, &kind.may));
    let of_steps = profile.steps.values().map(|step| (&step.needs, &step.may));
    for (needs, may) in of_kinds.chain(of_steps) {
        recorded.extend(needs.iter().map(|need| need.field.as_str()));
        recorded.extend(may.iter().map(String::as_str));
    }
    for step in profile.steps.values() {
        recorded.extend(step.sets.keys().map(String::as_str));
    }
    recorded
}
