//! The roles that `tousu.toml` gives to people.

use crate::support::TestProject;

#[test]
fn a_role_that_the_profile_does_not_have_is_refused_with_its_line_and_the_nearest_one() {
    let project = TestProject::of_profile("network");
    let settings = project.read("tousu.toml");
    project.write(
        "tousu.toml",
        format!("{settings}\n[people.li]\nroles = [\"service\", \"servce\"]\n"),
    );
    let line = settings.lines().count() + 3;
    for command in [["workflow", "check"].as_slice(), &["list"], &["check"]] {
        let output = project.run(command.iter().copied());
        let said = output.to_string();
        assert_eq!(
            output.code,
            if command.len() == 2 { 1 } else { 2 },
            "{said}"
        );
        assert!(said.contains("`servce`"), "{said}");
        assert!(said.contains("`service`"), "{said}");
        assert!(said.contains(&format!("tousu.toml:{line}:1")), "{said}");
    }
}

#[test]
fn a_case_of_another_profile_shows_the_names_of_people() {
    let project = TestProject::of_profile("basic").with_variable("TOUSU_ACTOR", "li");
    let settings = project.read("tousu.toml");
    let made = project.run([
        "new",
        "--title",
        "x",
        "--channel",
        "phone",
        "--name",
        "A",
        "--phone",
        "1",
        "--format",
        "json",
    ]);
    assert_eq!(made.code, 0, "{made}");
    let id = made.json()["id"].as_str().unwrap().to_owned();
    project.write(
        "tousu.toml",
        settings.replace("\"basic\"", "\"network\"")
            + "\n[people.li]\nname = \"李样本\"\nroles = [\"technical\"]\n",
    );
    let shown = project.run(["show", id.as_str()]).to_string();
    assert!(shown.contains("李样本"), "{shown}");
    // The roles of `network` decide nothing about a case of `basic`.
    let next = project
        .run(["next", id.as_str(), "--format", "json"])
        .json();
    let step = next[0]["step"].as_str().unwrap().to_owned();
    let taken = project
        .run(["advance", id.as_str(), step.as_str()])
        .to_string();
    assert!(!taken.contains("role"), "{taken}");
}
