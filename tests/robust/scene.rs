//! A project with a case that can be worked on, and what its files say.

use std::path::PathBuf;
use std::process::Command;

use tousu::case::read_case;
use tousu::domain::{Case, Severity};

use crate::support::TestProject;

/// Returns the full number with `TOUSU_FULL=1`, else the small one.
pub(crate) fn scaled(small: usize, full: usize) -> usize {
    if std::env::var("TOUSU_FULL").is_ok_and(|value| value == "1") {
        full
    } else {
        small
    }
}

/// Returns a command with the clock and the chance of the system, and somebody who acts.
pub(crate) fn command<'a>(
    project: &TestProject,
    arguments: impl IntoIterator<Item = &'a str>,
) -> Command {
    let mut command = chosen_program(project.command(arguments));
    command.env_remove("TOUSU_NOW").env_remove("TOUSU_SEED");
    command.env("TOUSU_ACTOR", "li.na").env("TOUSU_WAIT", "120");
    command
}

/// Puts the program of `TOUSU_PROGRAM` (the release build, which `.ci/run` has made anyway) in place of the tests' own.
fn chosen_program(given: Command) -> Command {
    let Ok(program) = std::env::var("TOUSU_PROGRAM") else {
        return given;
    };
    let mut command = Command::new(program);
    command
        .args(given.get_args())
        .env_clear()
        .stdin(std::process::Stdio::null());
    command.envs(
        given
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    command.current_dir(given.get_current_dir().unwrap());
    command
}

/// Runs a command, which must succeed.
pub(crate) fn done<'a>(
    project: &TestProject,
    arguments: impl IntoIterator<Item = &'a str>,
) -> String {
    let output = project.finished(command(project, arguments).output().unwrap());
    assert_eq!(output.code, 0, "{output}");
    output.stdout
}

/// What `new` is given besides a title.
pub(crate) const INTAKE: [&str; 7] = [
    "new",
    "--channel",
    "phone",
    "--name",
    "Wang Fang",
    "--phone",
    "13800000000",
];

/// Makes a project with one case that is being handled, and returns the case's number.
pub(crate) fn handled_case(project: &TestProject) -> String {
    done(project, INTAKE.into_iter().chain(["--title", "no signal"]));
    let number = case_files(project)[0]
        .file_stem()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    for step in [
        &["acknowledge", "--set", "category=technical"][..],
        &["dispatch", "--set", "lead=technical"],
        &["begin"],
    ] {
        done(
            project,
            ["advance", &number].into_iter().chain(step.iter().copied()),
        );
    }
    number
}

/// Returns the case files, sorted.
pub(crate) fn case_files(project: &TestProject) -> Vec<PathBuf> {
    let files = project.files().into_iter();
    files
        .filter(|name| name.starts_with("cases/") && name.ends_with(".yaml"))
        .map(|name| project.path(name))
        .collect()
}

/// Returns the leftovers of writes that were cut off.
pub(crate) fn leftovers(project: &TestProject) -> Vec<String> {
    project
        .files()
        .into_iter()
        .filter(|name| name.ends_with(".tmp"))
        .collect()
}

/// Reads a case, which must be whole and without a fault.
pub(crate) fn case_at(path: &std::path::Path) -> Case {
    let bytes = std::fs::read(path).unwrap();
    let reading = read_case(&bytes);
    let errors: Vec<_> = reading
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    reading.case.unwrap_or_else(|| panic!("{}", path.display()))
}
