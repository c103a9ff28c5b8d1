//! The approvals of a case: how each stands, who signed, whose signature is missing, why it is void.

use schemars::JsonSchema;
use serde::Serialize;

use crate::time::format_moment;
use crate::workflow::{ApprovalEnd, Dossier, Procedure, Signature, level_of, slots};

/// An approval that was put up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApprovalView {
    /// The approval.
    pub id: String,
    /// How it stands.
    #[schemars(extend("enum" = ["pending", "partly", "granted", "refused", "withdrawn", "void"]))]
    pub state: String,
    /// The level that the amount leads to, from 1.
    pub level: usize,
    /// How many levels there are.
    pub levels: usize,
    /// The amount in fen; null where there is none.
    pub amount: Option<i64>,
    /// Who put it up, the last time.
    pub proposed_by: String,
    /// When.
    pub proposed_at: String,
    /// The signatures since then, in the order given.
    pub signatures: Vec<SignatureView>,
    /// The signatures that are missing, each with the roles of which one must sign; empty unless it is open.
    pub missing: Vec<Vec<String>>,
    /// How it was refused, taken back or made void; null otherwise.
    pub end: Option<ApprovalEndView>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SignatureView {
    /// Who signed.
    pub by: String,
    /// When.
    pub at: String,
    /// In which roles; empty where roles decide nothing.
    pub roles: Vec<String>,
    /// The id of the event.
    pub event: String,
}

/// How an approval ended otherwise than by the last signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApprovalEndView {
    /// Who caused it.
    pub by: String,
    /// When.
    pub at: String,
    /// The reason given.
    pub reason: Option<String>,
    /// The fields whose change made it void; empty otherwise.
    pub changed: Vec<String>,
    /// The id of the event.
    pub event: String,
}

/// Returns the approvals that were put up, in the order of the profile.
pub fn approvals(dossier: &Dossier, procedure: &Procedure) -> Vec<ApprovalView> {
    let standing = &dossier.standing;
    let history = &dossier.case.history;
    let event_id = |place: usize| history.get(place).map(|event| event.id.to_string());
    let signature = |one: &Signature| SignatureView {
        by: one.by.clone(),
        at: format_moment(one.at),
        roles: one.roles.clone(),
        event: event_id(one.event).unwrap_or_default(),
    };
    let end = |end: &ApprovalEnd| ApprovalEndView {
        by: end.by.clone(),
        at: format_moment(end.at),
        reason: end.reason.clone(),
        changed: end.changed.clone(),
        event: event_id(end.event).unwrap_or_default(),
    };
    let approvals = procedure.profile.approvals.iter();
    approvals
        .filter_map(|(id, approval)| {
            let known = standing.approvals.get(id)?;
            let amount = approval.amount.as_ref();
            let amount = amount.filter(|field| !procedure.profile.is_restricted(field));
            let missing = slots(id, standing, procedure).into_iter();
            let missing = missing.filter(|slot| slot.signed.is_none() && known.state.is_open());
            Some(ApprovalView {
                id: id.clone(),
                state: known.state.code().to_owned(),
                level: level_of(approval, standing) + 1,
                levels: approval.levels.len(),
                amount: amount.and_then(|field| standing.facts.get(field)?.parse().ok()),
                proposed_by: known.proposer.clone(),
                proposed_at: history
                    .get(known.proposed)
                    .map(|event| format_moment(event.at))
                    .unwrap_or_default(),
                signatures: known.signatures.iter().map(signature).collect(),
                missing: missing.map(|slot| slot.roles).collect(),
                end: known.end.as_ref().map(end),
            })
        })
        .collect()
}
