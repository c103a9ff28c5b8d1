//! What a step needs and was not given.

use indexmap::IndexMap;

use super::{Standing, Wanted};
use crate::profile::{BoundField, Facts, Need};

/// The values that a step is given, by field.
pub(super) trait Given {
    /// Returns what is given for a field; an empty value empties the field.
    fn given(&self, field: &str) -> Option<&String>;
}

impl Given for IndexMap<String, String> {
    fn given(&self, field: &str) -> Option<&String> {
        self.get(field)
    }
}

/// What a case is known to be, with the values that a step is given laid over it.
struct WithGiven<'a, G> {
    standing: Option<&'a Standing>,
    given: &'a G,
}

impl<G: Given> Facts for WithGiven<'_, G> {
    fn fact(&self, field: &str) -> Option<String> {
        match self.given.given(field) {
            Some(value) => (!value.is_empty()).then(|| value.clone()),
            None => self.standing.and_then(|standing| standing.fact(field)),
        }
    }
}

/// Returns the needs that the values given leave open.
pub(super) fn open_needs<'a>(
    needs: &'a [Need],
    given: &impl Given,
    standing: &Standing,
) -> Vec<&'a Need> {
    let facts = WithGiven {
        standing: Some(standing),
        given,
    };
    needs
        .iter()
        .filter(|need| {
            need.when.holds(&facts) && given.given(&need.field).is_none_or(String::is_empty)
        })
        .collect()
}

/// Returns the first need that the values given leave open; without a standing, of a case that is yet to be made.
pub fn first_open<'n>(
    needs: &'n [Wanted<'_>],
    given: &IndexMap<String, String>,
    standing: Option<&Standing>,
) -> Option<&'n BoundField> {
    let facts = WithGiven { standing, given };
    let is_open = |need: &&Wanted<'_>| {
        need.when.holds(&facts)
            && given
                .get(&need.field.id)
                .is_none_or(|value| value.trim().is_empty())
    };
    needs.iter().find(is_open).map(|need| need.field.as_ref())
}
