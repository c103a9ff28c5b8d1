//! The filters `approval:void` and `awaiting:ROLE`: how approvals stand, and whose signature or answer is missing.

use chrono::{DateTime, FixedOffset};

use super::filter_key::{Key, Known};
use super::own_items::own_items;
use crate::profile::{APPROVAL_STATES, approval_word};
use crate::say::{Language, Words};
use crate::workflow::{Dossier, Procedure, may_sign, missing_roles};

/// Returns the states that an approval can be in.
pub(super) fn states() -> Vec<Known> {
    let states = APPROVAL_STATES.iter();
    states
        .map(|id| Known {
            id: (*id).to_owned(),
            names: [Language::Zh, Language::En]
                .map(|known| Words::of(known).word(approval_word(id))),
        })
        .collect()
}

/// Returns the roles that sign or answer for their department, and the people who have one of them.
pub(super) fn signers(procedure: &Procedure) -> Vec<Known> {
    let profile = &procedure.profile;
    let levels = profile.approvals.values().flat_map(|known| &known.levels);
    let signing = levels.flat_map(|level| level.signatures.iter().flatten());
    let answering = profile.steps.values();
    let answering = answering.filter(|step| step.items.picked().next().is_some());
    let answering = answering.flat_map(|step| &step.roles);
    let mut roles: Vec<String> = Vec::new();
    for role in signing.chain(answering) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    let departments = profile.departments.values();
    let of_departments: Vec<_> = match roles.iter().any(|role| role.starts_with('@')) {
        true => departments.map(|known| known.role.clone()).collect(),
        false => Vec::new(),
    };
    roles.extend(of_departments);
    roles.retain(|role| !role.starts_with('@'));
    let people = procedure.people.with_roles(&roles);
    let people: Vec<Known> = people
        .map(|person| {
            let name = person.name.clone().unwrap_or_else(|| person.id.clone());
            Known {
                id: person.id.clone(),
                names: [name.clone(), name],
            }
        })
        .collect();
    let roles = roles.iter().map(|role| {
        let label = profile.label_of("roles", role);
        Known {
            id: role.clone(),
            names: [label.zh, label.en],
        }
    });
    roles.chain(people).collect()
}

/// Tells whether a case passes one of the two filters with a value; `None` for any other key.
///
/// Without a value it passes when nothing was put up, or when no signature and no answer is missing.
pub(super) fn holds(
    key: Key,
    value: Option<&str>,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Option<bool> {
    let standing = &dossier.standing;
    let mut known = standing.approvals.iter();
    match (key, value) {
        (Key::Approval, None) => Some(known.next().is_none()),
        (Key::Approval, Some(state)) => Some(known.any(|(_, one)| one.state.code() == state)),
        (Key::Awaiting, None) => Some(
            !known.any(|(_, one)| one.state.is_open())
                && own_items(dossier, procedure, now).is_empty(),
        ),
        (Key::Awaiting, Some(who)) => Some(
            known.any(|(id, _)| {
                let roles = missing_roles(id, standing, procedure);
                roles.iter().any(|role| role == who) || may_sign(who, id, standing, procedure)
            }) || owes(who, dossier, procedure, now),
        ),
        _ => None,
    }
}

/// Tells whether a role, or a person who has one, has an item of the case to answer.
fn owes(who: &str, dossier: &Dossier, procedure: &Procedure, now: DateTime<FixedOffset>) -> bool {
    let person = procedure.people.get(who);
    own_items(dossier, procedure, now).iter().any(|one| {
        let has = |role: &String| person.is_some_and(|person| person.roles.contains(role));
        one.roles.iter().any(|role| role == who || has(role))
    })
}
