//! Cases by others: working days and hours of China, business hours, and SLA histories.
//!
//! Each case whose convention is not ours stands in `docs/calendar.md`; every other one must agree.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;
use tousu::time::{
    Calendar, Hours, Limit, Pause, Unit, deadline, parse_moment, parse_offset, read_holiday_file,
};

use crate::support::{at, due, json, text};

const DAYS: &str = include_str!("data/cn_busday_cases.json");
const HOURS: &str = include_str!("data/cn_workhours_cases.json");
const BUSINESS: &str = include_str!("data/business_hours_cases.json");
const ZAMMAD: &str = include_str!("data/zammad_sla_cases.json");

fn schedule(windows: &Value) -> Hours {
    let windows: Vec<_> = windows
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| {
            format!(
                "{}-{}",
                pair[0].as_str().unwrap(),
                pair[1].as_str().unwrap()
            )
        })
        .collect();
    windows.join(",").parse().unwrap()
}

#[test]
fn working_days_and_calendar_days_of_china_agree() {
    let calendar = Calendar::china();
    let all = json(DAYS);
    for case in all["cases"].as_array().unwrap() {
        let (start, n) = (text(case, "start"), case["n"].as_u64().unwrap());
        for (unit, key) in [("wd", "due_after"), ("d", "due_natural")] {
            let found = due(start, &format!("{n}{unit}"), &calendar);
            let expected = at(&format!("{}T23:59:59", text(case, key)));
            assert_eq!(found.due, expected, "{case} {unit}");
            assert!(!found.provisional, "{case} {unit}");
        }
    }
}

#[test]
fn what_reaches_beyond_the_announced_years_is_provisional() {
    let calendar = Calendar::china();
    for case in json(DAYS)["beyond"].as_array().unwrap() {
        let limit = format!("{}wd", case["n"]);
        assert!(
            due(text(case, "start"), &limit, &calendar).provisional,
            "{case}"
        );
    }
}

#[test]
fn working_minutes_of_china_agree() {
    let all = json(HOURS);
    let with = |case: &Value| {
        Calendar::china().with_hours(schedule(&all["schedules"][text(case, "sched")]))
    };
    for case in all["add"].as_array().unwrap() {
        let found = due(
            text(case, "start"),
            &format!("{}wm", case["minutes"]),
            &with(case),
        );
        assert_eq!(found.due, at(text(case, "due")), "{case}");
        assert!(!found.provisional, "{case}");
    }
    for case in all["elapsed"].as_array().unwrap() {
        let found =
            with(case).working_seconds_between(at(text(case, "start")), at(text(case, "end")));
        assert_eq!(
            Some(found),
            case["working_minutes"].as_i64().map(|m| m * 60),
            "{case}"
        );
    }
}

#[test]
fn the_days_off_of_four_years_agree() {
    let calendar = Calendar::china();
    let all = json(HOURS);
    let off: Vec<_> = all["off_days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d.as_str().unwrap())
        .collect();
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    let days: Vec<_> = first.iter_days().take(1461).collect();
    let found: Vec<_> = days
        .iter()
        .filter(|day| !calendar.is_working_day(**day))
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, off);
}

/// Returns a calendar of the case files at the offset that its zone has at a moment.
fn calendar_of(calendars: &Value, name: &str, moment: &str) -> Calendar {
    let mut value = calendars[name].clone();
    let zone = text(&value, "tz").to_owned();
    if zone.starts_with("Europe/") {
        value["tz"] = offset_in_europe(moment).into();
    }
    match read_holiday_file(&value.to_string()) {
        Ok(file) => file.into_calendar(),
        Err(message) => panic!("{name}: {message:?}"),
    }
}

/// Central European time, to the day: summer time from the last Sunday of March to that of October.
fn offset_in_europe(moment: &str) -> &'static str {
    use chrono::Datelike;
    let date = NaiveDate::parse_from_str(&moment[..10], "%Y-%m-%d").unwrap();
    let last_sunday = |month| {
        let end = NaiveDate::from_ymd_opt(date.year(), month, 31).unwrap();
        end - chrono::Days::new(end.weekday().num_days_from_sunday().into())
    };
    if (last_sunday(3)..last_sunday(10)).contains(&date) {
        "+02:00"
    } else {
        "+01:00"
    }
}

fn minutes(value: &Value) -> Limit {
    Limit::new(
        u32::try_from(value.as_u64().unwrap()).unwrap(),
        Unit::WorkingMinutes,
    )
}

