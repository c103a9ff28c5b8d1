//! Whose turn it is: the possible steps that carry a case on, as against those that may always come between.

use chrono::{DateTime, FixedOffset};

use super::own_items::own_items_of;
use crate::profile::{Decision, RoundEffect, StateGroup, Step, StepEffect, Test};
use crate::workflow::{Dossier, Offer, Procedure, Standing, offers};

/// Returns the possible steps that carry the case on.
///
/// A step does when it leads to a state that the round has not seen, begins a round, ends a pause, or
/// answers what another step put: a request, an escalation; or when it records an escalation that is due. Withdrawal, reassignment and the like do not.
pub fn turns<'a>(
    standing: &Standing,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Offer<'a>> {
    let mut offers = offers(standing, procedure, now);
    offers.retain(|offer| {
        !offer.escalations.is_empty() || carries_on(offer.step, standing, procedure)
    });
    offers
}

fn carries_on(step: &Step, standing: &Standing, procedure: &Procedure) -> bool {
    if step.effect == StepEffect::Resumes || step.round == RoundEffect::Next {
        return true;
    }
    if answers(step, procedure) || is_signature(step) || lets_sign(step, standing, procedure) {
        return true;
    }
    let Some(to) = &step.to else {
        return false;
    };
    let began = standing.rounds.last().and_then(|round| round.began);
    let seen = standing
        .path
        .iter()
        .any(|(at, state)| state == to && began.is_none_or(|began| *at >= began));
    !seen && procedure.profile.group_of(to) != StateGroup::Excluded
}

/// Tells whether a step is possible only because another one put something.
fn answers(step: &Step, procedure: &Procedure) -> bool {
    step.when.tests.iter().any(|(field, test)| {
        let put = |value: &String| {
            procedure
                .profile
                .steps
                .values()
                .any(|other| other.sets.get(field) == Some(value))
        };
        matches!(test, Test::OneOf(values) if values.iter().any(put))
    })
}

/// Tells whether a step gives what the signing of an approval that is open waits for, such as a leader's instruction.
fn lets_sign(step: &Step, standing: &Standing, procedure: &Procedure) -> bool {
    let gives = |field: &str| {
        step.sets.contains_key(field) || step.needs.iter().any(|need| need.field == field)
    };
    let open = standing.approvals.iter();
    open.filter(|(_, known)| known.state.is_open())
        .any(|(id, _)| {
            let grant = procedure.profile.approvals.get(id);
            let grant = grant.and_then(|rule| procedure.profile.steps.get(&rule.grant));
            let unmet = grant.map(|grant| grant.when.unmet(standing));
            unmet.is_some_and(|unmet| unmet.iter().any(|(field, _)| gives(field)))
        })
}

/// Tells whether a case waits for a person: their department has an item to answer, or their signature is missing; or
/// it is open and they have it, or it is
/// their turn and nobody else who could take it has it; or a clock runs that they can stop, and who has it cannot.
pub fn waits_for(
    person: &str,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> bool {
    let ended = dossier.standing.ended.is_some();
    let mut approvals = dossier.standing.approvals.values();
    let have_roles = procedure.people.have_roles();
    if have_roles && !own_items_of(Some(person), dossier, procedure, now).is_empty() {
        return true;
    }
    if ended && !approvals.any(|known| known.state.is_open()) {
        return false;
    }
    let turns = turns(&dossier.standing, procedure, now);
    // Nobody signs for another, whoever has the case; a signature is missing after its end too.
    let signs = |offer: &Offer<'_>| {
        // What was asked for is decided by whoever may, though the case itself is with another.
        let handler = dossier.standing.summary.handler.as_deref();
        let by_handler = || handler.is_some_and(|has| offer.may(has, procedure));
        let asked = is_signature(offer.step)
            || lets_sign(offer.step, &dossier.standing, procedure)
            || !ended && answers(offer.step, procedure) && !by_handler();
        asked && offer.may(person, procedure)
    };
    if have_roles && turns.iter().any(signs) {
        return true;
    }
    if ended {
        return false;
    }
    let handler = dossier.standing.summary.handler.as_deref();
    if handler == Some(person) {
        return true;
    }
    let may = |who: &str| turns.iter().any(|offer| offer.may(who, procedure));
    have_roles
        && (may(person) && !handler.is_some_and(may) || owes(person, dossier, procedure, now))
}

/// Tells whether a clock of the case runs that this person can stop now, and whoever has the case cannot: a written
/// notice that the desk owes while the unit looks into it.
fn owes(
    person: &str,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> bool {
    let handler = dossier.standing.summary.handler.as_deref();
    let possible = offers(&dossier.standing, procedure, now);
    let clocks = dossier.clocks.iter();
    let mut running = clocks.filter(|clock| clock.verdict.is_open() && clock.item.is_none());
    running.any(|clock| {
        let rule = procedure.profile.clocks.get(&clock.id);
        let stop = rule.map(|rule| rule.stop.as_slice()).unwrap_or_default();
        let can_stop = |who: &str| {
            let mut stopping = possible
                .iter()
                .filter(|offer| stop.iter().any(|step| step == offer.id));
            stopping.any(|offer| offer.may(who, procedure))
        };
        can_stop(person) && !handler.is_some_and(can_stop)
    })
}

/// Tells whether a step signs.
fn is_signature(step: &Step) -> bool {
    matches!(step.decides, Some((_, Decision::Grant)))
}

/// Returns the possible steps that stop a clock; where none does, those that carry the case on towards it.
pub fn stops<'a>(
    clock: &str,
    standing: &Standing,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Offer<'a>> {
    let stopping = procedure
        .profile
        .clocks
        .get(clock)
        .map(|rule| rule.stop.as_slice())
        .unwrap_or_default();
    let mut found = offers(standing, procedure, now);
    found.retain(|offer| stopping.iter().any(|step| step == offer.id));
    if found.is_empty() {
        found = turns(standing, procedure, now);
    }
    found
}
