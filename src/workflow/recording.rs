//! What an event recorded or took back, put into the facts and the summary.

use super::standing::Standing;
use super::values;
use crate::domain::Event;
use crate::profile::Step;
use crate::time::parse_moment;

/// Takes fields back; what the rounds say of themselves stays.
pub(super) fn clear(standing: &mut Standing, fields: &[String]) {
    for field in fields {
        let summary = &mut standing.summary;
        match field.as_str() {
            "priority" => summary.priority = None,
            "category" => summary.category = None,
            "lead" => summary.lead = None,
            "handler" => summary.handler = None,
            "assist" => summary.assist.clear(),
            "outcome" => summary.outcome = None,
            "satisfaction" => summary.satisfaction = None,
            _ => {}
        }
        standing.facts.shift_remove(field);
    }
}

/// Puts what an event recorded into the facts and the summary.
pub(super) fn record(standing: &mut Standing, event: &Event, step: Option<&Step>) {
    let by_itself = step.into_iter().flat_map(|step| &step.sets);
    let recorded: Vec<(String, String)> = by_itself
        .chain(&event.set)
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    for (field, value) in recorded {
        let given = (!value.is_empty()).then(|| value.clone());
        let summary = &mut standing.summary;
        match field.as_str() {
            "kind" => standing.kind.clone_from(&value),
            "channel" => standing.channel = given,
            "received" => {
                if let Ok(received) = parse_moment(&value, *event.at.offset()) {
                    standing.received = received;
                }
            }
            "priority" => summary.priority = given,
            "category" => summary.category = given,
            "lead" => summary.lead = given,
            "handler" => summary.handler = given,
            "assist" => summary.assist = values::split(&value),
            "outcome" => summary.outcome = given,
            "satisfaction" => {
                summary.satisfaction.clone_from(&given);
                if let Some(round) = standing.rounds.last_mut() {
                    round.satisfaction = given;
                    round.asked_by = Some(event.by.clone());
                }
            }
            "rating" => {
                if let Some(round) = standing.rounds.last_mut() {
                    round.rating = value.parse().ok();
                }
            }
            _ => {}
        }
        if value.is_empty() {
            standing.facts.shift_remove(&field);
        } else {
            standing.facts.insert(field, value);
        }
    }
}
