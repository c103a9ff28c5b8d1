//! Business hours as the test suites of other projects expect them.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use tousu::time::{Calendar, Limit, Pause, Unit, deadline, parse_moment, parse_offset};

use crate::foreign::{calendar_of, listed, minutes};
use crate::support::{json, text};

const BUSINESS: &str = include_str!("data/business_hours_cases.json");

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
