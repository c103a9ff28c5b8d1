//! What makes a profile a procedure: every name leads somewhere, every state is reached, every open
//! state has a way to an end, every clock can stop.

mod approval_names;
mod condition_names;
mod escalation_names;
mod item_names;
mod link_names;
mod names;
mod redress_names;
mod report_names;
mod step_names;
mod use_of_fields;
mod ways;

use super::{Fault, Profile};

/// Returns the faults of names: everything that is named must be there.
pub(super) fn of_names(profile: &Profile) -> Vec<Fault> {
    names::faults(profile)
}

/// Returns the faults of ways, to be looked for only where everything else is right.
pub(super) fn of_ways(profile: &Profile) -> Vec<Fault> {
    let mut faults = ways::faults(profile);
    faults.extend(use_of_fields::faults(profile));
    faults
}

/// Returns a path of keys.
fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}
