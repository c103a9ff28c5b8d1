//! `check`: what one run asks for: severities, exemptions, what changed, clocks alone, exit codes.

use crate::errors::FILE;
use crate::rules::{moved, project_moved};
use crate::support::{CommandOutput, TestProject};

/// When the clock of the moved case is late.
const LATE: &str = "2026-11-06T10:00:00+08:00";

fn counts(output: &CommandOutput) -> (i32, u64, u64) {
    let json = output.json();
    let number = |key: &str| json[key].as_u64().unwrap();
    (output.code, number("errors"), number("warnings"))
}

fn run(project: &TestProject, arguments: &[&str]) -> (i32, u64, u64) {
    let all = ["check", "--json"].iter().chain(arguments).copied();
    counts(&project.run(all))
}

/// A project whose header says something else than the history: one error of the data.
fn broken() -> TestProject {
    project_moved(|text| text.replace("priority: normal\ntitle", "priority: high\ntitle"))
}

fn settings(project: &TestProject, more: &str) {
    project.write(
        "tousu.toml",
        format!("profile = \"profiles/test.toml\"\n{more}"),
    );
}

#[test]
fn the_command_line_comes_before_the_settings_and_those_before_the_profile() {
    let project = broken();
    let rule = "header-against-history";
    let profile = project.read("profiles/test.toml");
    project.write(
        "profiles/test.toml",
        format!("{profile}\n[check]\n{rule} = \"warning\"\n"),
    );
    assert_eq!(run(&project, &[]), (0, 0, 1));
    assert_eq!(run(&project, &["--deny", "all"]), (1, 1, 0));
    settings(&project, &format!("[check]\n{rule} = \"error\"\n"));
    assert_eq!(run(&project, &[]), (1, 1, 0));
    assert_eq!(run(&project, &["--warn", rule]), (0, 0, 1));
    assert_eq!(run(&project, &["--warn", "all"]), (0, 0, 1));
    assert_eq!(run(&project, &["--warn", rule, "--deny", "all"]), (0, 0, 1));
    settings(&project, &format!("[check]\n{rule} = \"off\"\n"));
    assert_eq!(run(&project, &[]), (0, 0, 0));
    assert_eq!(run(&project, &["--deny", "all"]), (0, 0, 0));
    assert_eq!(run(&project, &["--deny", rule]), (1, 1, 0));
    assert_eq!(run(&project, &["--rule", rule]), (1, 1, 0));
    for refused in [["--warn", "unreadable"], ["--deny", "no-such-rule"]] {
        let output = project.run(["check"].iter().chain(&refused).copied());
        assert_eq!(output.code, 2, "{output}");
    }
}

#[test]
fn a_rule_that_a_profile_names_must_exist_and_may_not_be_fixed() {
    for line in [
        "no-such-rule = \"off\"",
        "schema = \"off\"",
        "clock-late = 1",
    ] {
        let project = broken();
        let profile = project.read("profiles/test.toml");
        project.write(
            "profiles/test.toml",
            format!("{profile}\n[check]\n{line}\n"),
        );
        let output = project.run(["check", "--json"]);
        assert_eq!(output.code, 2, "{output}");
        let json = output.json();
        assert_eq!(json["findings"][0]["rule"], "profile-fault");
        assert_eq!(json["findings"][0]["file"], "profiles/test.toml");
        assert_eq!(json["checked"], 0);
    }
}

#[test]
fn an_exemption_is_an_event_that_counts_until_its_day_and_is_listed() {
    let project = broken();
    let rule = "header-against-history";
    let exempt = |until: &str, reason: &str| {
        project.run(["exempt", "4K7Q", rule, "--until", until, "--reason", reason])
    };
    assert_eq!(exempt("2026-11-02", "CANARY").code, 2);
    assert_eq!(exempt("tomorrow", "CANARY").code, 2);
    assert_eq!(exempt("2026-11-10", " ").code, 2);
    let fixed = [
        "exempt",
        "4K7Q",
        "schema",
        "--until",
        "2026-11-10",
        "--reason",
        "x",
    ];
    assert_eq!(project.run(fixed).code, 2);
    let done = exempt("2026-11-10", "CANARY");
    assert_eq!(done.code, 0, "{done}");
    assert!(project.read(FILE).contains("  step: exempt\n"));
    let clocks_aside = ["--warn", "clock-late", "--now"];
    let at = |now: &'static str| {
        let all = ["check", "--json"].iter().chain(&clocks_aside).copied();
        project.run(all.chain([now]))
    };
    let last = at("2026-11-10T23:59:59+08:00");
    assert_eq!((last.code, last.json()["errors"].as_u64()), (0, Some(0)));
    let listed = &last.json()["exempted"];
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["rule"], rule);
    assert_eq!(listed[0]["until"], "2026-11-10");
    assert!(!last.stdout.contains("CANARY"), "{last}");
    let after = at("2026-11-11T00:00:00+08:00");
    assert_eq!((after.code, after.json()["errors"].as_u64()), (1, Some(1)));
    assert!(after.json()["exempted"].as_array().unwrap().is_empty());
    let text = project.run(["check"]).stdout;
    assert!(text.contains("exempted[header-against-history]"), "{text}");
    assert!(
        text.ends_with("exempted: 1\n") && !text.contains("CANARY"),
        "{text}"
    );
    // Nothing else of the case is touched by it: it can be worked on.
    let next = project.run(["next", "4K7Q", "--json"]);
    assert!(next.stdout.contains("\"finish\""), "{next}");
}

