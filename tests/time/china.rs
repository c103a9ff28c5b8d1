//! Working days and working hours of China, as packages of others count them.

use chrono::NaiveDate;
use serde_json::Value;
use tousu::time::{Calendar, Hours};

use crate::support::{at, due, json, text};

const DAYS: &str = include_str!("data/cn_busday_cases.json");
const HOURS: &str = include_str!("data/cn_workhours_cases.json");

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
