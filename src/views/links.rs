//! Links between cases: those of a case, those that point to it, and all that hang together.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::filter::Surroundings;
use crate::domain::CaseNumber;
use crate::workflow::{Dossier, LeaderFault, Procedure, leader_fault};

/// A link of a case to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkView {
    /// The field that holds it: `repeat_of`, `duplicate_of`, `part_of`, `split_from`, or one of the profile.
    pub field: String,
    /// The number of the other case.
    pub case: String,
}

/// The case that leads the group of this one and cannot lead it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeaderFaultView {
    /// The number of the case that leads.
    pub case: String,
    /// Why it cannot: it was withdrawn or the like, or another case stands for it.
    #[schemars(extend("enum" = ["excluded", "duplicate"]))]
    pub fault: String,
}

impl LeaderFaultView {
    /// Returns what is wrong with the case that leads a group; `None` when nothing is.
    pub fn of(leader: &Dossier, procedure: &Procedure) -> Option<Self> {
        let fault = match leader_fault(&leader.standing, &procedure.profile)? {
            LeaderFault::Excluded => "excluded",
            LeaderFault::Duplicate => "duplicate",
        };
        Some(Self {
            case: leader.case.number.to_string(),
            fault: fault.to_owned(),
        })
    }
}

/// A case that names this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PointingView {
    /// The field that holds the link.
    pub field: String,
    /// The number of the case.
    pub case: String,
    /// Its one line.
    pub title: String,
    /// The state it stands in.
    pub status: String,
}

/// Returns the links of a case.
pub fn links_of(dossier: &Dossier, procedure: &Procedure) -> Vec<LinkView> {
    let links = dossier.standing.links(&procedure.profile).into_iter();
    links
        .map(|(field, case)| LinkView {
            field: field.to_owned(),
            case,
        })
        .collect()
}

/// Returns the cases among all that name this one, by their numbers.
pub fn pointing_to<'a>(
    number: &CaseNumber,
    all: impl IntoIterator<Item = (&'a Dossier, &'a Procedure)>,
) -> Vec<PointingView> {
    let mut found = Vec::new();
    for (dossier, procedure) in all {
        let links = dossier.standing.links(&procedure.profile).into_iter();
        let here = links.filter(|(_, case)| case == number.as_str());
        found.extend(here.map(|(field, _)| PointingView {
            field: field.to_owned(),
            case: dossier.case.number.to_string(),
            title: dossier.case.title.clone(),
            status: dossier.standing.summary.status.clone(),
        }));
    }
    found
}

/// Returns the cases that have a part in their number, and every case that is linked with one of them, directly or
/// through others, in either direction; `None` when no case has that part.
pub(super) fn linked_with(part: &str, around: &Surroundings<'_>) -> Option<BTreeSet<CaseNumber>> {
    let part = part.trim().to_uppercase();
    let numbers = around.carried.links().map(|(number, _)| number);
    let asked = numbers.filter(|number| !part.is_empty() && number.as_str().contains(&part));
    let mut waiting: Vec<&CaseNumber> = asked.collect();
    if waiting.is_empty() {
        return None;
    }
    let neighbours = neighbours(around);
    let mut found = BTreeSet::new();
    while let Some(number) = waiting.pop() {
        if found.insert(number.clone()) {
            waiting.extend(neighbours.get(number).into_iter().flatten().copied());
        }
    }
    Some(found)
}

/// Returns the cases next to each case that has a link or to which one leads.
fn neighbours<'a>(around: &Surroundings<'a>) -> BTreeMap<&'a CaseNumber, Vec<&'a CaseNumber>> {
    let by_number: BTreeMap<&str, &CaseNumber> = around
        .carried
        .links()
        .map(|(number, _)| (number.as_str(), number))
        .collect();
    let mut neighbours: BTreeMap<&CaseNumber, Vec<&CaseNumber>> = BTreeMap::new();
    for (own, links) in around.carried.links() {
        for number in links {
            let Some(other) = by_number.get(number.as_str()).copied() else {
                continue;
            };
            neighbours.entry(own).or_default().push(other);
            neighbours.entry(other).or_default().push(own);
        }
    }
    neighbours
}
