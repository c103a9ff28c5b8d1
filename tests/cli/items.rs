//! Items by the commands: parts of departments, actions over all cases, what runs on after the end.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::{CommandOutput, TestProject};

fn project() -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"profiles/items.toml\"\n");
    let profile = include_str!("../profile/items.toml");
    project.write("profiles/items.toml", profile);
    project
}

/// Takes a case in; returns its number.
fn new(project: &TestProject, now: &str, more: &[&str]) -> String {
    let fixed = ["new", "--title", "网速慢", "--now", now, "--as", "li", "--json"];
    let output = project.run(fixed.into_iter().chain(more.iter().copied()));
    assert_eq!(output.code, 0, "{output}");
    output.json()["id"].as_str().unwrap().to_owned()
}

fn go(project: &TestProject, now: &str, case: &str, step: &str, set: &[&str]) -> CommandOutput {
    let mut line = vec!["advance", case, step, "--now", now, "--as", "li", "--quiet"];
    for pair in set {
        line.extend(["--set", pair]);
    }
    project.run(line)
}

fn goes(project: &TestProject, now: &str, case: &str, step: &str, set: &[&str]) {
    let output = go(project, now, case, step, set);
    assert_eq!(output.code, 0, "{output}");
}

const DUE: &str = "action_due=2026-11-10 18:00";

#[test]
fn a_part_is_picked_shown_and_keeps_the_case_open() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let part = ["part_department=技术部", "part_needed=yes"];
    goes(&project, "2026-11-03T09:10:00+08:00", &case, "call-in", &part);
    let other = ["part_department=billing"];
    goes(&project, "2026-11-03T09:20:00+08:00", &case, "call-in", &other);
    assert_snapshot!(go(&project, "2026-11-03T10:00:00+08:00", &case, "close", &[]), @"");
    assert_snapshot!(go(&project, "2026-11-03T10:00:00+08:00", &case, "answer-part", &["part=legal", "part_answer=x"]), @"");
    let now = "2026-11-07T10:00:00+08:00";
    assert_snapshot!(project.run(["show", &case, "--now", now]), @"");
    assert_snapshot!(project.run(["next", &case, "--now", now, "--lang", "zh"]), @"");
    assert_snapshot!(project.run(["due", "--now", now]), @"");
    assert_snapshot!(project.run(["check", "--overdue", "--now", now, "--lang", "zh"]), @"");
    goes(&project, now, &case, "answer-part", &["part=technical", "part_answer=已测速"]);
    goes(&project, now, &case, "close", &[]);
    let shown = project.run(["show", &case, "--json", "--now", now]).json();
    assert_fits("show", &shown);
    let items = serde_json::to_string_pretty(&shown["items"]).unwrap();
    assert_snapshot!(items, @"");
    assert_snapshot!(project.read(&format!("cases/2026/11/{case}.yaml")), @"");
}

#[test]
fn actions_are_listed_over_all_cases_and_go_on_after_the_end() {
    let project = project();
    let first = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let second = new(&project, "2026-11-03T09:05:00+08:00", &["--set", "title=又慢了"]);
    let now = "2026-11-03T10:00:00+08:00";
    goes(&project, now, &first, "order", &["action_text=更换接线盒", "action_owner=wang", DUE]);
    let later = "action_due=2026-11-20 18:00";
    goes(&project, now, &first, "order", &["action_text=培训外线人员", "action_owner=chen", later]);
    goes(&project, now, &first, "close", &[]);
    let named = format!("action_of={}/1", &first[12..]);
    assert_snapshot!(go(&project, now, &second, "link-action", &["action_of=4/9"]), @"");
    goes(&project, now, &second, "link-action", &[&named]);
    let now = "2026-11-12T10:00:00+08:00";
    assert_snapshot!(project.run(["actions", "--now", now]), @"");
    assert_snapshot!(project.run(["actions", "--now", now, "--lang", "zh", "--owner", "wang"]), @"");
    assert_snapshot!(project.run(["list", "--now", now, "--json", "ended"]).json()[0]["overdue"], @"");
    let late = project.run(["check", "--overdue", "--now", now]);
    assert_snapshot!(late, @"");
    goes(&project, now, &first, "complete-action", &["action=1"]);
    assert_snapshot!(project.run(["actions", "--now", now]), @"");
    goes(&project, now, &first, "verify-action", &["action=1", "proof=回访正常"]);
    assert_snapshot!(project.run(["actions", "--now", now, "--state", "verified"]), @"");
    let rows = project.run(["actions", "--now", now, "--json"]).json();
    assert_fits("actions", &rows);
    assert_snapshot!(serde_json::to_string_pretty(&rows[1]).unwrap(), @"");
    assert_snapshot!(project.run(["actions", "--now", now, "--state", "late"]), @"");
}

#[test]
fn an_ended_case_without_a_clock_that_runs_is_still_skipped_by_its_header() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let now = "2026-11-03T10:00:00+08:00";
    goes(&project, now, &case, "close", &[]);
    let late = "2026-12-20T10:00:00+08:00";
    assert_snapshot!(project.run(["check", "--overdue", "--now", late]), @"");
    goes(&project, now, &case, "visit", &["visit=1", "useful=yes"]);
    goes(&project, now, &case, "archive", &[]);
    // What is archived cannot have a clock that runs: what is wrong in its history is not even read.
    let file = format!("cases/2026/11/{case}.yaml");
    let text = project.read(&file).replace("step: visit", "step: vist");
    project.write(&file, text);
    assert_eq!(project.run(["check", "--overdue", "--now", late]).code, 0);
}

#[test]
fn a_profile_without_actions_says_so() {
    let project = TestProject::of_profile("basic");
    assert_snapshot!(project.run(["actions"]), @"");
    assert_snapshot!(project.run(["actions", "--lang", "zh"]), @"");
    assert_eq!(project.run(["actions", "--json"]).json(), serde_json::json!([]));
}
