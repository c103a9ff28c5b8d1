//! What is late or soon due: the clocks, how long they have, and whose turn it is.

use chrono::{DateTime, Duration, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use super::case_row::CaseRow;
use super::due_escalations::EscalationDue;
use super::escalations::EscalationView;
use super::turn;
use crate::time::format_moment;
use crate::workflow::{Dossier, Judged, Offer, Procedure, Verdict, roles_for};

/// From when on a running clock counts as soon due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// When so much of its time has gone as the profile says.
    Warning,
    /// When it is due within this time.
    Within(Duration),
}

/// A case with clocks that are late or soon due.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DueRow {
    /// The row.
    #[serde(flatten)]
    pub row: CaseRow,
    /// Its clocks that are late or soon due, the soonest first.
    pub clocks: Vec<DueClock>,
    /// Its escalations that are due and not recorded, the highest first.
    pub escalations: Vec<EscalationView>,
}

/// A clock that is late or soon due.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DueClock {
    /// The clock.
    pub id: String,
    /// The item that it runs for; absent where it runs for the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The round that it started in.
    pub round: u32,
    /// When it is due.
    pub due: String,
    /// How it stands.
    #[schemars(extend("enum" = ["late", "running"]))]
    pub verdict: String,
    /// How many seconds are left; below zero when it is late.
    pub remaining_s: i64,
    /// Whether the due moment depends on a year that the calendar has no data for.
    pub provisional: bool,
    /// The possible steps that stop it, or that lead towards it.
    pub steps: Vec<String>,
    /// The roles whose turn it is; empty: anybody.
    pub roles: Vec<String>,
    /// The people who have one of these roles.
    pub people: Vec<String>,
}

/// A clock that is late or soon due, with its case.
#[derive(Debug)]
pub struct Due<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// The clock.
    pub clock: &'a Judged,
    /// The possible steps that stop it, or that lead towards it.
    pub offers: Vec<Offer<'a>>,
}

impl Due<'_> {
    /// Returns the roles whose turn it is, each once; empty: anybody.
    pub fn roles(&self) -> Vec<String> {
        let mut roles: Vec<String> = Vec::new();
        let asked: Vec<Vec<String>> = self.offers.iter().map(|offer| self.asked(offer)).collect();
        if asked.iter().any(Vec::is_empty) {
            return roles;
        }
        for role in asked.into_iter().flatten() {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// Returns the roles that may take a step; for the clock of an item, those that may for that item.
    fn asked(&self, offer: &Offer<'_>) -> Vec<String> {
        let standing = &self.dossier.standing;
        let item = self.clock.item.as_ref();
        let item = item.and_then(|item| standing.item(&item.kind, &item.id));
        let own = item.and_then(|item| roles_for(offer.step, item, standing, self.procedure));
        own.unwrap_or_else(|| offer.roles.clone())
    }

    /// Returns the people whose turn it is: the handler alone when they have one of the roles.
    pub fn people(&self) -> Vec<String> {
        let roles = self.roles();
        let people: Vec<_> = self
            .procedure
            .people
            .with_roles(&roles)
            .map(|person| person.id.clone())
            .collect();
        match &self.dossier.standing.summary.handler {
            Some(handler) if people.contains(handler) => vec![handler.clone()],
            _ => people,
        }
    }

    fn view(&self, now: DateTime<FixedOffset>) -> DueClock {
        DueClock {
            id: self.clock.id.clone(),
            item: self.clock.item.as_ref().map(|item| item.id.clone()),
            round: self.clock.round,
            due: format_moment(self.clock.due),
            verdict: self.clock.verdict.code().to_owned(),
            remaining_s: (self.clock.due - now).num_seconds(),
            provisional: self.clock.provisional,
            steps: self
                .offers
                .iter()
                .map(|offer| offer.id.to_owned())
                .collect(),
            roles: self.roles(),
            people: self.people(),
        }
    }
}

/// Returns the clocks of a case that are late or soon due, the soonest first.
pub fn due_clocks<'a>(
    dossier: &'a Dossier,
    procedure: &'a Procedure,
    horizon: Horizon,
    now: DateTime<FixedOffset>,
) -> Vec<Due<'a>> {
    let is_soon = |clock: &Judged| match horizon {
        Horizon::Warning => clock.is_soon_due(now),
        Horizon::Within(time) => clock.verdict == Verdict::Running && clock.due - now <= time,
    };
    let mut clocks: Vec<_> = dossier
        .clocks
        .iter()
        .filter(|clock| clock.verdict == Verdict::Late || is_soon(clock))
        .collect();
    clocks.sort_by_key(|clock| clock.due);
    clocks
        .into_iter()
        .map(|clock| Due {
            dossier,
            procedure,
            clock,
            offers: turn::stops(&clock.id, &dossier.standing, procedure, now),
        })
        .collect()
}

/// Returns the rows of clocks and escalations, a case once, in the order of what is soonest in it.
pub fn due_rows(
    dues: &[Due<'_>],
    escalations: &[EscalationDue<'_>],
    now: DateTime<FixedOffset>,
) -> Vec<DueRow> {
    let mut rows: Vec<(DateTime<FixedOffset>, DueRow)> = Vec::new();
    for due in dues {
        let row = row_of(&mut rows, due.dossier, due.clock.due);
        row.clocks.push(due.view(now));
    }
    for escalation in escalations {
        let (dossier, due) = (escalation.dossier, &escalation.due);
        let view = EscalationView::of_due(due, &dossier.standing, escalation.procedure);
        row_of(&mut rows, dossier, due.since).escalations.push(view);
    }
    rows.sort_by(|(left, one), (right, other)| (left, &one.row.id).cmp(&(right, &other.row.id)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Returns the row of a case, which begins with what is soonest in it.
fn row_of<'r>(
    rows: &'r mut Vec<(DateTime<FixedOffset>, DueRow)>,
    dossier: &Dossier,
    at: DateTime<FixedOffset>,
) -> &'r mut DueRow {
    let id = dossier.case.number.as_str();
    let place = match rows.iter().position(|(_, row)| row.row.id == id) {
        Some(place) => place,
        None => {
            let row = DueRow {
                row: CaseRow::of(dossier),
                clocks: Vec::new(),
                escalations: Vec::new(),
            };
            rows.push((at, row));
            rows.len() - 1
        }
    };
    let (soonest, row) = &mut rows[place];
    *soonest = at.min(*soonest);
    row
}
