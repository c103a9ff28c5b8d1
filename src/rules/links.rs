//! What the rules of links share: which cases there are, and where a link stands.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;

/// Returns the places of the cases by their numbers.
pub(super) fn places<'a>(subjects: &[Subject<'a>]) -> BTreeMap<&'a str, usize> {
    let numbers = subjects.iter().enumerate();
    numbers
        .map(|(place, subject)| (subject.dossier.case.number.as_str(), place))
        .collect()
}

/// Returns the links of a case: field and number.
pub(super) fn links<'a>(subject: &Subject<'a>) -> Vec<(&'a str, String)> {
    let profile = &subject.procedure.profile;
    subject.dossier.standing.links(profile)
}

/// Returns the links that are followed together, as some procedure has it; each set is sorted.
pub(super) fn kinds_of_links(subjects: &[Subject<'_>]) -> BTreeSet<Vec<String>> {
    let mut kinds = BTreeSet::new();
    let mut seen: Vec<&str> = Vec::new();
    for subject in subjects {
        let profile = &subject.procedure.profile;
        if seen.contains(&profile.name.as_str()) {
            continue;
        }
        seen.push(&profile.name);
        for field in profile.links() {
            let together = profile.followed_with(field).into_iter();
            kinds.insert(together.map(str::to_owned).collect());
        }
    }
    kinds
}

/// Returns where a link stands: in the event that last recorded it, or among what was asked at intake.
pub(super) fn place_of(subject: &Subject<'_>, field: &str) -> String {
    subject
        .last_of(field)
        .unwrap_or_else(|| format!("details[\"{field}\"]"))
}
