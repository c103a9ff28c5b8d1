//! What becomes of approvals as a history goes on: put up, signed, refused, taken back, void.

use super::approval_trail::{ApprovalDeed, ApprovalTurn, level_of_values};
use super::signing::{APPROVED, SIGNED_AS, Weighed, covered};
use super::{ApprovalEnd, ApprovalStanding, ApprovalState, Procedure, Standing};
use crate::domain::Event;
use crate::profile::{APPROVAL_FACT, Approval, Decision, Step};

/// Follows an event, when what it recorded is in the facts already.
pub(super) fn follow(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    (step, weighed): (Option<&Step>, Weighed),
    procedure: &Procedure,
) {
    for (id, approval) in &procedure.profile.approvals {
        let fact = format!("{APPROVAL_FACT}{id}");
        // How it stands follows from the history, not from what an event says of it.
        standing.facts.shift_remove(&fact);
        let values = covered(approval, standing);
        if step.is_some_and(|step| step.clears.contains(&fact)) {
            standing.approvals.shift_remove(id);
        }
        if approval.propose.contains(&event.step) {
            let proposed = ApprovalStanding {
                state: ApprovalState::Pending,
                proposed: index,
                proposed_at: event.at,
                proposer: event.by.clone(),
                signatures: Vec::new(),
                end: None,
                values,
            };
            standing.approval_trail.push(ApprovalDeed {
                id: id.clone(),
                turn: ApprovalTurn::Proposed,
                at: event.at,
                proposed_at: event.at,
                level: level_of_values(approval, &proposed.values),
            });
            standing.approvals.insert(id.clone(), proposed);
            continue;
        }
        let Some(known) = standing.approvals.get_mut(id) else {
            continue;
        };
        let changed = changed(approval, known, &values, event);
        let level = level_of_values(approval, &known.values);
        known.values = values;
        let taken_back = step.is_some_and(|step| {
            let mut fields = step.clears.iter();
            fields.any(|field| changed.contains(field))
        });
        let nothing_left = known.values.iter().all(String::is_empty);
        // A step that clears what was signed ends the matter; it does not slip another value in.
        if !changed.is_empty() && (taken_back || nothing_left) {
            standing.approvals.shift_remove(id);
            continue;
        }
        let end = |reason: Option<String>, changed: Vec<String>| ApprovalEnd {
            event: index,
            by: event.by.clone(),
            at: event.at,
            reason,
            changed,
        };
        let proposed_at = known.proposed_at;
        let mut happened = |turn| {
            standing.approval_trail.push(ApprovalDeed {
                id: id.clone(),
                turn,
                at: event.at,
                proposed_at,
                level,
            });
        };
        let signed = matches!(known.state, ApprovalState::Granted | ApprovalState::Partly);
        if signed && !changed.is_empty() {
            known.state = ApprovalState::Void;
            known.end = Some(end(None, changed));
            happened(ApprovalTurn::Void);
        }
        let decides = step.and_then(|step| step.decides.as_ref());
        let Some((_, decision)) = decides.filter(|(decided, _)| decided == id) else {
            continue;
        };
        let reason = || event.set.get("reason").cloned();
        match (decision, &weighed) {
            (Decision::Grant, Weighed::Signs(signing)) => {
                known.signatures.push(signing.signature.clone());
                known.state = signing.state;
                if known.state == ApprovalState::Granted {
                    happened(ApprovalTurn::Granted);
                }
            }
            (Decision::Refuse, _) if known.state.is_open() => {
                known.state = ApprovalState::Refused;
                happened(ApprovalTurn::Refused);
                known.end = Some(end(reason(), Vec::new()));
            }
            (Decision::Withdraw, _) if known.state.is_open() => {
                known.state = ApprovalState::Withdrawn;
                happened(ApprovalTurn::Withdrawn);
                known.end = Some(end(reason(), Vec::new()));
            }
            _ => {}
        }
    }
    standing.facts.shift_remove(APPROVED);
    standing.facts.shift_remove(SIGNED_AS);
}

/// Returns the covered fields that an event changed.
fn changed(
    approval: &Approval,
    known: &ApprovalStanding,
    values: &[String],
    event: &Event,
) -> Vec<String> {
    let fields = approval.covers.iter().enumerate();
    fields
        .filter(|(place, field)| {
            known.values.get(*place) != values.get(*place) || event.changed.contains(*field)
        })
        .map(|(_, field)| field.clone())
        .collect()
}
