//! Where a case stands: what replaying its history yields.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::papers::{self, PaperOnFile};
use super::redress::Redress;
use super::{ApprovalStanding, EscalationTrail, Item};
use crate::domain::{Hold, Stamp, Summary};
use crate::profile::{APPROVAL_FACT, ClockScope, ESCALATED, Facts};
use crate::say::Message;
use crate::time::{Limit, Pause};

/// An event that the profile does not allow where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Illegal {
    /// Its place in the history, from 0.
    pub event: usize,
    /// The key below the event that is concerned; empty for the event itself.
    pub key: &'static str,
    /// Why.
    pub message: Message,
}

/// An extension of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// When it was granted.
    pub at: DateTime<FixedOffset>,
    /// By how much.
    pub by: Limit,
}

/// One run of a clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// The clock's id in the profile.
    pub id: String,
    /// What it measures.
    pub scope: ClockScope,
    /// The item that it runs for; `None` where it runs for the case.
    pub item: Option<String>,
    /// The round that it started in.
    pub round: u32,
    /// When it started.
    pub started: DateTime<FixedOffset>,
    /// The event that started it.
    pub start_event: usize,
    /// The extensions granted.
    pub extensions: Vec<Extension>,
    /// When it was stopped; `None` while it runs.
    pub stopped: Option<DateTime<FixedOffset>>,
    /// The event that stopped it.
    pub stop_event: Option<usize>,
    /// The verdict that the event carries; `None` when it carries none.
    pub stamp: Option<Stamp>,
    /// The priority of the case when the clock was stopped.
    pub priority: Option<String>,
    /// The moment that the clock's due field gave when it was stopped; `None` for clocks with a limit.
    pub due_at: Option<DateTime<FixedOffset>>,
}

/// One round: a dispatch, its result, what the customer said of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Round {
    /// When it began.
    pub began: Option<DateTime<FixedOffset>>,
    /// What the customer said, as last asked in this round.
    pub satisfaction: Option<String>,
    /// The rating given in this round, 1 to 5.
    pub rating: Option<u8>,
    /// Who asked.
    pub asked_by: Option<String>,
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The lines that sum it up.
    pub summary: Summary,
    /// Its kind.
    pub kind: String,
    /// How it came.
    pub channel: Option<String>,
    /// When it reached the team.
    pub received: DateTime<FixedOffset>,
    /// The last value of every field.
    pub facts: IndexMap<String, String>,
    /// The times during which it was paused; the last may be open.
    pub pauses: Vec<Pause>,
    /// All runs of all clocks, in the order they started.
    pub clocks: Vec<Clock>,
    /// The things within it that have a life of their own, in the order they were opened.
    pub items: Vec<Item>,
    /// The rounds; index 0 is round 1.
    pub rounds: Vec<Round>,
    /// The approvals that were put up, by their ids.
    pub approvals: IndexMap<String, ApprovalStanding>,
    /// What happened to approvals, in order.
    pub approval_trail: Vec<super::ApprovalDeed>,
    /// Corrections of which the history keeps the name of the field alone: event and field.
    pub corrected: Vec<(usize, String)>,
    /// Who last took each step.
    pub takers: IndexMap<String, String>,
    /// Since when it is in its state.
    pub since: DateTime<FixedOffset>,
    /// When it first came to an end; `None` while it never did.
    pub first_ended: Option<DateTime<FixedOffset>>,
    /// When it came to the end that it stands in; `None` while it is open.
    pub ended: Option<DateTime<FixedOffset>>,
    /// When it left an end again, each time.
    pub reopened: Vec<DateTime<FixedOffset>>,
    /// The states it was in, with the moment of entry, in order.
    pub path: Vec<(DateTime<FixedOffset>, String)>,
    /// What it says of escalations.
    pub escalations: EscalationTrail,
    /// What the profile does not allow.
    pub illegal: Vec<Illegal>,
    /// What the customer was given.
    pub redress: Redress,
    /// The papers, by id.
    pub papers: IndexMap<String, PaperOnFile>,
    /// The hold that keeps the file; `None` when nobody holds it.
    pub hold: Option<Hold>,
}

impl Standing {
    /// Returns since when the case is paused; `None` when it is not.
    pub fn paused_since(&self) -> Option<DateTime<FixedOffset>> {
        self.pauses
            .last()
            .filter(|pause| pause.to.is_none())
            .map(|pause| pause.from)
    }
}

impl Facts for Standing {
    fn fact(&self, field: &str) -> Option<String> {
        match field {
            "status" => Some(self.summary.status.clone()),
            "round" => Some(self.summary.round.to_string()),
            "paused" => self.paused_since().map(|_| "yes".to_owned()),
            "repeat" => self.facts.get("repeat_of").map(|_| "yes".to_owned()),
            "kind" => Some(self.kind.clone()),
            ESCALATED => {
                let levels = self.escalations.recorded.iter().map(|one| one.level);
                levels.max().map(|level| level.to_string())
            }
            _ => {
                let approval = field.strip_prefix(APPROVAL_FACT);
                if let Some(known) = approval.and_then(|id| self.approvals.get(id)) {
                    return Some(known.state.code().to_owned());
                }
                self.facts
                    .get(field)
                    .filter(|value| !value.is_empty())
                    .cloned()
                    .or_else(|| self.item_fact(field))
                    .or_else(|| self.redress.fact(field))
                    .or_else(|| papers::fact(&self.papers, field))
            }
        }
    }
}
