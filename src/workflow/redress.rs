//! What a customer was given, payment by payment, and what came back of advances; in fen.

use chrono::{DateTime, FixedOffset};

use super::{Procedure, Standing};
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

/// All redress of a case, in the order of its history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redress {
    /// What was given.
    pub payments: Vec<Payment>,
    /// What came back.
    pub recoveries: Vec<Recovery>,
}

impl Redress {
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

    /// Returns what of the advances has not come back; never below nought.
    pub fn outstanding(&self) -> i64 {
        self.advanced().saturating_sub(self.recovered()).max(0)
    }

    /// Returns what had happened before a moment.
    pub fn before(&self, moment: DateTime<FixedOffset>) -> Self {
        let mut past = self.clone();
        past.payments.retain(|payment| payment.at < moment);
        past.recoveries.retain(|recovery| recovery.at < moment);
        past
    }

    /// Returns the value of a fact such as `redress_given`; `None` at nought, and for every other name.
    pub(super) fn fact(&self, name: &str) -> Option<String> {
        let fen = match name {
            "redress_given" => self.given(),
            "redress_advanced" => self.advanced(),
            "redress_recovered" => self.recovered(),
            "redress_outstanding" => self.outstanding(),
            _ => 0,
        };
        (fen > 0).then(|| fen.to_string())
    }
}

fn sum(fen: impl Iterator<Item = i64>) -> i64 {
    fen.fold(0, i64::saturating_add)
}

/// Adds what an event gave or brought back; the values are those of the event, else the last recorded ones.
pub(super) fn apply(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    let text = |field: &str| standing.facts.get(field).cloned();
    let fen = |field: &str| text(field).and_then(|text| text.parse::<i64>().ok());
    let payer = text("payer");
    match step.redress {
        RedressEffect::Nothing => {}
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
