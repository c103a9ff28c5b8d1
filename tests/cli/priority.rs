//! The priority that severity and urgency give, at receipt and when a complaint is accepted.

use crate::support::TestProject;

/// Takes a complaint in and accepts it with these values; returns the priority in its file afterwards.
fn priority_of<'a>(received: &[&'a str], accepted: &[&'a str]) -> String {
    let project = TestProject::of_profile("network");
    let new = [
        "new",
        "--channel",
        "phone",
        "--name",
        "Sample",
        "--phone",
        "138-0000-0000",
    ];
    let taken = [
        "--title",
        "No line",
        "--category",
        "technical",
        "--as",
        "zhang",
    ];
    let output = project.run(new.iter().chain(&taken).chain(received).copied());
    assert_eq!(output.code, 0, "{output}");
    let file = project
        .files()
        .into_iter()
        .find(|name| name.ends_with(".yaml"))
        .unwrap();
    let number = file.rsplit('/').next().unwrap().trim_end_matches(".yaml");
    let step = ["advance", number, "acknowledge", "--as", "zhang"];
    let output = project.run(step.iter().chain(accepted).copied());
    assert_eq!(output.code, 0, "{output}");
    let text = project.read(&file);
    let line = text
        .lines()
        .find(|line| line.starts_with("priority:"))
        .unwrap();
    line.trim_start_matches("priority: ").to_owned()
}

#[test]
fn severity_and_urgency_give_the_priority_also_when_they_are_known_on_acceptance_only() {
    let weighed = ["--set", "severity=serious", "--set", "urgency=high"];
    assert_eq!(priority_of(&weighed, &[]), "urgent");
    assert_eq!(priority_of(&[], &weighed), "urgent");
    assert_eq!(priority_of(&weighed[..2], &weighed[2..]), "urgent");
    assert_eq!(priority_of(&[], &weighed[..2]), "general");
}

#[test]
fn a_priority_that_is_given_beats_severity_and_urgency() {
    let given = [
        "--set",
        "severity=serious",
        "--set",
        "urgency=high",
        "--set",
        "priority=important",
    ];
    assert_eq!(priority_of(&given, &[]), "important");
    assert_eq!(priority_of(&[], &given), "important");
}
