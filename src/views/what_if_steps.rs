//! What else another policy makes of a case: the steps that are possible and by whom, the levels of approvals, the
//! escalations that are due.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use super::what_if::JudgedBy;
use crate::workflow::{Dossier, Procedure, Standing, due_escalations, level_of, offers};

/// What another policy makes of a case besides its clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatElse {
    /// The escalations that are due by the policy of the case, the highest first.
    pub escalations: Vec<String>,
    /// Those that are due by the other.
    pub escalations_by_other: Vec<String>,
    /// The approvals that either asks for otherwise than the other.
    pub approvals: Vec<WhatIfApproval>,
    /// The steps that only one allows now, or to other roles; null where the other has no such state.
    pub steps: Option<Vec<WhatIfStep>>,
}

/// An approval by either policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfApproval {
    /// The approval.
    pub id: String,
    /// The signatures that the case needs by its own policy, each with the roles of which one signs; null where it
    /// knows no such approval.
    pub own: Option<Vec<Vec<String>>>,
    /// The signatures that it needs by the other.
    pub other: Option<Vec<Vec<String>>>,
}

/// A step by either policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfStep {
    /// The step.
    pub id: String,
    /// The roles that may take it by the policy of the case, empty: anybody; null where it is not possible.
    pub own: Option<Vec<String>>,
    /// The roles that may take it by the other.
    pub other: Option<Vec<String>>,
}

impl WhatElse {
    /// Compares a case by its own policy with the same case by another.
    pub fn of(
        own: &Dossier,
        procedure: &Procedure,
        other: &JudgedBy<'_>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let due = |standing: &Standing, procedure: &Procedure| -> Vec<String> {
            let due = due_escalations(standing, procedure, now);
            due.iter().map(|one| one.id.to_owned()).collect()
        };
        let states = &other.policy.profile.states;
        let is_known = states.contains_key(&own.standing.summary.status);
        Self {
            escalations: due(&own.standing, procedure),
            escalations_by_other: due(&other.dossier.standing, other.procedure),
            approvals: approvals(&own.standing, procedure, other.policy),
            steps: is_known.then(|| steps(&own.standing, procedure, other.policy, now)),
        }
    }
}

/// Returns the ids of two lists, each once.
fn either<'a>(
    own: impl Iterator<Item = &'a str>,
    other: impl Iterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in own.chain(other) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn approvals(standing: &Standing, own: &Procedure, other: &Procedure) -> Vec<WhatIfApproval> {
    let ids = either(
        own.profile.approvals.keys().map(String::as_str),
        other.profile.approvals.keys().map(String::as_str),
    );
    let signatures = |id: &str, procedure: &Procedure| {
        let approval = procedure.profile.approvals.get(id)?;
        let level = approval.levels.get(level_of(approval, standing))?;
        Some(level.signatures.clone())
    };
    let rows = ids.into_iter().map(|id| WhatIfApproval {
        id: id.to_owned(),
        own: signatures(id, own),
        other: signatures(id, other),
    });
    rows.filter(|row| row.own != row.other).collect()
}

fn steps(
    standing: &Standing,
    own: &Procedure,
    other: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<WhatIfStep> {
    let (by_own, by_other) = (offers(standing, own, now), offers(standing, other, now));
    let ids = either(
        by_own.iter().map(|offer| offer.id),
        by_other.iter().map(|offer| offer.id),
    );
    let roles = |offers: &[crate::workflow::Offer<'_>], id: &str| {
        let offer = offers.iter().find(|offer| offer.id == id)?;
        Some(offer.roles.clone())
    };
    let rows = ids.into_iter().map(|id| WhatIfStep {
        id: id.to_owned(),
        own: roles(&by_own, id),
        other: roles(&by_other, id),
    });
    rows.filter(|row| row.own != row.other).collect()
}
