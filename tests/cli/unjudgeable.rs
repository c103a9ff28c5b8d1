//! Every way to make a file unjudgeable fails the check: nothing that was not read passes as checked.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::errors::{FILE, good, project_with};
use crate::support::TestProject;

/// Where a second file lies, beside the good one.
const OTHER: &str = "cases/2026/11/TS-20261103-9ZZZ.yaml";

/// Checks a project with one good case and something beside it.
fn told(name: &str, make: impl Fn(&TestProject)) -> String {
    let project = project_with(good());
    make(&project);
    let output = project.run(["check", "--format", "json"]);
    assert_eq!(output.code, 1, "{name}:\n{output}");
    let finding = &output.json()["findings"][0];
    format!(
        "{name}: {} {}",
        finding["rule"].as_str().unwrap(),
        finding["file"].as_str().unwrap()
    )
}

#[test]
fn what_is_no_plain_case_file_in_its_place_is_an_error() {
    let other = |project: &TestProject| project.path(OTHER);
    let write = |path: &'static str| move |project: &TestProject| project.write(path, good());
    let all = [
        told("link to a device", |project| {
            symlink("/dev/zero", other(project)).unwrap()
        }),
        told("link to nothing", |project| {
            symlink("nowhere", other(project)).unwrap()
        }),
        told("link to a case", |project| {
            symlink(project.path(FILE), other(project)).unwrap()
        }),
        told("pipe", |project| {
            let made = std::process::Command::new("mkfifo")
                .arg(other(project))
                .status();
            assert!(made.unwrap().success());
        }),
        told("socket", |project| {
            std::os::unix::net::UnixListener::bind(other(project)).unwrap();
        }),
        told("two mebibytes", |project| {
            project.write(OTHER, vec![b'#'; 2 * 1024 * 1024])
        }),
        told("other suffix", write("cases/2026/11/TS-20261103-9ZZZ.yml")),
        told(
            "capital suffix",
            write("cases/2026/11/TS-20261103-9ZZZ.YAML"),
        ),
        told("no suffix", write("cases/2026/11/TS-20261103-9ZZZ")),
        told(
            "folder of no month",
            write("cases/2026/13/TS-20261103-9ZZZ.yaml"),
        ),
        told("no folder", write("cases/TS-20261103-9ZZZ.yaml")),
        told(
            "deep folder",
            write("cases/2026/11/03/x/TS-20261103-9ZZZ.yaml"),
        ),
        told("hidden", write("cases/2026/11/.TS-20261103-9ZZZ.yaml")),
        told(
            "leftover",
            write("cases/2026/11/.TS-20261103-9ZZZ.yaml.4200000000.ABCD.tmp"),
        ),
        told(
            "attachment without case",
            write("cases/2026/11/TS-20261103-9ZZZ/a.jpg"),
        ),
        told("linked month", |project| {
            symlink("/tmp", project.path("cases/2026/12")).unwrap()
        }),
        told(
            "number in small letters",
            write("cases/2026/11/ts-20261103-4k7q.yaml"),
        ),
        told("copy", write(OTHER)),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_folder_named_like_a_case_is_an_error_once_something_is_in_it() {
    let told = told("folder", |project| {
        project.write("cases/2026/11/TS-20261103-9ZZZ.yaml/a", "");
    });
    assert!(told.contains("misplaced-file"), "{told}");
}

#[test]
fn a_file_that_may_not_be_read_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let project = project_with(good());
    std::fs::set_permissions(project.path(FILE), std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if std::fs::read(project.path(FILE)).is_ok() {
        return;
    }
    assert_eq!(project.run(["check"]).code, 1);
}

#[test]
fn a_linked_folder_of_cases_is_an_error() {
    let project = project_with(good());
    std::fs::rename(project.path("cases"), project.path("elsewhere")).unwrap();
    symlink("elsewhere", project.path("cases")).unwrap();
    assert_eq!(project.run(["check"]).code, 1);
}

#[test]
fn no_rule_that_was_asked_for_hides_a_file_that_was_not_read() {
    let project = project_with("status: [\n");
    assert_eq!(project.run(["check", "--rule", "clock-late"]).code, 1);
}

#[test]
fn settings_cannot_weaken_what_was_not_read() {
    let project = project_with("status: [\n");
    for value in ["off", "warning"] {
        let settings =
            format!("profile = \"profiles/test.toml\"\n[check]\nunreadable = \"{value}\"\n");
        project.write("tousu.toml", settings);
        let output = project.run(["check"]);
        assert_eq!(output.code, 2, "{output}");
        assert!(output.stdout.contains("cannot be weakened"), "{output}");
    }
}