#[test]
fn only_what_changed_since_a_revision_is_checked() {
    let project = broken().with_git();
    assert_eq!(project.run(["check", "--changed"]).code, 2);
    project.git(["add", "."]);
    project.git(["commit", "--quiet", "--message=first"]);
    assert_eq!(run(&project, &["--changed"]), (0, 0, 0));
    let second = moved()
        .replace("4K7Q", "9ZZZ")
        .replace("0000000000000", "1000000000000");
    let second = second.replace("status: handling", "status: closed");
    project.write("cases/2026/11/TS-20261103-9ZZZ.yaml", second);
    let output = project.run([
        "check",
        "--json",
        "--changed",
        "--rule",
        "header-against-history",
    ]);
    assert_eq!(counts(&output), (1, 1, 0));
    assert_eq!(output.json()["checked"], 1);
    project.git(["add", "."]);
    project.git(["commit", "--quiet", "--message=second"]);
    let rule = ["--rule", "header-against-history"];
    let since = |revision: &'static str| run(&project, &[rule[0], rule[1], "--changed", revision]);
    assert_eq!(since("HEAD~1"), (1, 1, 0));
    assert_eq!(since("HEAD"), (0, 0, 0));
    // A new attachment asks for its case.
    project.write("cases/2026/11/TS-20261103-4K7Q/a.txt", "a");
    assert_eq!(since("HEAD"), (1, 1, 0));
    for wrong in ["nowhere", "--output=x"] {
        let revision = format!("--changed={wrong}");
        assert_eq!(project.run(["check", &revision]).code, 2);
    }
}

#[test]
fn clocks_alone_are_checked_and_closed_cases_cost_their_header() {
    let project = broken();
    assert_eq!(run(&project, &["--overdue", "--now", LATE]), (1, 1, 0));
    let soon = "2026-11-04T08:30:00+08:00";
    assert_eq!(run(&project, &["--overdue", "--now", soon]), (0, 0, 0));
    assert_eq!(
        run(&project, &["--within", "30m", "--now", soon]),
        (0, 0, 1)
    );
    assert_eq!(
        run(&project, &["--within", "27m", "--now", soon]),
        (0, 0, 0)
    );
    assert_eq!(project.run(["check", "--within", "30"]).code, 2);
    assert_eq!(
        project.run(["check", "--overdue", "--rule", "schema"]).code,
        2
    );
    // The header is believed, and nothing after it is read.
    let text = project
        .read(FILE)
        .replace("status: handling", "status: closed");
    let (head, _) = text.split_once("history:\n").unwrap();
    project.write(FILE, format!("{head}history:\n- not: [an event"));
    assert_eq!(run(&project, &["--overdue", "--now", LATE]), (0, 0, 0));
    assert_eq!(run(&project, &["--now", LATE]).0, 1);
}

#[test]
fn lateness_has_an_exit_code_of_its_own_unless_data_is_broken_too() {
    let late = ["--now", LATE, "--exit-code-late", "7"];
    let project = project_moved(|text| text);
    assert_eq!(run(&project, &late), (7, 1, 0));
    let output = project.run(["check", "--now", LATE]);
    assert_eq!(output.code, 1);
    assert!(
        output.stdout.contains("errors: 1, 0 of them in the data"),
        "{output}"
    );
    assert_eq!(run(&broken(), &late), (1, 2, 0));
    let json = broken().run(["check", "--json", "--now", LATE]).json();
    assert_eq!(
        (json["broken"].as_u64(), json["late"].as_u64()),
        (Some(1), Some(1))
    );
    assert_eq!(project.run(["check", "--exit-code-late", "2"]).code, 2);
}

#[test]
fn personal_numbers_are_told_and_never_shown() {
    let project = project_moved(|text| text.replace("宽带反复断线", "断线，电话 13912345678"));
    for format in ["text", "json"] {
        let output = project.run(["check", "--format", format]);
        assert!(output.stdout.contains("personal-data-in-text"), "{output}");
        assert!(!output.to_string().contains("5678"), "{output}");
    }
}
