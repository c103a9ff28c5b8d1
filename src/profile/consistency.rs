//! What makes a profile a procedure: every name leads somewhere, every state is reached, every open
//! state has a way to an end, every clock can stop.

mod names;
mod ways;

use super::{Fault, Profile};

/// Returns all faults of a profile that was read.
pub(super) fn faults(profile: &Profile) -> Vec<Fault> {
    let mut faults = names::faults(profile);
    // Ways are looked for only among names that exist.
    if faults.is_empty() {
        faults.extend(ways::faults(profile));
    }
    faults
}

/// Returns a path of keys.
fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}
