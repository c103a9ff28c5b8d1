//! What a customer was given, payment by payment, and what came back of advances; in fen.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::{ApprovalState, Procedure, Standing};
use crate::domain::Event;
use crate::profile::{RedressEffect, Step};

/// One redress that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The event that gave it, by its place in the history.
    pub event: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What: refund, exchange, apology …, by the profile's kinds of redress; `None` when nobody said.
    pub kind: Option<String>,
    /// How much; `None` when it is no money.
    pub amount: Option<i64>,
    /// Who paid; `None` when nobody said.
    pub payer: Option<String>,
    /// What of the amount was paid in advance for somebody else.
    pub advanced: i64,
    /// The approvals that it needed and that were not granted when it was given.
    pub unapproved: Vec<String>,
}

/// A part of an advance that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The event that recorded it, by its place in the history.
    pub event: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// How much.
    pub amount: i64,
    /// From whom; `None` when nobody said.
    pub payer: Option<String>,
}

/// What of the advances will not come back: it stays with whoever paid it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borne {
    /// The event that recorded it, by its place in the history.
    pub event: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// How much was outstanding then.
    pub amount: i64,
}

/// All redress of a case, in the order of its history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redress {
    /// What was given.
    pub payments: Vec<Payment>,
    /// What came back.
    pub recoveries: Vec<Recovery>,
    /// What will not come back.
    pub borne: Vec<Borne>,
    /// What was recorded since the last payment or recovery, by field: the next one uses it up.
    pending: IndexMap<&'static str, String>,
}

/// The fields that a payment or a recovery uses up.
const USED_UP: [&str; 5] = ["redress", "amount", "payer", "payer_share", "recovered"];

impl Redress {
    /// Starts with what intake recorded.
    pub(super) fn begin(details: &IndexMap<String, String>) -> Self {
        let mut redress = Self::default();
        redress.note(details);
        redress
    }

    fn note(&mut self, recorded: &IndexMap<String, String>) {
        for field in USED_UP {
            match recorded.get(field) {
                Some(value) if value.is_empty() => {
                    self.pending.shift_remove(field);
                }
                Some(value) => {
                    self.pending.insert(field, value.clone());
                }
                None => {}
            }
        }
    }

    /// Returns the sum of what was given.
    pub fn given(&self) -> i64 {
        sum(self.payments.iter().filter_map(|payment| payment.amount))
    }

    /// Returns the sum of what was paid in advance.
    pub fn advanced(&self) -> i64 {
        sum(self.payments.iter().map(|payment| payment.advanced))
    }

    /// Returns the sum of what came back.
    pub fn recovered(&self) -> i64 {
        sum(self.recoveries.iter().map(|recovery| recovery.amount))
    }

    /// Returns the sum of what will not come back.
    pub fn borne(&self) -> i64 {
        sum(self.borne.iter().map(|borne| borne.amount))
    }

    /// Returns what of the advances is still to come back; never below nought.
    pub fn outstanding(&self) -> i64 {
        let back = self.recovered().saturating_add(self.borne());
        self.advanced().saturating_sub(back).max(0)
    }

    /// Returns what had happened before a moment.
    pub fn before(&self, moment: DateTime<FixedOffset>) -> Self {
        let mut past = self.clone();
        past.payments.retain(|payment| payment.at < moment);
        past.recoveries.retain(|recovery| recovery.at < moment);
        past.borne.retain(|borne| borne.at < moment);
        past
    }

    /// Returns the value of a fact such as `redress_given`; `None` at nought, and for every other name.
    pub(super) fn fact(&self, name: &str) -> Option<String> {
        let fen = match name {
            "redress_given" => self.given(),
            "redress_advanced" => self.advanced(),
            "redress_recovered" => self.recovered(),
            "redress_borne" => self.borne(),
            "redress_outstanding" => self.outstanding(),
            _ => 0,
        };
        (fen > 0).then(|| fen.to_string())
    }
}

/// Returns the approvals of what is given that are not granted: those that the case needs and that cover what it
/// is, or how much.
fn unapproved(standing: &Standing, amount: Option<i64>, procedure: &Procedure) -> Vec<String> {
    let covered = |field: &String| match field.as_str() {
        "redress" => true,
        "amount" | "payer" | "payer_share" => amount.is_some(),
        _ => false,
    };
    let granted = |id: &str| {
        let known = standing.approvals.get(id);
        known.is_some_and(|known| known.state == ApprovalState::Granted)
    };
    let approvals = procedure.profile.approvals.iter();
    approvals
        .filter(|(_, approval)| approval.when.holds(standing))
        .filter(|(id, approval)| approval.covers.iter().any(covered) && !granted(id))
        .map(|(id, _)| id.clone())
        .collect()
}

fn sum(fen: impl Iterator<Item = i64>) -> i64 {
    fen.fold(0, i64::saturating_add)
}

/// Notes what an event recorded, by a step or not; what the step takes back goes first.
pub(super) fn note(standing: &mut Standing, event: &Event, step: Option<&Step>) {
    let redress = &mut standing.redress;
    if let Some(step) = step {
        redress
            .pending
            .retain(|field, _| !step.clears.iter().any(|cleared| cleared == field));
        redress.note(&step.sets);
    }
    redress.note(&event.set);
}

/// Adds what an event gave or brought back. The values are those of the event, else those recorded since the payment or
/// recovery before it: what was paid once is not paid again because nobody said otherwise.
pub(super) fn apply(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    note(standing, event, Some(step));
    if step.redress == RedressEffect::Nothing {
        return;
    }
    if step.redress == RedressEffect::Bears {
        let amount = standing.redress.outstanding();
        let borne = Borne {
            event: index,
            at: event.at,
            amount,
        };
        standing.redress.borne.push(borne);
        return;
    }
    let pending = std::mem::take(&mut standing.redress.pending);
    let text = |field: &str| pending.get(field).cloned();
    let fen = |field: &str| text(field).and_then(|text| text.parse::<i64>().ok());
    let payer = text("payer");
    match step.redress {
        RedressEffect::Nothing | RedressEffect::Bears => {}
        RedressEffect::Gives => {
            let amount = fen("amount");
            let advances = |payer: &String| procedure.profile.advancing.contains(payer);
            // What the payer bears is all of it, or nothing where it pays for somebody else, unless the share is told.
            let share = match fen("payer_share") {
                Some(share) => share.clamp(0, amount.unwrap_or(0).max(0)),
                None if payer.as_ref().is_some_and(advances) => 0,
                None => amount.unwrap_or(0),
            };
            let payment = Payment {
                event: index,
                at: event.at,
                kind: text("redress"),
                amount,
                payer,
                advanced: amount.unwrap_or(0).saturating_sub(share),
                unapproved: unapproved(standing, amount, procedure),
            };
            standing.redress.payments.push(payment);
        }
        RedressEffect::Recovers => {
            let recovery = Recovery {
                event: index,
                at: event.at,
                amount: fen("recovered").unwrap_or(0),
                payer,
            };
            standing.redress.recoveries.push(recovery);
        }
    }
}
