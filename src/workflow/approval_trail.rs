//! What became of approvals, in order: for figures that count what happened, when, and how long it took.

use chrono::{DateTime, FixedOffset};

use crate::profile::Approval;

/// What happened to an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalTurn {
    /// It was put up, or put up again.
    Proposed,
    /// The last signature was given.
    Granted,
    /// Somebody refused.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// What was signed was changed.
    Void,
}

/// Something that happened to an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalDeed {
    /// The approval.
    pub id: String,
    /// What happened.
    pub turn: ApprovalTurn,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// When it had been put up, the last time.
    pub proposed_at: DateTime<FixedOffset>,
    /// The level that the amount led to, from 0: when it was put up that of the proposal, else that before the event.
    pub level: usize,
}

/// Returns the level of covered values, from 0.
pub(super) fn level_of_values(approval: &Approval, values: &[String]) -> usize {
    let amount = approval.amount.as_ref();
    let place = amount.and_then(|field| approval.covers.iter().position(|one| one == field));
    let fen = place.and_then(|place| values.get(place)?.parse().ok());
    approval.level(fen).map_or(0, |(place, _)| place)
}
