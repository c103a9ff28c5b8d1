//! Escalations that are due and not recorded, in what `due` lists beside clocks.

use chrono::{DateTime, FixedOffset};

use crate::workflow::{Dossier, DueEscalation, Offer, Procedure, due_escalations, offers};

/// An escalation that is due, with its case.
#[derive(Debug)]
pub struct EscalationDue<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// The escalation.
    pub due: DueEscalation<'a>,
    /// Its step; `None` while the case stands where it is not possible.
    pub offer: Option<Offer<'a>>,
}

impl EscalationDue<'_> {
    /// Returns the roles whose turn it is; empty: anybody.
    pub fn roles(&self) -> Vec<String> {
        self.offer
            .as_ref()
            .map_or_else(Vec::new, |offer| offer.roles.clone())
    }

    /// Returns the people whose turn it is; none where anybody may, or where no people are configured.
    pub fn people(&self) -> Vec<String> {
        let roles = self.roles();
        let people = self.procedure.people.with_roles(&roles);
        people.map(|person| person.id.clone()).collect()
    }
}

/// Returns the escalations of a case that are due and not recorded, the highest first.
pub fn escalations_due<'a>(
    dossier: &'a Dossier,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<EscalationDue<'a>> {
    let standing = &dossier.standing;
    let due = due_escalations(standing, procedure, now);
    if due.is_empty() {
        return Vec::new();
    }
    let possible = offers(standing, procedure, now);
    due.into_iter()
        .map(|due| EscalationDue {
            dossier,
            procedure,
            offer: possible
                .iter()
                .find(|offer| offer.id == due.rule.step)
                .cloned(),
            due,
        })
        .collect()
}
