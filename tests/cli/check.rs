//! `check`: paths, settings, formats and exit codes; and `explain`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::errors::{FILE, project_with};
use crate::rules::{moved, project_moved};
use crate::support::TestProject;

#[test]
fn a_good_case_has_no_findings() {
    assert_snapshot!(project_moved(|text| text).run(["check"]), @"cases checked: 1; errors: 0; warnings: 0; late: 0");
}

#[test]
fn settings_change_severities_and_switch_rules_off() {
    let project = project_moved(|text| text.replace("status: handling", "status: closed"));
    for (value, code, count) in [("error", 1, 1), ("warning", 0, 1), ("off", 0, 0)] {
        let settings = format!(
            "profile = \"profiles/test.toml\"\n[check]\nheader-against-history = \"{value}\"\n"
        );
        project.write("tousu.toml", settings);
        let output = project.run(["check", "--json"]);
        let found = output.json()["findings"].as_array().unwrap().len();
        assert_eq!((output.code, found), (code, count), "{value}: {output}");
    }
}

#[test]
fn paths_and_rules_narrow_what_is_told() {
    let project = project_moved(|text| text.replace("status: handling", "status: closed"));
    let second = moved()
        .replace("4K7Q", "9ZZZ")
        .replace("00000000000000", "00000000000003");
    project.write("cases/2026/11/TS-20261103-9ZZZ.yaml", second);
    let checked = |arguments: &[&str]| {
        let all = ["check", "--json"].iter().chain(arguments).copied();
        let output = project.run(all);
        let json = output.json();
        (
            output.code,
            json["checked"].as_u64().unwrap(),
            json["errors"].as_u64().unwrap(),
        )
    };
    assert_eq!(checked(&[]), (1, 2, 1));
    assert_eq!(checked(&["cases/2026"]), (1, 2, 1));
    assert_eq!(
        checked(&["./cases/../cases/2026/11/TS-20261103-9ZZZ.yaml"]),
        (0, 1, 0)
    );
    assert_eq!(checked(&["--rule", "clock-late"]), (0, 2, 0));
    assert_eq!(
        checked(&["--rule", "clock-late", "--rule", "header-against-history"]),
        (1, 2, 1)
    );
}

#[test]
fn what_cannot_be_checked_is_refused() {
    let project = project_moved(|text| text);
    assert_snapshot!(project.run(["check", "cases/2027"]), @"
    ------- stderr -------
    error: cases/2027: there is no such file
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["check", ".."]), @"
    ------- stderr -------
    error: .. lies outside the project
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["check", "profiles"]), @"
    ------- stderr -------
    error: profiles holds no cases
    hint: cases lie below $ROOT/cases
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["check", "--rule", "clock-lat"]), @"
    ------- stderr -------
    error: there is no rule `clock-lat`
    hint: did you mean `clock-late`?
    [exit code: 2]
    ");
    let nowhere = TestProject::empty().run(["check"]);
    assert_eq!(nowhere.code, 2, "{nowhere}");
}

#[test]
fn a_check_writes_nothing() {
    let project =
        project_moved(|text| text.replace("status: handling", "status: closed")).with_git();
    project.git(["add", "."]);
    let before = project.files();
    let text = project.read(FILE);
    project.run(["check"]);
    assert_eq!((project.files(), project.read(FILE)), (before, text));
    assert_eq!(project.git(["diff", "--name-only"]), "");
}

#[test]
fn the_json_fits_its_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../schema/check.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for text in [
        "",
        "status: [",
        &moved().replace("status: handling", "status: closed"),
    ] {
        let output = project_with(text).run(["check", "--json"]);
        let json = output.json();
        let faults: Vec<_> = validator
            .iter_errors(&json)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:?}\n{output}");
    }
}

#[test]
fn explain_prints_the_page_of_a_rule_or_lists_all() {
    let project = TestProject::empty();
    let page = project.run(["explain", "clock-late"]);
    assert!(
        page.stdout.starts_with("# A clock that is late\n"),
        "{page}"
    );
    let page = project.run(["explain", "clock-late", "--lang", "zh"]);
    assert!(page.stdout.starts_with("# 超时\n"), "{page}");
    let list = project.run(["explain"]);
    assert_eq!(list.stdout.lines().count(), tousu::rules::ALL.len());
    assert_snapshot!(project.run(["explain", "clok-late"]), @"
    ------- stderr -------
    error: there is no rule `clok-late`
    hint: did you mean `clock-late`?
    [exit code: 2]
    ");
}
