//! Whether an approval can be decided now, and by whom.

use indexmap::IndexMap;

use super::offers::Excluded;
use super::{ApprovalStanding, ApprovalState, Procedure, Standing, offers, signatures, values};
use crate::profile::{Condition, Decision, Facts, Step, Test, approval_word, field_fact};
use crate::say::{Fact, Message};
use crate::time::format_moment;

/// Tells whether a step that decides an approval can be taken at all; of other steps it says yes.
pub(super) fn allows(step: &Step, standing: &Standing) -> bool {
    step.decides.as_ref().is_none_or(|(id, _)| {
        let known = standing.approvals.get(id);
        known.is_some_and(|known| known.state.is_open())
    })
}

/// Says why a step that decides an approval cannot be taken.
pub(super) fn not_open(step: &Step, standing: &Standing, procedure: &Procedure) -> Option<Message> {
    let (id, _) = step.decides.as_ref()?;
    let label = procedure.profile.label_of("approvals", id);
    Some(match standing.approvals.get(id) {
        _ if allows(step, standing) => return None,
        None => Message::new("workflow.approval_not_proposed").with("approval", label),
        Some(known) if known.end.is_some() => over(id, known, procedure)?,
        Some(known) => Message::new("workflow.approval_not_open")
            .with("approval", label)
            .with("state", Message::new(approval_word(known.state.code()))),
    })
}

/// Returns the roles that may take a step which decides an approval: those whose signature is missing.
pub(super) fn asked_roles(
    step: &Step,
    standing: &Standing,
    procedure: &Procedure,
) -> Option<Vec<String>> {
    let (id, decision) = step.decides.as_ref()?;
    (*decision != Decision::Withdraw).then(|| signatures::missing_roles(id, standing, procedure))
}

/// Returns the people who may not sign or refuse, whatever their role.
pub(super) fn excluded(step: &Step, standing: &Standing, procedure: &Procedure) -> Vec<Excluded> {
    let Some((id, decision)) = &step.decides else {
        return Vec::new();
    };
    let (Some(approval), Some(known)) = (
        procedure.profile.approvals.get(id),
        standing.approvals.get(id),
    ) else {
        return Vec::new();
    };
    if *decision == Decision::Withdraw {
        return Vec::new();
    }
    let mut excluded = vec![Excluded {
        person: known.proposer.clone(),
        reason: Message::new("workflow.own_proposal"),
    }];
    excluded.extend(known.signatures.iter().map(|signature| Excluded {
        person: signature.by.clone(),
        reason: Message::new("workflow.signed_already"),
    }));
    excluded.extend(concerned(&approval.not_concerned, standing, procedure));
    for one in &mut excluded {
        one.reason = one.reason.clone().with("approval", &approval.label);
    }
    excluded
}

/// Returns the people whom these fields of the case name.
pub(super) fn concerned(
    fields: &[String],
    standing: &Standing,
    procedure: &Procedure,
) -> Vec<Excluded> {
    people_in(fields, |field| standing.fact(field), procedure)
}

/// Returns the people whom these fields name by values that a step itself is given.
pub(super) fn concerned_now(
    fields: &[String],
    given: &IndexMap<String, String>,
    procedure: &Procedure,
) -> Vec<Excluded> {
    people_in(fields, |field| given.get(field).cloned(), procedure)
}

fn people_in(
    fields: &[String],
    value_of: impl Fn(&str) -> Option<String>,
    procedure: &Procedure,
) -> Vec<Excluded> {
    let mut excluded = Vec::new();
    for field in fields {
        let Some(named) = value_of(field) else {
            continue;
        };
        let name = procedure
            .profile
            .fields
            .get(field)
            .map(|field| field.name());
        for person in values::split(&named) {
            let reason = Message::new("workflow.is_concerned")
                .with("field", name.clone().unwrap_or_else(|| field.into()));
            excluded.push(Excluded { person, reason });
        }
    }
    excluded
}

/// Tells whether the next signature is the last one; of steps that do not sign it says yes.
pub(super) fn completes(step: &Step, standing: &Standing, procedure: &Procedure) -> bool {
    let Some((id, Decision::Grant)) = &step.decides else {
        return true;
    };
    let slots = signatures::slots(id, standing, procedure);
    slots.iter().filter(|slot| slot.signed.is_none()).count() <= 1
}

/// Tells whether a person, of those that are configured, may give a signature that is missing.
pub fn may_sign(person: &str, id: &str, standing: &Standing, procedure: &Procedure) -> bool {
    let roles = signatures::missing_roles(id, standing, procedure);
    let known = procedure.people.get(person);
    let has_role = known.is_some_and(|one| one.roles.iter().any(|role| roles.contains(role)));
    let approval = procedure.profile.approvals.get(id);
    let step = approval.and_then(|approval| procedure.profile.steps.get(&approval.grant));
    let excluded = step.map(|step| offers::excluded(step, standing, procedure));
    has_role && excluded.is_some_and(|excluded| excluded.iter().all(|one| one.person != person))
}

/// Says of an approval that is void, refused or taken back who did it, when, and what was changed.
fn over(id: &str, known: &ApprovalStanding, procedure: &Procedure) -> Option<Message> {
    let profile = &procedure.profile;
    let end = known.end.as_ref()?;
    let message = match known.state {
        ApprovalState::Refused => Message::new("workflow.approval_was_refused"),
        ApprovalState::Withdrawn => Message::new("workflow.approval_was_withdrawn"),
        _ => {
            let fields = end.changed.iter();
            let fields: Vec<Fact> = fields.map(|field| field_fact(profile, field)).collect();
            Message::new("workflow.approval_is_void").with("fields", fields)
        }
    };
    let person = procedure.people.get(&end.by);
    let name = person.and_then(|person| person.name.as_deref());
    Some(
        message
            .with("approval", profile.label_of("approvals", id))
            .with("who", name.unwrap_or(&end.by))
            .with("at", format_moment(end.at)),
    )
}

/// Says of the approvals that a condition asks for whose signature is missing.
pub(super) fn awaited(
    condition: &Condition,
    standing: &Standing,
    procedure: &Procedure,
) -> Vec<Message> {
    let profile = &procedure.profile;
    let mut awaited = Vec::new();
    for (fact, test) in condition.unmet(standing) {
        let Some((id, approval)) = profile.approval_of_fact(fact) else {
            continue;
        };
        let asks_for_it = matches!(test, Test::OneOf(states) if states.iter().any(|one| one == ApprovalState::Granted.code()));
        let known = standing.approvals.get(id).filter(|_| asks_for_it);
        awaited.extend(known.and_then(|known| over(id, known, procedure)));
        let roles = signatures::missing_roles(id, standing, procedure);
        let roles: Vec<Fact> = roles
            .iter()
            .map(|role| Fact::from(profile.label_of("roles", role)))
            .collect();
        if !roles.is_empty() {
            let message = Message::new("workflow.approval_awaits").with("roles", roles);
            awaited.push(message.with("approval", &approval.label));
        }
    }
    awaited
}
