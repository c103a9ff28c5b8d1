//! The limits that built-in profiles give to pauses and to archiving.

use crate::support::TestProject;

/// Returns the rules that find something at a moment.
fn rules(project: &TestProject, now: &str) -> Vec<String> {
    let output = project.run(["check", "--json", "--now", now]);
    let json = output.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["rule"].as_str().unwrap().to_owned())
        .collect()
}

fn done(project: &TestProject, arguments: &[&str]) {
    let output = project.run(arguments.iter().copied());
    assert_eq!(output.code, 0, "{arguments:?}\n{output}");
}

/// Makes an inquiry of the network profile.
fn inquiry(project: &TestProject) -> String {
    let new = [
        "new",
        "--kind",
        "inquiry",
        "--channel",
        "phone",
        "--title",
        "x",
        "--json",
    ];
    project.run(new).json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_network_profile_warns_of_a_long_pause_and_of_a_case_that_is_not_archived() {
    let project = TestProject::of_profile("network");
    let id = inquiry(&project);
    done(
        &project,
        &["advance", &id, "answer", "--set", "answer=done"],
    );
    // A Tuesday, 09:00: five working days later is the Tuesday after.
    assert!(!rules(&project, "2026-11-10T18:00:00+08:00").contains(&"late-archive".to_owned()));
    assert!(rules(&project, "2026-11-11T00:00:00+08:00").contains(&"late-archive".to_owned()));
    project.write(
        "tousu.toml",
        "profile = \"network\"\n\n[override.limits]\narchive = \"1mo\"\n",
    );
    assert!(!rules(&project, "2026-11-11T00:00:00+08:00").contains(&"late-archive".to_owned()));
}

#[test]
fn a_pause_of_a_day_stands_out_and_the_basic_profile_has_nothing_to_watch() {
    let project = TestProject::of_profile("network");
    let new = [
        "new",
        "--channel",
        "phone",
        "--title",
        "x",
        "--name",
        "何虚设",
        "--phone",
        "13800000001",
        "--json",
    ];
    let id = project.run(new).json()["id"].as_str().unwrap().to_owned();
    done(
        &project,
        &["advance", &id, "acknowledge", "--set", "category=business"],
    );
    done(&project, &["assign", &id, "--lead", "technical"]);
    done(&project, &["advance", &id, "pause", "--set", "reason=x"]);
    assert!(!rules(&project, "2026-11-04T09:00:00+08:00").contains(&"pause-too-long".to_owned()));
    assert!(rules(&project, "2026-11-04T09:00:01+08:00").contains(&"pause-too-long".to_owned()));
    let shown = project
        .run(["workflow", "show", "--profile", "basic", "--json"])
        .json();
    let steps = shown["steps"].as_array().unwrap();
    let watched = ["pause", "archive"];
    assert!(
        steps
            .iter()
            .all(|step| !watched.contains(&step["id"].as_str().unwrap()))
    );
}

#[test]
fn a_case_of_another_profile_is_counted_by_the_hours_of_that_one_and_by_those_of_the_team_before() {
    let project = TestProject::empty();
    let own = "extends = \"basic\"\nname = \"own\"\n[calendar]\nhours = \"mon-fri 09:00-12:00\"\nday_end = \"close\"\n";
    project.write("own.toml", own);
    project.write("tousu.toml", "profile = \"own.toml\"\n");
    let new = [
        "new",
        "--profile",
        "network",
        "--kind",
        "inquiry",
        "--channel",
        "phone",
        "--title",
        "x",
        "--json",
    ];
    let id = project.run(new).json()["id"].as_str().unwrap().to_owned();
    done(
        &project,
        &["advance", &id, "answer", "--set", "answer=done"],
    );
    let late = "late-archive".to_owned();
    // The last day ends at midnight by network, and at noon by the team's profile.
    assert!(!rules(&project, "2026-11-10T13:00:00+08:00").contains(&late));
    project.write(
        "tousu.toml",
        "profile = \"own.toml\"\n[calendar]\nhours = \"mon-fri 09:00-12:00\"\nday_end = \"close\"\n",
    );
    assert!(rules(&project, "2026-11-10T13:00:00+08:00").contains(&late));
}
