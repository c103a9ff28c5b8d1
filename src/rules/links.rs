//! What the rules of links share: which cases there are, and which links are followed together.

use std::collections::{BTreeMap, BTreeSet};

use super::Trace;

/// Returns the places of the cases by their numbers.
pub(super) fn places(traces: &[Trace]) -> BTreeMap<&str, usize> {
    let numbers = traces.iter().enumerate();
    numbers
        .map(|(place, trace)| (trace.number.as_str(), place))
        .collect()
}

/// Returns the links that are followed together, as some procedure has it; each set is sorted.
pub(super) fn kinds_of_links(traces: &[Trace]) -> BTreeSet<&Vec<String>> {
    let links = traces.iter().flat_map(|trace| &trace.links);
    links.map(|link| &link.together).collect()
}
