//! A signature: what it writes into its event, and whether one of the history counts.

use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha256};

use super::approvals::{allows, asked_roles, excluded};
use super::{ApprovalState, Procedure, Signature, Standing, offers, signatures, values};
use crate::domain::Event;
use crate::profile::{APPROVAL_FACT, Approval, Decision, Facts, Step};
use crate::say::Message;

/// The field of an event that holds the digest of what was signed.
pub(super) const APPROVED: &str = "approved";
/// The field of an event that holds the roles in which somebody signed.
pub(super) const SIGNED_AS: &str = "signed_as";

/// Returns the values that an approval covers, as they stand.
pub(super) fn covered(approval: &Approval, standing: &Standing) -> Vec<String> {
    let fields = approval.covers.iter();
    fields
        .map(|field| standing.fact(field).unwrap_or_default())
        .collect()
}

/// Returns the digest of what stands there to be signed: the rule's fingerprint, then that of the values.
fn digest(approval: &Approval, values: &[String]) -> String {
    let mut hasher = Sha256::new();
    for (field, value) in approval.covers.iter().zip(values) {
        hasher.update(format!("{field} {}\n{value}\n", value.len()));
    }
    let bytes = hasher.finalize();
    let values: String = bytes
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{}-{values}", approval.policy)
}

/// What a signature does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signing {
    /// The signature.
    pub(super) signature: Signature,
    /// How the approval stands with it.
    pub(super) state: ApprovalState,
}

/// Returns what a signature by this person does; `None` for a step that does not sign, or when
/// the person's roles find no place.
fn signing(
    step: &Step,
    standing: &Standing,
    signature: Signature,
    procedure: &Procedure,
) -> Option<Signing> {
    let (id, _) = step
        .decides
        .as_ref()
        .filter(|(_, how)| *how == Decision::Grant)?;
    let known = standing.approvals.get(id)?;
    let slots = signatures::slots(id, standing, procedure);
    let asked: Vec<_> = slots.into_iter().map(|slot| slot.roles).collect();
    let mut given = signatures::roles_of(&known.signatures);
    given.push(&signature.roles);
    let state = match given.len() == asked.len() {
        true => ApprovalState::Granted,
        false => ApprovalState::Partly,
    };
    signatures::places_all(&asked, &given).then_some(Signing { signature, state })
}

/// Returns the roles in which a person signs: of theirs those that are missing. None where roles decide nothing.
fn roles_of(person: &str, step: &Step, standing: &Standing, procedure: &Procedure) -> Vec<String> {
    let people = &procedure.people;
    if !people.have_roles() {
        return Vec::new();
    }
    let missing = asked_roles(step, standing, procedure).unwrap_or_default();
    let own = people.get(person).map(|person| person.roles.as_slice());
    let own = own.unwrap_or_default();
    let roles = missing.into_iter().filter(|role| own.contains(role));
    roles.collect()
}

/// Returns what a signature writes into its event, and how the approval stands with it.
pub(super) fn written(
    step: &Step,
    standing: &Standing,
    (person, at): (&str, DateTime<FixedOffset>),
    procedure: &Procedure,
) -> Option<(Vec<(String, String)>, ApprovalState)> {
    let signature = Signature {
        event: 0,
        by: person.to_owned(),
        at,
        roles: roles_of(person, step, standing, procedure),
    };
    let roles = signature.roles.join(", ");
    let signing = signing(step, standing, signature, procedure)?;
    let (id, _) = step.decides.as_ref()?;
    let approval = procedure.profile.approvals.get(id)?;
    let mut set = vec![(
        APPROVED.to_owned(),
        digest(approval, &covered(approval, standing)),
    )];
    if !roles.is_empty() {
        set.push((SIGNED_AS.to_owned(), roles));
    }
    set.push((
        format!("{APPROVAL_FACT}{id}"),
        signing.state.code().to_owned(),
    ));
    Some((set, signing.state))
}

/// What an event that signs amounts to.
pub(super) enum Weighed {
    /// It does not sign.
    Other,
    /// It signs.
    Signs(Signing),
    /// It signs nothing: why, each with the key of the event that is concerned.
    Nothing(Vec<(&'static str, Message)>),
}

/// Weighs an event of the history that signs, as the case stood before it.
pub(super) fn weigh(
    standing: &Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) -> Weighed {
    let Some((id, Decision::Grant)) = &step.decides else {
        return Weighed::Other;
    };
    let Some(approval) = procedure.profile.approvals.get(id) else {
        return Weighed::Other;
    };
    let mut reasons = Vec::new();
    if !procedure.people.is_empty() {
        let excluded = excluded(step, standing, procedure);
        let hit = excluded.into_iter().find(|one| one.person == event.by);
        reasons.extend(hit.map(|one| ("by", one.reason.with("actor", &event.by))));
    }
    let recorded = event.set.get(APPROVED).map_or("", String::as_str);
    let current = digest(approval, &covered(approval, standing));
    let same_rule = recorded.split('-').next() == Some(approval.policy.as_str());
    if recorded.is_empty() {
        let message = Message::new("workflow.approval_without_digest");
        reasons.push(("set", message.with("approval", &approval.label)));
    } else if same_rule && recorded != current && !corrected_later(approval, standing, index) {
        let message = Message::new("workflow.approval_digest_differs");
        reasons.push(("set.approved", message.with("approval", &approval.label)));
    }
    let written = event.set.get(SIGNED_AS).map(|roles| values::split(roles));
    let signature = Signature {
        event: index,
        by: event.by.clone(),
        at: event.at,
        roles: written.unwrap_or_else(|| roles_of(&event.by, step, standing, procedure)),
    };
    // By another rule than today's, only the event itself knows whether a signature was missing.
    if !recorded.is_empty() && !same_rule && reasons.is_empty() {
        let fact = event.set.get(&format!("{APPROVAL_FACT}{id}"));
        let state = match fact.map(String::as_str) {
            Some("granted") => ApprovalState::Granted,
            _ => ApprovalState::Partly,
        };
        return Weighed::Signs(Signing { signature, state });
    }
    // That a step is not theirs is told of every step alike; here it only takes the weight off the signature.
    let barred = offers::excluded(step, standing, procedure);
    let barred = barred.iter().any(|one| one.person == event.by);
    match signing(step, standing, signature, procedure) {
        Some(signing) if reasons.is_empty() && !barred => return Weighed::Signs(signing),
        None if allows(step, standing) => {
            let message = Message::new("workflow.signature_not_asked");
            reasons.push(("by", message.with("approval", &approval.label)));
        }
        _ => {}
    }
    Weighed::Nothing(reasons)
}

/// Tells whether a correction further on replaced a covered value of which the history keeps the name alone:
/// then nobody can tell what stood there.
fn corrected_later(approval: &Approval, standing: &Standing, index: usize) -> bool {
    let corrected = standing.corrected.iter();
    corrected
        .filter(|(event, _)| *event > index)
        .any(|(_, field)| approval.covers.contains(field))
}

/// Tells whether an event only signs in part: what its step does besides waits for the last signature.
pub(super) fn holds_back(weighed: &Weighed, event: &Event, step: &Step) -> bool {
    match weighed {
        Weighed::Other => false,
        Weighed::Signs(signing) => signing.state != ApprovalState::Granted,
        // Nothing was signed: the case went on only if the event says so.
        Weighed::Nothing(_) => {
            let fact = |id: &String| event.set.get(&format!("{APPROVAL_FACT}{id}"));
            let said = step.decides.as_ref().and_then(|(id, _)| fact(id));
            said.map(String::as_str) == Some(ApprovalState::Partly.code())
        }
    }
}
