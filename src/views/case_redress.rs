//! What the customer of a case was given, and the papers of the case, for scripts.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Case;
use crate::time::format_moment;
use crate::workflow::{Dossier, PaperHeld, Payment, Procedure, Recovery, papers_of};

/// What the customer of a case was given; amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RedressView {
    /// What was given, oldest first.
    pub payments: Vec<PaymentView>,
    /// What came back of advances, oldest first.
    pub recoveries: Vec<RecoveryView>,
    /// What will not come back and stays with whoever paid it, oldest first; absent when nothing does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub borne: Vec<BorneView>,
    /// The sum of what was given.
    pub given: i64,
    /// What of it was paid in advance for somebody else.
    pub advanced: i64,
    /// What of that came back.
    pub recovered: i64,
    /// What of that has not come back.
    pub outstanding: i64,
}

/// One redress that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PaymentView {
    /// The event that gave it.
    pub event: String,
    /// When.
    pub at: String,
    /// Who took the step.
    pub by: String,
    /// What it was, by the profile's kinds of redress.
    pub redress: Option<String>,
    /// How much; null when it is no money.
    pub amount: Option<i64>,
    /// Who paid.
    pub payer: Option<String>,
    /// What of the amount was paid in advance for somebody else.
    pub advanced: i64,
    /// The approvals that it needed and that were not granted.
    pub unapproved: Vec<String>,
}

/// A part of an advance that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecoveryView {
    /// The event that recorded it.
    pub event: String,
    /// When.
    pub at: String,
    /// Who took the step.
    pub by: String,
    /// How much.
    pub amount: i64,
    /// From whom.
    pub payer: Option<String>,
}

/// A part of an advance that will not come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BorneView {
    /// The event that recorded it.
    pub event: String,
    /// When.
    pub at: String,
    /// Who took the step.
    pub by: String,
    /// How much.
    pub amount: i64,
}

/// A paper that the case has or must have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PaperView {
    /// The paper.
    pub paper: String,
    /// How it stands.
    #[schemars(extend("enum" = ["signed", "unsigned", "missing"]))]
    pub state: String,
    /// Whether the case must have it.
    pub required: bool,
    /// Whether it, or the signature on it, is still to come.
    pub wanting: bool,
    /// Who gets a copy each: departments, roles or payers.
    pub copies: Vec<String>,
    /// The attached file that shows it.
    pub file: Option<String>,
    /// The event that last recorded it.
    pub event: Option<String>,
}

impl RedressView {
    /// Returns what the customer was given; `None` when nothing was.
    pub fn of(dossier: &Dossier) -> Option<Self> {
        let Dossier { case, standing, .. } = dossier;
        let redress = &standing.redress;
        if redress.payments.is_empty() && redress.recoveries.is_empty() {
            return None;
        }
        let payments = redress.payments.iter();
        let recoveries = redress.recoveries.iter();
        Some(Self {
            payments: payments
                .map(|payment| payment_view(payment, case))
                .collect(),
            recoveries: recoveries
                .map(|recovery| recovery_view(recovery, case))
                .collect(),
            borne: redress
                .borne
                .iter()
                .map(|borne| {
                    let (event, by) = event_of(case, borne.event);
                    BorneView {
                        event,
                        at: format_moment(borne.at),
                        by,
                        amount: borne.amount,
                    }
                })
                .collect(),
            given: redress.given(),
            advanced: redress.advanced(),
            recovered: redress.recovered(),
            outstanding: redress.outstanding(),
        })
    }
}

fn payment_view(payment: &Payment, case: &Case) -> PaymentView {
    let (event, by) = event_of(case, payment.event);
    PaymentView {
        event,
        at: format_moment(payment.at),
        by,
        redress: payment.kind.clone(),
        amount: payment.amount,
        payer: payment.payer.clone(),
        advanced: payment.advanced,
        unapproved: payment.unapproved.clone(),
    }
}

fn recovery_view(recovery: &Recovery, case: &Case) -> RecoveryView {
    let (event, by) = event_of(case, recovery.event);
    RecoveryView {
        event,
        at: format_moment(recovery.at),
        by,
        amount: recovery.amount,
        payer: recovery.payer.clone(),
    }
}

/// Returns the id of an event of the history, and who caused it.
fn event_of(case: &Case, index: usize) -> (String, String) {
    let event = case.history.get(index);
    event.map_or_else(Default::default, |event| {
        (event.id.to_string(), event.by.clone())
    })
}

impl PaperView {
    /// Returns the papers that a case has, and those that it must have.
    pub fn all_of(dossier: &Dossier, procedure: &Procedure) -> Vec<Self> {
        let held = papers_of(&dossier.standing, procedure);
        held.iter()
            .map(|paper| Self::of(paper, &dossier.case))
            .collect()
    }

    fn of(paper: &PaperHeld<'_>, case: &Case) -> Self {
        Self {
            paper: paper.id.to_owned(),
            state: paper.state.code().to_owned(),
            required: paper.required,
            wanting: paper.is_wanting(),
            copies: paper.copies.iter().map(|to| (*to).to_owned()).collect(),
            file: paper.on_file.and_then(|known| known.file.clone()),
            event: paper.on_file.map(|known| event_of(case, known.event).0),
        }
    }
}
