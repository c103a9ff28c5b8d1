//! What the engine writes passes `check`: every event legal, every verdict right, the header in step.

use chrono::{DateTime, FixedOffset, TimeDelta};
use tousu::domain::{Case, EventId};
use tousu::workflow::{Procedure, Request, Standing, intake, take};

use crate::support::TestProject;

/// Two rounds of a complaint, with a pause and an extension, reopened after its end: step, minutes since
/// the step before, values.
const STEPS: &[(&str, i64, &[(&str, &str)])] = &[
    ("acknowledge", 12, &[("category", "technical")]),
    (
        "dispatch",
        20,
        &[("lead", "technical"), ("priority", "important")],
    ),
    ("plan", 30, &[("plan", "visit")]),
    ("begin", 5, &[]),
    ("pause", 60, &[("reason", "customer away")]),
    ("resume", 300, &[]),
    (
        "request-extension",
        10,
        &[("extension", "24h"), ("reason", "spare part")],
    ),
    ("grant-extension", 10, &[]),
    ("finish", 2400, &[]),
    (
        "report-back",
        50,
        &[
            ("outcome", "upheld"),
            ("cause", "line"),
            ("measures", "repaired"),
            ("result", "works"),
        ],
    ),
    (
        "feedback",
        45,
        &[("satisfaction", "dissatisfied"), ("words", "not yet")],
    ),
    ("redispatch", 10, &[("lead", "business")]),
    ("begin", 10, &[]),
    ("finish", 100, &[]),
    (
        "report-back",
        70,
        &[
            ("outcome", "upheld"),
            ("cause", "line"),
            ("measures", "paid"),
            ("result", "paid"),
        ],
    ),
    (
        "feedback",
        10,
        &[("satisfaction", "satisfied"), ("rating", "5")],
    ),
    ("close", 10, &[]),
    ("archive", 10, &[]),
    ("reopen", 10, &[("words", "again")]),
];

fn request(step: &str, at: DateTime<FixedOffset>, fields: &[(&str, &str)], by: usize) -> Request {
    Request {
        step: step.to_owned(),
        fields: fields
            .iter()
            .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
            .collect(),
        note: None,
        actor: format!("person-{by}"),
        at,
    }
}

/// Returns the case after each step.
fn walk(procedure: &Procedure) -> Vec<Case> {
    let mut at: DateTime<FixedOffset> = "2026-09-28T09:00:00+08:00".parse().unwrap();
    let given = [
        ("channel", "phone"),
        ("customer_name", "赵一一"),
        ("phone", "13900000000"),
        ("title", "断线"),
    ];
    let number = "TS-20260928-4K7Q".parse().unwrap();
    let id = EventId::after(None, at, "0000000000000000");
    let first = request("", at, &given, 0);
    let (mut case, mut standing): (Case, Standing) =
        intake("complaint", &first, procedure, number, id).unwrap();
    let mut all = vec![case.clone()];
    for (by, (step, minutes, fields)) in STEPS.iter().enumerate() {
        at += TimeDelta::minutes(*minutes);
        let last = case.history.last().map(|event| &event.id);
        let id = EventId::after(last, at, "0000000000000000");
        let request = request(step, at, fields, by + 1);
        let (event, after) = take(&case, &standing, &request, procedure, id)
            .unwrap_or_else(|refusal| panic!("{step}: {refusal:?}"));
        case.history.push(event);
        case.summary = after.summary.clone();
        standing = after;
        all.push(case.clone());
    }
    all
}

#[test]
fn a_case_that_the_engine_wrote_passes_after_each_step() {
    let project = TestProject::of_profile("network");
    let (settings, text) = tousu::project::read_settings(&project.root()).unwrap();
    let procedure = tousu::project::procedure_of(&project.root(), &settings, &text, None).unwrap();
    for case in walk(&procedure) {
        let file = format!("cases/{}", case.number.file().display());
        project.write(
            &file,
            tousu::case::new_text(&case, "../../../schema/case.schema.json"),
        );
        // At the moment of the last event, where a clock may be late and nothing else may be wrong.
        let now = case.history.last().unwrap().at.to_rfc3339();
        let output = project.run(["check", "--json", "--now", &now]);
        let json = output.json();
        let wrong: Vec<_> = json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["rule"] != "clock-late")
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", project.read(&file));
    }
}
