//! Links that lead in a circle: each case stands for the other, and none for itself.

use std::collections::BTreeMap;

use super::links::{kinds_of_links, places};
use super::{Check, Found, Rule, Trace};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "link-cycle",
    severity: Severity::Error,
    page: include_str!("link_cycle.md"),
    page_zh: include_str!("link_cycle.zh.md"),
    check: Check::Across(check),
};

/// From each case that has one, a link: its field, and the place of the case that it leads to.
type Ways = BTreeMap<usize, Vec<(String, usize)>>;

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    let known = places(traces);
    let mut found = Vec::new();
    for fields in kinds_of_links(traces) {
        let mut ways: Ways = BTreeMap::new();
        for (place, trace) in traces.iter().enumerate() {
            for link in trace.links.iter().filter(|link| link.together == *fields) {
                if let Some(to) = known.get(&*link.number) {
                    let way = (link.field.to_string(), *to);
                    ways.entry(place).or_default().push(way);
                }
            }
        }
        without_dead_ends(&mut ways);
        for (from, links) in &ways {
            let trace = &traces[*from];
            let circles = links
                .iter()
                .filter_map(|(field, to)| Some((field, way_back(&ways, *to, *from)?)));
            for (field, way) in circles {
                let number = |place: usize| traces[place].number.as_str();
                let shown: Vec<&str> = std::iter::once(*from).chain(way).map(number).collect();
                let message = Message::new("rule.link_cycle")
                    .with("field", field)
                    .with("way", shown.join(" → "));
                let hint = Message::new("rule.link_cycle_hint")
                    .with("number", number(*from))
                    .with("field", field);
                let at = trace.links.iter().find(|link| *link.field == **field);
                let at = at.map_or_else(String::new, |link| link.at.clone());
                found.push((*from, Found::at(at, message).hint(hint)));
            }
        }
    }
    found
}

/// Takes out what leads to a case without a further link, until only circles and the ways to them are left.
fn without_dead_ends(ways: &mut Ways) {
    loop {
        let ends: Vec<usize> = ways
            .iter()
            .filter(|(_, links)| links.iter().all(|(_, to)| !ways.contains_key(to)))
            .map(|(from, _)| *from)
            .collect();
        if ends.is_empty() {
            return;
        }
        for end in ends {
            ways.remove(&end);
        }
    }
}

/// Returns the places from one case to another, both included; `None` when no way leads there.
fn way_back(ways: &Ways, from: usize, wanted: usize) -> Option<Vec<usize>> {
    let mut waiting = vec![vec![from]];
    let mut seen = vec![];
    while let Some(way) = waiting.pop() {
        let last = *way.last()?;
        if last == wanted {
            return Some(way);
        }
        if seen.contains(&last) {
            continue;
        }
        seen.push(last);
        for (_, to) in ways.get(&last).into_iter().flatten() {
            waiting.push([way.as_slice(), &[*to]].concat());
        }
    }
    None
}
