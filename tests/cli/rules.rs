//! The rules of `check`, each over a good case with one change.

use insta::assert_snapshot;
use sha2::{Digest, Sha256};

use crate::errors::{FILE, good, project_with};
use crate::support::{CommandOutput, TestProject};

/// The good case after a step that stopped a clock and recorded an attachment.
pub(crate) fn moved() -> String {
    let accepted = good()
        .replace("status: received", "status: handling")
        .replace(
            "channel: phone\ncustomer",
            "lead: service\nchannel: phone\ncustomer",
        );
    accepted
        + "\
- id: 01M6FEKEE00000000000000002
  at: 2026-11-03T08:58:00+08:00
  by: wang.fang
  step: accept
  set:
    lead: service
  clocks:
  - clock: acknowledge
    started: 2026-11-03T08:55:00+08:00
    due: 2026-11-03T09:05:00+08:00
    verdict: met
    policy: POLICY
"
}

/// Returns the policy that stamps of the project name now.
fn policy(project: &TestProject) -> String {
    let (settings, text) = tousu::project::read_settings(&project.root()).unwrap();
    let procedure = tousu::project::procedure_of(&project.root(), &settings, &text, None);
    procedure.unwrap().policy
}

/// Puts the moved case, with one more change, into a project of its own.
pub(crate) fn project_moved(change: impl Fn(String) -> String) -> TestProject {
    let project = project_with("");
    let text = moved().replace("POLICY", &policy(&project));
    project.write(FILE, change(text));
    project
}

