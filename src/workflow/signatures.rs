//! Who has signed what: the signatures of a level, matched to those who gave them.

use chrono::{DateTime, FixedOffset};

use super::{Procedure, Standing, roles_named};
use crate::profile::{Approval, Facts};

/// How an approval stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalState {
    /// Nobody has signed.
    Pending,
    /// Some have signed, others must still.
    Partly,
    /// All have signed.
    Granted,
    /// Somebody refused.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// What was signed is not what stands there any more.
    Void,
}

impl ApprovalState {
    /// Returns the word that conditions and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            ApprovalState::Pending => "pending",
            ApprovalState::Partly => "partly",
            ApprovalState::Granted => "granted",
            ApprovalState::Refused => "refused",
            ApprovalState::Withdrawn => "withdrawn",
            ApprovalState::Void => "void",
        }
    }

    /// Tells whether signatures are still awaited.
    pub fn is_open(self) -> bool {
        matches!(self, ApprovalState::Pending | ApprovalState::Partly)
    }
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The place of its event in the history.
    pub event: usize,
    /// Who signed.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The roles in which they signed; empty where roles decided nothing, and then it stands for any.
    pub roles: Vec<String>,
}

/// Why an approval ended otherwise than by the last signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalEnd {
    /// The place of the event in the history.
    pub event: usize,
    /// Who caused it.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The reason given; `None` where none was.
    pub reason: Option<String>,
    /// The fields whose change made it void; empty otherwise.
    pub changed: Vec<String>,
}

/// An approval as it stands in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalStanding {
    /// How it stands.
    pub state: ApprovalState,
    /// The place of the event that put it up, the last time.
    pub proposed: usize,
    /// When.
    pub proposed_at: DateTime<FixedOffset>,
    /// Who put it up.
    pub proposer: String,
    /// The signatures since then.
    pub signatures: Vec<Signature>,
    /// How it was refused, taken back or made void; `None` otherwise.
    pub end: Option<ApprovalEnd>,
    /// The values covered, in the order of the profile's `covers`; an empty text for none.
    pub values: Vec<String>,
}

/// One signature that a level asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The roles of which one must sign; `@lead` and `@assist` resolved.
    pub roles: Vec<String>,
    /// Who signed; `None` while nobody has.
    pub signed: Option<Signature>,
}

/// Returns the level that an approval is on, from 0; by the amount as it stands.
pub fn level_of(approval: &Approval, standing: &Standing) -> usize {
    let amount = approval.amount.as_deref();
    let fen = amount.and_then(|field| standing.fact(field)?.parse().ok());
    approval.level(fen).map_or(0, |(place, _)| place)
}

/// Returns the signatures that an approval needs in this case, with those that were given.
///
/// Whoever has several of the roles is put where the others can still sign.
pub fn slots(id: &str, standing: &Standing, procedure: &Procedure) -> Vec<Slot> {
    let Some(approval) = procedure.profile.approvals.get(id) else {
        return Vec::new();
    };
    let level = approval.levels.get(level_of(approval, standing));
    let asked = level.into_iter().flat_map(|level| &level.signatures);
    let asked: Vec<Vec<String>> = asked
        .map(|roles| roles_named(roles, Some(standing), procedure))
        .collect();
    let given = standing.approvals.get(id);
    let given = given.map_or(&[][..], |given| given.signatures.as_slice());
    let taken = matched(&asked, &roles_of(given));
    let slots = asked.into_iter().zip(taken);
    slots
        .map(|(roles, signed)| Slot {
            roles,
            signed: signed.map(|place| given[place].clone()),
        })
        .collect()
}

/// Returns the roles of which somebody must still sign: a further signature by any of them finds its place.
pub fn missing_roles(id: &str, standing: &Standing, procedure: &Procedure) -> Vec<String> {
    let open = standing.approvals.get(id);
    let Some(open) = open.filter(|open| open.state.is_open()) else {
        return Vec::new();
    };
    let slots = slots(id, standing, procedure);
    let asked: Vec<Vec<String>> = slots.into_iter().map(|slot| slot.roles).collect();
    let given: Vec<&[String]> = roles_of(&open.signatures);
    let mut roles: Vec<String> = Vec::new();
    for role in asked.iter().flatten() {
        let further = [given.as_slice(), &[std::slice::from_ref(role)]].concat();
        if !roles.contains(role) && places_all(&asked, &further) {
            roles.push(role.clone());
        }
    }
    roles
}

/// Returns the roles in which each signature was given.
pub(super) fn roles_of(given: &[Signature]) -> Vec<&[String]> {
    let roles = given.iter().map(|signature| signature.roles.as_slice());
    roles.collect()
}

/// Tells whether all of the signatures find a place of their own.
pub(super) fn places_all(asked: &[Vec<String>], given: &[&[String]]) -> bool {
    matched(asked, given).iter().flatten().count() == given.len()
}

/// Returns for each signature asked for the one that was given, so that as many as possible find their place.
fn matched(asked: &[Vec<String>], given: &[&[String]]) -> Vec<Option<usize>> {
    let mut taken = vec![None; asked.len()];
    for which in 0..given.len() {
        let mut tried = vec![false; asked.len()];
        put(which, asked, given, &mut taken, &mut tried);
    }
    taken
}

/// Finds a place for a signature, moving others on where they fit elsewhere.
fn put(
    which: usize,
    asked: &[Vec<String>],
    given: &[&[String]],
    taken: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    let own = given[which];
    for slot in 0..asked.len() {
        let fits = own.is_empty() || own.iter().any(|role| asked[slot].contains(role));
        if tried[slot] || !fits {
            continue;
        }
        tried[slot] = true;
        let free = match taken[slot] {
            None => true,
            Some(other) => put(other, asked, given, taken, tried),
        };
        if free {
            taken[slot] = Some(which);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn whoever_has_both_roles_is_put_where_the_other_can_still_sign() {
        let asked = [roles(&["director"]), roles(&["manager"])];
        let both = roles(&["director", "manager"]);
        let director = roles(&["director"]);
        assert_eq!(matched(&asked, &[&both, &director]), [Some(1), Some(0)]);
    }

    #[test]
    fn a_second_signature_of_one_role_finds_no_place() {
        let asked = [roles(&["director"]), roles(&["manager"])];
        let director = roles(&["director"]);
        assert!(!places_all(&asked, &[&director, &director]));
    }

    #[test]
    fn a_signature_without_a_role_stands_for_any() {
        let asked = [roles(&["director"]), roles(&["manager"])];
        assert!(places_all(&asked, &[&[], &[]]));
    }
}
