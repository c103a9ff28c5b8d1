//! `calendar` with the cases of others, run through the command line.

use serde_json::{Value, json};

use crate::support::TestProject;

/// Reads the cases that `tests/time` runs against the library.
fn cases(name: &str) -> Value {
    let path = format!(
        "{}/tests/time/data/{name}_cases.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} in {value}"))
}

/// Returns the due moment that `calendar add` answers.
fn due<'a>(folder: &TestProject, start: &'a str, limit: &'a str, options: &[&'a str]) -> String {
    let fixed = ["calendar", "add", start, limit, "--json"];
    let output = folder.run(fixed.into_iter().chain(options.iter().copied()));
    assert_eq!(output.code, 0, "{start} {limit} {options:?}: {output}");
    assert_eq!(output.json()["provisional"], false);
    text(&output.json(), "due").to_owned()
}

#[test]
fn working_days_and_working_minutes_of_china_agree_on_the_command_line() {
    let folder = TestProject::empty();
    for case in cases("cn_busday")["cases"].as_array().unwrap() {
        for (unit, key) in [("wd", "due_after"), ("d", "due_natural")] {
            let limit = format!("{}{unit}", case["n"]);
            let expected = format!("{}T23:59:59+08:00", text(case, key));
            assert_eq!(
                due(&folder, text(case, "start"), &limit, &[]),
                expected,
                "{case}"
            );
        }
    }
    let all = cases("cn_workhours");
    let hours = |case: &Value| {
        let windows = all["schedules"][text(case, "sched")].as_array().unwrap();
        let windows = windows.iter().map(|pair| {
            format!(
                "{}-{}",
                pair[0].as_str().unwrap(),
                pair[1].as_str().unwrap()
            )
        });
        windows.collect::<Vec<_>>().join(",")
    };
    for case in all["add"].as_array().unwrap() {
        let (limit, hours) = (format!("{}wm", case["minutes"]), hours(case));
        let found = due(&folder, text(case, "start"), &limit, &["--hours", &hours]);
        assert_eq!(found, text(case, "due"), "{case}");
    }
    for case in all["elapsed"].as_array().unwrap() {
        let (start, end, hours) = (text(case, "start"), text(case, "end"), hours(case));
        let output = folder.run([
            "calendar", "between", start, end, "--hours", &hours, "--json",
        ]);
        assert_eq!(
            output.json()["working_minutes"],
            case["working_minutes"],
            "{case}"
        );
    }
}

#[test]
fn business_hours_of_others_agree_on_the_command_line() {
    let folder = TestProject::empty();
    let all = cases("business_hours");
    for (name, calendar) in all["calendars"].as_object().unwrap() {
        let mut calendar = calendar.clone();
        if text(&calendar, "tz").starts_with("Europe/") {
            calendar["tz"] = json!("+01:00");
        }
        folder.write(&format!("{name}.json"), calendar.to_string());
    }
    let page = include_str!("../../docs/calendar.md");
    let mut run = 0;
    for case in all["cases"].as_array().unwrap() {
        let listed = page.contains(&format!("| `{}`", text(case, "id")));
        let minutes = case["arg"].as_u64().map(|minutes| format!("{minutes}wm"));
        let calendar = format!("{}.json", text(case, "calendar"));
        let (at, calendar) = (text(case, "at"), ["--calendar", calendar.as_str()]);
        match (text(case, "op"), minutes) {
            _ if listed => continue,
            ("add_minutes", Some(minutes)) => {
                let found = due(&folder, at, &minutes, &calendar);
                assert_eq!(&found[..19], text(case, "expect"), "{case}");
            }
            ("elapsed_minutes", _) => {
                let fixed = ["calendar", "between", at, text(case, "arg"), "--json"];
                let output = folder.run(fixed.into_iter().chain(calendar));
                assert_eq!(output.json()["working_minutes"], case["expect"], "{case}");
            }
            _ => continue,
        }
        run += 1;
    }
    assert!(run > 40, "{run}");
}

#[test]
fn tickets_of_others_agree_on_the_command_line() {
    let folder = TestProject::empty();
    let all = cases("zammad_sla");
    let page = include_str!("../../docs/calendar.md");
    let mut run = 0;
    for case in all["cases"].as_array().unwrap() {
        let events = case["events"].as_array().unwrap();
        let created = text(case, "created");
        let pauses = events.iter().any(|event| event["type"] == "state");
        if pauses || page.contains(&format!("| `{}`", text(case, "id"))) {
            continue;
        }
        let mut calendar = all["calendars"][text(case, "calendar")].clone();
        if text(&calendar, "tz").starts_with("Europe/") {
            // The seasons of the cases are clear of the weeks in which the clocks change.
            let summer = ("04".."11").contains(&&created[5..7]);
            calendar["tz"] = json!(if summer { "+02:00" } else { "+01:00" });
        }
        folder.write("calendar.json", calendar.to_string());
        for kind in ["first_response", "close"] {
            let (limit, expected) = (
                &case["sla_min"][kind],
                &case["expect"][format!("{kind}_due")],
            );
            let (Some(limit), Some(expected)) = (limit.as_u64(), expected.as_str()) else {
                continue;
            };
            let limit = format!("{limit}wm");
            let found = due(&folder, created, &limit, &["--calendar", "calendar.json"]);
            let moment = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
            assert_eq!(moment(&found), moment(expected), "{case}");
            run += 1;
        }
    }
    assert!(run > 10, "{run}");
}