/// Returns `rule line:column clock` of each finding.
fn rules(output: &CommandOutput) -> String {
    let json = output.json();
    let lines = json["findings"].as_array().unwrap().iter().map(|finding| {
        let clock = finding["clock"].as_str().unwrap_or_default();
        let rule = finding["rule"].as_str().unwrap();
        format!("{rule} {}:{} {clock}", finding["line"], finding["column"])
            .trim_end()
            .to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn rules_after(change: impl Fn(String) -> String) -> String {
    rules(&project_moved(change).run(["check", "--json"]))
}

#[test]
fn every_line_of_the_header_is_held_to_the_history() {
    let lines = [
        ("status: handling", "status: closed"),
        ("kind: complaint\npriority", "kind: inquiry\npriority"),
        ("priority: normal\ntitle", "priority: high\ntitle"),
        ("category: service\nreceived", "category: other\nreceived"),
        (
            "received: 2026-11-03T08:55:00+08:00\nlead",
            "received: 2026-11-03T08:54:00+08:00\nlead",
        ),
        ("lead: service\nchannel", "lead: other\nchannel"),
        ("channel: phone\ncustomer", "channel: mail\ncustomer"),
        ("round: 1", "handler: chen.jie\nround: 1"),
        ("round: 1", "assist: [service]\nround: 1"),
        ("round: 1", "round: 2"),
        ("round: 1", "outcome: upheld\nround: 1"),
        ("round: 1", "satisfaction: satisfied\nround: 1"),
        ("lead: service\nchannel", "channel"),
    ];
    for (right, wrong) in lines {
        let found = rules_after(|text| {
            assert!(text.contains(right), "{right}");
            text.replacen(right, wrong, 1)
        });
        assert!(
            found.starts_with("header-against-history"),
            "{wrong}: {found}"
        );
        assert_eq!(found.lines().count(), 1, "{wrong}: {found}");
    }
}

#[test]
fn the_same_moment_in_another_time_zone_is_no_difference() {
    let found = rules_after(|text| {
        text.replacen(
            "received: 2026-11-03T08:55:00+08:00",
            "received: 2026-11-03T00:55:00Z",
            1,
        )
    });
    assert_eq!(found, "");
}

#[test]
fn a_verdict_is_held_to_its_own_due_moment_and_to_the_policy_it_names() {
    let due = "due: 2026-11-03T09:05:00+08:00";
    let later = |text: String| text.replace(due, "due: 2026-11-03T09:06:00+08:00");
    assert_eq!(
        rules_after(later),
        "verdict-against-clock 35:10 acknowledge"
    );
    let older = |text: String| later(text).replace("policy: test", "policy: older");
    assert_eq!(rules_after(older), "");
    let missed = |text: String| older(text).replace("verdict: met", "verdict: missed");
    assert_eq!(
        rules_after(missed),
        "verdict-against-clock 36:14 acknowledge"
    );
    let stray = |text: String| text.replace("clock: acknowledge", "clock: handle");
    assert_eq!(
        rules_after(stray),
        "missing-verdict 29:9 acknowledge\nverdict-against-clock 33:12 handle"
    );
}

#[test]
fn a_removed_verdict_is_an_error_when_others_tell_the_policy() {
    let removed = |text: String| {
        let (before, stamp) = text.split_once("  clocks:\n").unwrap();
        let finished = "\
- id: 01M6FEN9100000000000000003
  at: 2026-11-03T08:59:00+08:00
  by: li.na
  step: finish
  set:
    satisfaction: satisfied
    outcome: upheld
  clocks:
  - clock: handle
    started: 2026-11-03T08:58:00+08:00
    due: 2026-11-04T08:58:00+08:00
    verdict: met
";
        let closed = before
            .replace("status: handling", "status: closed")
            .replace(
                "round: 1",
                "round: 1\noutcome: upheld\nsatisfaction: satisfied",
            );
        let policy = stamp.lines().last().unwrap();
        format!("{closed}  clocks:\n{stamp}{finished}{policy}\n")
    };
    assert_eq!(rules_after(removed), "");
    let without_last = |text: String| {
        let text = removed(text);
        text[..text.rfind("  clocks:").unwrap()].to_owned()
    };
    let output = project_moved(without_last).run(["check", "--json"]);
    assert_eq!(rules(&output), "missing-verdict 43:9 handle");
    assert_eq!(output.code, 1);
}

#[test]
fn an_event_out_of_order_is_illegal() {
    let found = rules_after(|text| text.replace("step: accept", "step: finish"));
    assert!(found.contains("illegal-event 29:9"), "{found}");
}

#[test]
fn a_number_is_taken_once_whatever_its_folder() {
    let project = project_moved(|text| text);
    project.write("cases/2026/10/TS-20261103-4K7Q.yaml", project.read(FILE));
    let output = project.run(["check", "--json"]);
    assert_snapshot!(rules(&output), @"
    folder-is-not-day 1:5
    duplicate-number 1:5
    duplicate-event-id 16:7
    duplicate-event-id 26:7
    ");
}

#[test]
fn a_late_clock_says_since_when_and_whose_turn_it_is() {
    let project = project_moved(|text| text);
    let late = ["check", "--now", "2026-11-06T10:00:00+08:00"];
    assert_snapshot!(project.run(late).stdout, @"
    error[clock-late]: “Handling” was due 2026-11-04T08:58:00+08:00 and is 2 d 1 h late
     --> cases/2026/11/TS-20261103-4K7Q.yaml:2:9
      |
    2 | status: handling
      |         ^^^^^^^^
    hint: next: finish, by Leader

    cases checked: 1; errors: 1, 0 of them in the data; warnings: 0; late: 1
    ");
    project.write(
        "tousu.toml",
        "profile = \"profiles/test.toml\"\n[people.lina]\nname = \"李娜\"\nroles = [\"leader\"]\n",
    );
    let output = project.run(late);
    assert!(
        output.stdout.contains("next: finish, by lina (Leader)"),
        "{output}"
    );
}

#[test]
fn attachments_are_held_to_what_was_recorded() {
    let event = |sha256: &str| {
        format!(
            "- id: 01M6FEN9100000000000000003\n  at: 2026-11-03T08:59:00+08:00\n  by: wang.fang\n  \
             step: attach\n  set:\n    file: a.txt\n    sha256: \"{sha256}\"\n"
        )
    };
    let hash: String = Sha256::digest(b"evidence")
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let project = project_moved(|text| text + &event(&hash));
    let found = || rules(&project.run(["check", "--json"]));
    assert_eq!(found(), "attachment-missing 43:11");
    project.write("cases/2026/11/TS-20261103-4K7Q/a.txt", "evidence");
    assert_eq!(found(), "");
    project.write("cases/2026/11/TS-20261103-4K7Q/a.txt", "forged");
    assert_eq!(found(), "attachment-changed 44:13");
    project.write("cases/2026/11/TS-20261103-4K7Q/a.txt", "evidence");
    project.write("cases/2026/11/TS-20261103-4K7Q/b.txt", "");
    let output = project.run(["check", "--json"]);
    assert_eq!(
        (rules(&output).as_str(), output.code),
        ("attachment-unrecorded 0:0", 0)
    );
    let file = &output.json()["findings"][0]["file"];
    assert_eq!(file, "cases/2026/11/TS-20261103-4K7Q/b.txt");
}

#[test]
fn a_name_that_only_looks_like_another_is_an_error() {
    let found = rules_after(|text| {
        text.replacen(
            "by: wang.fang\n  step: accept",
            "by: wang\u{200b}.fang\n  step: accept",
            1,
        )
    });
    assert_eq!(found, "hidden-character 28:7");
    let found = rules_after(|text| text.replace("title: ", "title: \u{200d}"));
    assert_eq!(found, "");
}

#[test]
fn a_value_that_the_procedure_does_not_know_is_a_warning() {
    let change = |text: String| text.replace("category: service", "category: catering");
    let output = project_moved(change).run(["check", "--json"]);
    assert_eq!(
        (rules(&output).as_str(), output.code),
        ("unknown-value 24:15", 0)
    );
    assert!(!output.stdout.contains("catering"), "{output}");
    // A field is told as well as a value, and without what looks like a customer's words.
    let change = |text: String| text.replacen("    category: service", "    kategorie: service", 1);
    let output = project_moved(change).run(["check", "--json"]);
    assert!(rules(&output).contains("unknown-value"), "{output}");
    assert!(output.stdout.contains("`kategorie`"), "{output}");
}

#[test]
fn an_event_moved_to_another_time_is_found_by_its_id() {
    let found = rules_after(|text| text.replace("at: 2026-11-03T08:58", "at: 2026-11-03T08:57"));
    assert_eq!(found, "");
    let found = rules_after(|text| text.replace("at: 2026-11-03T08:58", "at: 2026-11-03T08:56"));
    assert_eq!(found, "time-against-id 27:7");
}

#[test]
fn a_header_field_that_a_step_does_not_take_is_an_error() {
    let found = rules_after(|text| {
        text.replace(
            "step: accept\n  set:\n",
            "step: accept\n  set:\n    outcome: upheld\n",
        )
        .replace("round: 1\n", "round: 1\noutcome: upheld\n")
    });
    assert_eq!(found, "illegal-event 32:5");
}
