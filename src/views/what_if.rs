//! The clocks of a case by its own policy and by another one, side by side, and what else that makes of it.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use super::case_page::ClockView;
use super::what_if_steps::WhatElse;
use crate::workflow::{Dossier, Judged, Procedure};

/// How the clocks of a case stand by another policy.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WhatIfView {
    /// The profile whose policy it is.
    pub profile: String,
    /// The fingerprint of its limits and calendar.
    pub policy: String,
    /// The clocks, as they stand by either.
    pub clocks: Vec<WhatIfClock>,
    /// Steps, approvals and escalations, where they differ.
    #[serde(flatten)]
    pub more: WhatElse,
}

/// One run of a clock by either policy.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WhatIfClock {
    /// The clock.
    pub id: String,
    /// The round that it started in.
    pub round: u32,
    /// By the policy of the case; null where that has no such clock.
    pub own: Option<ClockView>,
    /// By the other policy; null where that has no such clock.
    pub other: Option<ClockView>,
}

/// A case as another policy judges it.
#[derive(Debug)]
pub struct JudgedBy<'a> {
    /// The case, without the verdicts in its history.
    pub dossier: Dossier,
    /// The procedure of the case with the rules of time of the other policy.
    pub procedure: &'a Procedure,
    /// The other policy.
    pub policy: &'a Procedure,
}

impl WhatIfView {
    /// Returns the clocks of a case by its own policy and by another, and what else that makes of it.
    pub fn of(
        own: &Dossier,
        procedure: &Procedure,
        other: &JudgedBy<'_>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let policy = other.policy;
        let clocks = paired(own, &other.dossier).into_iter().map(|(own, other)| {
            let either = own.or(other);
            WhatIfClock {
                id: either.map_or_else(String::new, |clock| clock.id.clone()),
                round: either.map_or(1, |clock| clock.round),
                own: own.map(ClockView::of),
                other: other.map(ClockView::of),
            }
        });
        Self {
            profile: policy.profile.name.clone(),
            policy: policy.policy.clone(),
            clocks: clocks.collect(),
            more: WhatElse::of(own, procedure, other, now),
        }
    }
}

/// Returns the runs of clocks in pairs: the first of a clock in a round with the first, and so on; those
/// that only one policy knows stand alone, after the others.
pub fn paired<'a>(
    own: &'a Dossier,
    other: &'a Dossier,
) -> Vec<(Option<&'a Judged>, Option<&'a Judged>)> {
    let mut left: Vec<&Judged> = other.clocks.iter().collect();
    let mut pairs: Vec<(Option<&Judged>, Option<&Judged>)> = Vec::new();
    for clock in &own.clocks {
        let twin = left
            .iter()
            .position(|other| other.id == clock.id && other.round == clock.round);
        pairs.push((Some(clock), twin.map(|place| left.remove(place))));
    }
    pairs.extend(left.into_iter().map(|other| (None, Some(other))));
    pairs
}
