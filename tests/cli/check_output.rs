//! `check --output`: the answer becomes a file, whole or not at all.

use insta::assert_snapshot;

use crate::errors::FILE;
use crate::rules::project_moved;

#[test]
fn the_file_holds_what_would_be_printed_and_the_exit_code_is_the_same() {
    let project = project_moved(|text| text.replace("status: handling", "status: closed"));
    for format in ["text", "json", "github", "gitlab", "sarif", "junit"] {
        let printed = project.run(["check", "--format", format]);
        let dashed = project.run(["check", "--format", format, "--output", "-"]);
        assert_eq!(dashed, printed);
        let written = project.run([
            "check",
            "--format",
            format,
            "--color",
            "always",
            "-o",
            "found.out",
        ]);
        assert_eq!(
            (written.stdout.as_str(), written.code),
            ("", 1),
            "{written}"
        );
        assert_eq!(
            written.stderr,
            "cases checked: 1; errors: 1; warnings: 0; late: 0\n"
        );
        assert_eq!(project.read("found.out"), printed.stdout);
    }
    let left: Vec<_> = project
        .files()
        .into_iter()
        .filter(|file| file.contains("found"))
        .collect();
    assert_eq!(left, ["found.out"]);
}

#[test]
fn an_answer_never_replaces_a_case_or_goes_through_a_link() {
    let project = project_moved(|text| text);
    let before = project.read(FILE);
    assert_snapshot!(project.run(["check", "-o", FILE]), @"
    ------- stderr -------
    error: $ROOT/cases/2026/11/TS-20261103-4K7Q.yaml lies among the cases, where an answer may not be written
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["check", "-o", "nowhere/found.json"]), @"
    ------- stderr -------
    error: $ROOT/nowhere/found.json was not saved: No such file or directory (os error 2)
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["check", "-o", "cases"]), @"
    ------- stderr -------
    error: $ROOT/cases is not a plain file
    hint: put a plain file of its own in its place
    [exit code: 2]
    ");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(project.path(FILE), project.path("link")).unwrap();
        std::os::unix::fs::symlink(project.path("cases"), project.path("other")).unwrap();
        assert_eq!(project.run(["check", "-o", "link"]).code, 2);
        assert_eq!(project.run(["check", "-o", "other/found.json"]).code, 2);
    }
    assert_eq!(project.read(FILE), before);
    assert_eq!(
        project
            .files()
            .iter()
            .filter(|file| file.starts_with("cases/"))
            .count(),
        1
    );
}
