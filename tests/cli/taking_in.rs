//! What a clerk types at intake and in the editor, and how it comes out again.

use crate::support::TestProject;

#[test]
fn lines_typed_on_windows_are_taken_with_line_feeds() {
    let project = TestProject::of_profile("network");
    let words = "description=第一行\r\n第二行";
    let output = project.run([
        "new",
        "--kind",
        "inquiry",
        "--channel",
        "phone",
        "--set",
        words,
        "--json",
    ]);
    assert_eq!(output.code, 0, "{output}");
    let file = output.json()["file"].as_str().unwrap().to_owned();
    let text = project.read(&file);
    assert!(!text.contains('\r') && text.contains("第二行"), "{text}");
    assert_eq!(project.run(["check"]).code, 0);
}

#[test]
fn the_report_names_values_of_another_profile_that_a_case_follows() {
    let project = TestProject::of_profile("network");
    let output = project.run([
        "new",
        "--profile",
        "basic",
        "--kind",
        "suggestion",
        "--channel",
        "online",
        "--title",
        "x",
        "--priority",
        "high",
    ]);
    assert_eq!(output.code, 0, "{output}");
    let report = project.run(["report", "--month", "2026-11", "--lang", "en"]);
    assert!(!report.stdout.contains("\nhigh "), "{report}");
    assert!(report.stdout.contains("\nHigh "), "{report}");
}

#[test]
fn an_editor_that_fails_without_a_change_leaves_nothing_behind() {
    let project = TestProject::of_profile("network");
    let output = project.run([
        "new",
        "--kind",
        "inquiry",
        "--channel",
        "phone",
        "--title",
        "x",
        "--json",
    ]);
    let id = output.json()["id"].as_str().unwrap().to_owned();
    let failing = project.with_variable("EDITOR", "false");
    let output = failing.run(["edit", &id]);
    assert_eq!(output.code, 2, "{output}");
    assert!(output.stderr.contains("exit code 1"), "{output}");
    let note = failing.run(["edit", &id]);
    assert!(note.stderr.contains("exit code 1"), "{note}");
    let note = failing.run(["note", &id, "called back", "--lang", "zh"]);
    assert!(note.stdout.contains("备注"), "{note}");
}