/// Returns what we say to a case and what is expected; `None` where the case asks for
/// something that has no counterpart here.
fn answer(case: &Value, calendar: &Calendar) -> Option<(String, String)> {
    let local = |text: &str| parse_moment(text, calendar.offset()).unwrap();
    let plain = |moment: DateTime<FixedOffset>| moment.format("%Y-%m-%dT%H:%M:%S").to_string();
    let start = local(text(case, "at"));
    let expected = match &case["expect"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let found = match text(case, "op") {
        "add_minutes" => {
            case["arg"].as_u64()?;
            plain(
                deadline(start, minutes(&case["arg"]), &[], start, calendar)
                    .unwrap()
                    .due,
            )
        }
        "elapsed_minutes" => {
            let end = local(text(case, "arg"));
            let seconds = calendar.working_seconds_between(start, end);
            assert_eq!(seconds % 60, 0, "{case}");
            (seconds / 60).to_string()
        }
        "in_hours" => calendar.is_working_moment(start).to_string(),
        "next_open_or_self" => plain(calendar.next_opening(start).unwrap()),
        "add_days" => {
            let days = u32::try_from(case["arg"].as_u64()?).unwrap();
            let limit = Limit::new(days, Unit::WorkingDays);
            let due = deadline(start, limit, &[], start, calendar).unwrap().due;
            due.date_naive().to_string()
        }
        // The time of day after N working days: our answer is always the end of the day.
        _ => return None,
    };
    Some((found, expected))
}

#[test]
fn business_hours_agree_but_for_those_the_page_lists() {
    let all = json(BUSINESS);
    let mut differ = Vec::new();
    for case in all["cases"].as_array().unwrap() {
        let calendar = calendar_of(&all["calendars"], text(case, "calendar"), text(case, "at"));
        match answer(case, &calendar) {
            Some((found, expected)) if found == expected => {}
            _ => differ.push(text(case, "id").to_owned()),
        }
    }
    assert_eq!(differ, listed("wh-"));
}

#[test]
fn hold_time_moves_a_working_deadline_as_in_the_flows() {
    let all = json(BUSINESS);
    let flows = all["flows"].as_array().unwrap();
    let calendar = |flow: &Value| {
        calendar_of(
            &all["calendars"],
            text(flow, "calendar"),
            text(flow, "created"),
        )
    };
    let local = |text: &str| parse_moment(text, parse_offset("UTC").unwrap()).unwrap();
    let due_at = |flow: &Value, limit: Limit, pauses: &[Pause]| {
        let start = local(text(flow, "created"));
        deadline(start, limit, pauses, start, &calendar(flow))
            .unwrap()
            .due
    };
    let flow = &flows[0];
    let limit = minutes(&flow["target_min"]);
    assert_eq!(due_at(flow, limit, &[]), local(text(flow, "due")));
    for (held, expected) in flow["due_after_hold_s"].as_object().unwrap() {
        let from = local(text(flow, "created"));
        let to = from + chrono::TimeDelta::seconds(held.parse().unwrap());
        let found = due_at(flow, limit, &[Pause { from, to: Some(to) }]);
        assert_eq!(found, local(expected.as_str().unwrap()), "{held}");
    }
    let flow = &flows[1];
    let paused = Pause {
        from: local(flow["events"][0][0].as_str().unwrap()),
        to: Some(local(flow["events"][1][0].as_str().unwrap())),
    };
    let limit = minutes(&flow["resolution_min"]);
    assert_eq!(
        due_at(flow, minutes(&flow["first_response_min"]), &[]),
        local(text(flow, "first_response_due"))
    );
    assert_eq!(
        due_at(flow, limit, &[]),
        local(text(flow, "resolution_due"))
    );
    assert_eq!(
        due_at(flow, limit, &[paused]),
        local(text(flow, "resolution_due_after_reopen"))
    );
    let flow = &flows[2];
    let moment = |index: usize| local(flow["events"][index][0].as_str().unwrap());
    let held = calendar(flow).working_seconds_between(moment(0), moment(1));
    let all_of_it = calendar(flow).working_seconds_between(local(text(flow, "created")), moment(2));
    assert_eq!(Some(held), flow["hold_min"].as_i64().map(|m| m * 60));
    assert_eq!(
        Some(all_of_it - held),
        flow["resolution_used_min"].as_i64().map(|m| m * 60)
    );
    let flow = &flows[3];
    let used = calendar(flow).working_seconds_between(
        local(text(flow, "created")),
        local(flow["events"][0][0].as_str().unwrap()),
    );
    assert_eq!(
        Some(used),
        flow["resolution_used_min"].as_i64().map(|m| m * 60)
    );
}

/// Returns the ids of `docs/calendar.md` that begin so, in the order of the table.
fn listed(prefix: &str) -> Vec<String> {
    let page = include_str!("../../docs/calendar.md");
    page.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(id, _)| id.to_owned())
        .filter(|id| id.starts_with(prefix))
        .collect()
}

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
            let limit = Limit::new(
                u32::try_from(limit.as_u64()?).unwrap(),
                Unit::WorkingMinutes,
            );
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
