//! The links of a case to others, as its history leaves them.

use super::{Standing, values};
use crate::profile::{Profile, StateGroup};

impl Standing {
    /// Returns the links of the case: field and number, in the order of the profile's fields.
    pub fn links<'a>(&'a self, profile: &'a Profile) -> Vec<(&'a str, String)> {
        profile
            .links()
            .flat_map(|field| self.links_by(field))
            .collect()
    }

    /// Returns the links that are followed together with those of one field.
    pub fn links_like<'a>(
        &'a self,
        field: &'a str,
        profile: &'a Profile,
    ) -> Vec<(&'a str, String)> {
        let together = profile.followed_with(field).into_iter();
        together.flat_map(|field| self.links_by(field)).collect()
    }

    /// Returns the links that stand in one field.
    pub fn links_by<'a>(&self, field: &'a str) -> Vec<(&'a str, String)> {
        let value = self.facts.get(field).map_or("", String::as_str);
        let numbers = values::split(value).into_iter();
        numbers.map(|number| (field, number)).collect()
    }
}

/// Why a case can lead no group of complaints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaderFault {
    /// It was withdrawn, rejected or the like: nobody handles it.
    Excluded,
    /// Another case stands for it.
    Duplicate,
}

/// Returns why a case can lead no group; `None` when it can.
pub fn leader_fault(standing: &Standing, profile: &Profile) -> Option<LeaderFault> {
    if !standing.links_by("duplicate_of").is_empty() {
        return Some(LeaderFault::Duplicate);
    }
    let group = profile.group_of(&standing.summary.status);
    (group == StateGroup::Excluded).then_some(LeaderFault::Excluded)
}
