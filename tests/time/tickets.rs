//! Ticket histories with the due times another help desk expects.

use std::collections::BTreeMap;

use serde_json::Value;
use tousu::time::{Calendar, Hours, Pause, deadline};

use crate::foreign::{calendar_of, listed, minutes};
use crate::support::{at, due, json, text};

const ZAMMAD: &str = include_str!("data/zammad_sla_cases.json");

/// Returns the stretches of a ticket's history in a state other than new and open.
fn paused_states(case: &Value) -> Vec<Pause> {
    let runs = |state: &str| matches!(state, "new" | "open");
    let mut pauses: Vec<Pause> = Vec::new();
    let initial = case["initial_state"].as_str().unwrap_or("open");
    let mut changes = vec![(text(case, "created"), initial)];
    for event in case["events"].as_array().unwrap() {
        if event["type"] == "state" {
            changes.push((text(event, "at"), text(event, "to")));
        }
    }
    for (moment, state) in changes {
        let open = pauses.last_mut().filter(|pause| pause.to.is_none());
        match open {
            Some(pause) if runs(state) => pause.to = Some(at(moment)),
            None if !runs(state) => pauses.push(Pause {
                from: at(moment),
                to: None,
            }),
            _ => {}
        }
    }
    pauses
}

/// Returns when the update clock of a ticket starts: at the customer's word, until the next answer.
fn unanswered_since(case: &Value) -> Option<String> {
    let mut since = None;
    for event in case["events"].as_array().unwrap() {
        match text(event, "type") {
            "customer_contact" if since.is_none() => since = Some(text(event, "at").to_owned()),
            "agent_contact" => since = None,
            _ => {}
        }
    }
    since
}

/// Returns each stretch from the customer's word to the answer.
fn exchanges(case: &Value) -> Vec<(String, Value)> {
    let mut since = None;
    let mut found = Vec::new();
    for event in case["events"].as_array().unwrap() {
        match text(event, "type") {
            "customer_contact" if since.is_none() => since = Some(text(event, "at").to_owned()),
            "agent_contact" => found.extend(since.take().map(|since| (since, event.clone()))),
            _ => {}
        }
    }
    found
}

#[test]
fn ticket_histories_agree_but_for_those_the_page_lists() {
    let all = json(ZAMMAD);
    let mut differ: BTreeMap<String, String> = BTreeMap::new();
    for case in all["cases"].as_array().unwrap() {
        let created = text(case, "created");
        let calendar = calendar_of(&all["calendars"], text(case, "calendar"), created);
        let (pauses, expect, sla) = (paused_states(case), &case["expect"], &case["sla_min"]);
        let events = case["events"].as_array().unwrap();
        let stopped = |kind: &str| events.iter().find(|event| event["type"] == kind);
        // An open pause shows no due moment there; here it counts up to now.
        let now = events
            .iter()
            .map(|event| at(text(event, "at")))
            .max()
            .unwrap_or(at(created));
        let due_at = |start: &str, limit: &Value| {
            limit.as_u64()?;
            let limit = minutes(limit);
            Some(
                deadline(at(start), limit, &pauses, now, &calendar)
                    .unwrap()
                    .due,
            )
        };
        let used = |start: &str, end: &Value| {
            let end = at(text(end, "at"));
            let open = pauses.iter().map(|pause| {
                calendar.working_seconds_between(
                    pause.from.max(at(start)),
                    pause.to.unwrap_or(end).min(end),
                )
            });
            (calendar.working_seconds_between(at(start), end) - open.sum::<i64>()) / 60
        };
        let mut wrong = Vec::new();
        let mut compare = |key: &str, found: String| {
            let expected = match &expect[key] {
                Value::String(text) => at(text).to_utc().to_string(),
                other => other.to_string(),
            };
            if !expect[key].is_null() && expected != found {
                wrong.push(format!("{key}: {found}, expected {expected}"));
            }
        };
        for (kind, event) in [("first_response", "first_response"), ("close", "close")] {
            if let Some(found) = due_at(created, &sla[kind]) {
                compare(&format!("{kind}_due"), found.to_utc().to_string());
            }
            if let Some(end) = stopped(event) {
                let used = used(created, end);
                compare(&format!("{kind}_used_min"), used.to_string());
                let left = sla[kind].as_i64().map(|limit| limit - used);
                compare(
                    &format!("{kind}_left_min"),
                    left.unwrap_or_default().to_string(),
                );
            }
        }
        let since = match case["update_policy"].as_str() {
            Some(_) => Some(created.to_owned()),
            None => unanswered_since(case),
        };
        if let Some(found) = since.and_then(|since| due_at(&since, &sla["update"])) {
            compare("update_due", found.to_utc().to_string());
        }
        let exchanges = exchanges(case);
        let longest = exchanges.iter().map(|(from, to)| used(from, to)).max();
        if let (Some(longest), Some(limit)) = (longest, sla["update"].as_i64()) {
            compare("update_used_min", longest.to_string());
            compare("update_left_min", (limit - longest).to_string());
        }
        if !wrong.is_empty() {
            differ.insert(text(case, "id").to_owned(), wrong.join("; "));
        }
    }
    let found: Vec<_> = differ.keys().cloned().collect();
    assert_eq!(found, listed("zammad-"), "{differ:#?}");
}

#[test]
fn spans_outside_of_pauses_agree() {
    let all = json(ZAMMAD);
    for span in all["spans"].as_array().unwrap() {
        let calendar = calendar_of(
            &all["calendars"],
            text(span, "calendar"),
            text(span, "from"),
        );
        let (from, to) = (at(text(span, "from")), at(text(span, "to")));
        let initial = span["initial_state"].as_str();
        assert_eq!(initial, Some("new"), "{span}");
        let paused: i64 = paused_states(span)
            .iter()
            .map(|pause| {
                calendar
                    .working_seconds_between(pause.from.max(from), pause.to.unwrap_or(to).min(to))
            })
            .sum();
        let found = calendar.working_seconds_between(from, to) - paused;
        assert_eq!(
            Some(found),
            span["expect"].as_i64().map(|m| m * 60),
            "{span}"
        );
    }
}

#[test]
fn hours_that_make_no_sense_are_refused_and_the_last_minute_of_a_day_is_kept() {
    assert!("09:00-00:00".parse::<Hours>().is_err());
    assert!("".parse::<Hours>().is_err());
    let everyday = "mon-sun 00:00-23:59".parse::<Hours>().unwrap();
    let calendar = Calendar::weekdays().with_hours(everyday);
    assert_eq!(
        due("2026-03-06 12:00", "24wh", &calendar).due,
        at("2026-03-07 12:00")
    );
}
