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

/// What an inquiry is given besides a title.
const INQUIRY: [&str; 5] = ["new", "--kind", "inquiry", "--channel", "phone"];

#[test]
fn a_title_of_several_lines_is_refused_and_an_old_one_is_a_finding() {
    let project = TestProject::of_profile("network");
    let output = project.run(
        INQUIRY
            .into_iter()
            .chain(["--title", "one\ntwo", "--lang", "en"]),
    );
    assert_eq!(output.code, 2, "{output}");
    assert!(output.stderr.contains("is one line"), "{output}");
    assert!(!output.stderr.contains("missing"), "{output}");
    let output = project.run(INQUIRY.into_iter().chain(["--title", "one\n", "--json"]));
    assert_eq!(output.code, 0, "{output}");
    let json = output.json();
    let (id, file) = (json["id"].as_str().unwrap(), json["file"].as_str().unwrap());
    for given in [["--title", "a\nb"], ["--set", "title=a\r\nb"]] {
        let output = project.run(["edit", id].into_iter().chain(given));
        assert_eq!(output.code, 2, "{output}");
        assert!(output.stderr.contains("is one line"), "{output}");
    }
    let text = project.read(file);
    project.write(
        file,
        text.replace("title: one", "title: |\n  one\n  two  \n  three"),
    );
    let check = project.run(["check", "--json"]);
    assert_eq!(check.code, 0, "{check}");
    let finding = &check.json()["findings"][0];
    assert_eq!(finding["rule"], "title-of-many-lines", "{check}");
    assert_eq!(project.run(["edit", id, "--title", "one, two"]).code, 0);
    let shown = project.run(["show", id, "--json"]).json();
    assert_eq!(shown["title"], "one, two");
    assert_eq!(project.run(["check", "--deny", "all"]).code, 0);
}

#[test]
fn where_title_or_description_would_do_both_are_named() {
    let project = TestProject::of_profile("network");
    for (language, said) in [
        ("en", "title or description is missing"),
        ("zh", "标题与投诉内容至少填一项"),
    ] {
        let output = project.run(
            INQUIRY
                .into_iter()
                .chain(["--title", " ", "--lang", language]),
        );
        assert_eq!(output.code, 2, "{output}");
        assert!(output.stderr.contains(said), "{output}");
    }
}

#[test]
fn free_words_may_begin_with_a_hyphen_and_options_stay_options() {
    let project = TestProject::of_profile("network");
    let given = [
        "--title",
        "- a",
        "--description",
        "-5 ℃ in the hall",
        "--json",
    ];
    let output = project.run(INQUIRY.into_iter().chain(given));
    assert_eq!(output.code, 0, "{output}");
    let json = output.json();
    let (id, file) = (json["id"].as_str().unwrap(), json["file"].as_str().unwrap());
    for arguments in [
        vec!["note", id, "-- called back"],
        vec!["note", id, "- first\n- second", "--lang", "en"],
        vec!["note", "--lang", "en", id, "-?"],
        vec!["edit", id, "--title", "--so it goes", "--name", "-", "-q"],
        vec!["edit", id, "--set", "title=- b"],
    ] {
        let output = project.run(arguments.iter().copied());
        assert_eq!(output.code, 0, "{arguments:?}\n{output}");
    }
    let before = project.read(file);
    assert!(before.contains("title: \"- b\"\n"), "{before}");
    assert!(before.contains("- called back") && before.contains("  name: \"-\"\n"));
    for arguments in [
        vec!["note", id, "--reveal"],
        vec!["note", id, "-x"],
        vec!["edit", id, "--title", "--name", "x"],
        vec!["edit", id, "--title", "--json"],
        vec![
            "exempt",
            id,
            "clock-late",
            "--reason",
            "--until",
            "2026-12-01",
        ],
    ] {
        let output = project.run(arguments.iter().copied());
        assert_eq!(output.code, 2, "{arguments:?}\n{output}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(project.read(file), before);
    let help = project.run(["note", id, "--help"]);
    assert_eq!(help.code, 0, "{help}");
}
