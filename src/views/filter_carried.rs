//! The values that the cases of a project carry: a filter may name one even when the profile dropped it.

use std::collections::{BTreeMap, HashMap};

use super::filter_key::Key;
use crate::domain::CaseNumber;
use crate::workflow::{Dossier, Procedure};

/// The values that cases carry for the keys that filters ask for, noted case by case in any order.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// Each key with its values, and the first case that carries each.
    keys: Vec<(Key, HashMap<String, CaseNumber>)>,
    /// Each case with the numbers that its links name; `None` when no filter asks for links.
    links: Option<BTreeMap<CaseNumber, Vec<String>>>,
}

impl Carried {
    /// Prepares to note the values that these filters may name.
    pub fn asked_by(terms: &[String]) -> Self {
        let mut keys: Vec<(Key, HashMap<String, CaseNumber>)> = Vec::new();
        for key in terms.iter().filter_map(|term| Key::of_term(term)) {
            if key.has_list() && keys.iter().all(|(known, _)| *known != key) {
                keys.push((key, HashMap::new()));
            }
        }
        let links = terms
            .iter()
            .any(|term| Key::of_term(term) == Some(Key::Linked));
        Self {
            keys,
            links: links.then(BTreeMap::new),
        }
    }

    /// Tells whether no value needs to be noted.
    pub fn is_needless(&self) -> bool {
        self.keys.is_empty() && self.links.is_none()
    }

    /// Notes the values of a case.
    pub fn note(&mut self, dossier: &Dossier, procedure: &Procedure) {
        let number = &dossier.case.number;
        if let Some(links) = &mut self.links {
            let named = dossier.standing.links(&procedure.profile).into_iter();
            links.insert(number.clone(), named.map(|(_, case)| case).collect());
        }
        for (key, values) in &mut self.keys {
            let Some(value) = key.value_of(dossier) else {
                continue;
            };
            match values.get_mut(value) {
                Some(first) if *first <= *number => {}
                Some(first) => first.clone_from(number),
                None => drop(values.insert(value.to_owned(), number.clone())),
            }
        }
    }

    /// Returns each case with the numbers that its links name; none when no filter asks for links.
    pub(super) fn links(&self) -> impl Iterator<Item = (&CaseNumber, &Vec<String>)> {
        self.links.iter().flatten()
    }

    /// Returns the values of a key, in the order of the first cases that carry them.
    pub(super) fn of(&self, key: Key) -> Vec<&str> {
        let noted = self.keys.iter().find(|(known, _)| *known == key);
        let mut values: Vec<_> = noted.into_iter().flat_map(|(_, values)| values).collect();
        values.sort_by(|left, right| (left.1, left.0).cmp(&(right.1, right.0)));
        values
            .into_iter()
            .map(|(value, _)| value.as_str())
            .collect()
    }
}
