//! The examples on the pages of the rules, tried: the bad one is found, the good one is not.

use tousu::domain::EventId;
use tousu::rules::ALL;

use crate::errors::{FILE, good};
use crate::support::{NOW, TestProject};

const SETTINGS: &str = "profile = \"profiles/examples.toml\"
[people.wang]
name = \"王方\"
roles = [\"service\"]
[people.chen]
name = \"陈杰\"
roles = [\"service\"]
";

/// What the block under a heading of a page says: its kind and its text.
fn block<'a>(page: &'a str, heading: &str) -> (&'a str, &'a str) {
    let after = page.split_once(heading).unwrap().1;
    let fenced = after.split("```").nth(1).unwrap();
    fenced.split_once('\n').unwrap()
}

/// Returns what a comment of an example says: `# now: …`, `# file: …`.
fn said<'a>(example: &'a str, word: &str) -> Option<&'a str> {
    let start = format!("# {word}: ");
    example.lines().find_map(|line| line.strip_prefix(&start))
}

/// Splits a text at its top-level keys.
fn keys(text: &str) -> Vec<(&str, String)> {
    let mut keys: Vec<(&str, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let is_key = line.starts_with(|letter: char| letter.is_ascii_lowercase());
        match line.split_once(':').filter(|_| is_key) {
            Some((key, _)) => keys.push((key, format!("{line}\n"))),
            None => match keys.last_mut() {
                Some((_, text)) => text.push_str(&format!("{line}\n")),
                None => keys.push(("", format!("{line}\n"))),
            },
        }
    }
    keys
}

/// Lays an example over the good case: its keys replace, its events follow the registration.
fn laid_over(example: &str) -> String {
    let received = example
        .lines()
        .find_map(|line| line.strip_prefix("received: "));
    let base = good()
        .replace(
            "2026-11-03T08:55:00+08:00",
            received.unwrap_or("2026-11-03T08:55:00+08:00"),
        )
        .replace("profile: test", "profile: network")
        .replace("wang.fang", "wang");
    let given = keys(example);
    let mut text: String = given
        .iter()
        .filter(|(key, _)| *key != "history")
        .map(|(_, part)| part.as_str())
        .collect();
    for (key, part) in keys(&base) {
        if !given.iter().any(|(known, _)| *known == key) || key == "history" {
            text.push_str(&part);
        }
    }
    let events = given.iter().find(|(key, _)| *key == "history");
    let events = events.map_or("", |(_, part)| part.as_str());
    for (index, event) in events.split("\n- ").skip(1).enumerate() {
        let mut event = event.trim_end().to_owned();
        let has = |event: &str, key: &str| {
            let key = format!("{key}: ");
            event
                .lines()
                .any(|line| line.trim_start().starts_with(&key))
        };
        if !has(&event, "at") {
            let at = format!("2026-11-03T{:02}:00:00+08:00", index + 9);
            event.push_str(&format!("\n  at: {at}"));
        }
        let at = event
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("at: "));
        let at = at.unwrap().parse().unwrap();
        let id = EventId::after(None, at, &format!("{:016}", index + 10));
        for (key, value) in [("id", id.0), ("by", "wang".to_owned())] {
            if !has(&event, key) {
                event.push_str(&format!("\n  {key}: {value}"));
            }
        }
        text.push_str(&format!("- {event}\n"));
    }
    text
}

/// Makes a project of an example.
fn project_of(rule: &str, kind: &str, example: &str) -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", SETTINGS);
    let profile = include_str!("rule_examples/profile.toml");
    project.write("profiles/examples.toml", profile);
    match kind {
        "toml" => project.write("tousu.toml", example),
        "text" => {
            for path in example.lines() {
                project.write(path, laid_over(""));
            }
        }
        _ if rule == "repeat-not-linked" => {
            let customer = "customer:\n  name: 何虚设\n  phone: \"13800000001\"\n";
            project.write(FILE, laid_over(customer));
            let second = laid_over(&format!("id: TS-20261110-9ZZZ\n{example}"));
            let second = second.replace("00000000000000", "10000000000000");
            project.write("cases/2026/11/TS-20261110-9ZZZ.yaml", second);
        }
        // The example is the second case; a comment says what the other one names.
        _ if rule.starts_with("link-")
            || ["action-unknown", "group-without-leader"].contains(&rule) =>
        {
            let ordered = said(example, "orders").map(|what| {
                let due = "2026-11-30T18:00:00+08:00";
                format!("history:\n- step: order-action\n  set:\n    action_text: {what}\n    action_due: {due}\n")
            });
            let other = said(example, "other")
                .map(|link| format!("history:\n- step: edit\n  set:\n    {link}\n"))
                .or(ordered);
            project.write(FILE, laid_over(&other.unwrap_or_default()));
            let second = laid_over(&format!("id: TS-20261110-9ZZZ\n{example}"));
            let second = second.replace("00000000000000", "10000000000000");
            project.write("cases/2026/11/TS-20261110-9ZZZ.yaml", second);
        }
        _ => project.write(FILE, laid_over(example)),
    }
    if let Some(file) = said(example, "file").filter(|file| !file.ends_with(".yaml")) {
        let folder = FILE.strip_suffix(".yaml").unwrap();
        project.write(&format!("{folder}/{file}"), "evidence");
    }
    project
}

#[test]
fn each_bad_example_is_found_by_its_rule_and_each_good_one_is_not() {
    let mut faults = Vec::new();
    for rule in ALL {
        for (heading, is_found) in [("## Bad", true), ("## Good", false)] {
            let (kind, example) = block(rule.page, heading);
            let project = project_of(rule.id, kind, example);
            let now = said(example, "now").unwrap_or(NOW);
            let output = project.run(["check", "--json", "--now", now]);
            let json = output.json();
            let found = json["findings"].as_array().unwrap();
            let found = found.iter().any(|finding| finding["rule"] == rule.id);
            if found != is_found {
                faults.push(format!("{}: {heading}\n{output}", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
