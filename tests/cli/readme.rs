//! The session that heads both READMEs, run word for word; only the number is another.

use crate::support::TestProject;

/// Returns the commands of the README's block that begins with `tousu init`, without their remarks.
fn session(readme: &str) -> Vec<Vec<String>> {
    let start = readme.find("```sh\ntousu init").unwrap() + "```sh\n".len();
    let end = start + readme[start..].find("```").unwrap();
    let joined = readme[start..end].replace("\\\n", "");
    joined
        .lines()
        .map(|line| words(line.split(" #").next().unwrap()))
        .collect()
}

/// Splits a line at its spaces, as a shell does with double quotes.
fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for character in line.trim().chars() {
        match character {
            '"' => quoted = !quoted,
            ' ' if !quoted && word.is_empty() => {}
            ' ' if !quoted => found.push(std::mem::take(&mut word)),
            other => word.push(other),
        }
    }
    found.push(word);
    found
}

fn runs_to_the_end(readme: &str) {
    let project = TestProject::empty().with_git();
    let mut tail = String::from("4K7Q");
    let session = session(readme);
    assert!(session.len() > 8, "{session:?}");
    for command in session {
        assert_eq!(command[0], "tousu");
        let arguments: Vec<_> = command[1..]
            .iter()
            .map(|word| word.replace("4K7Q", &tail))
            .collect();
        let output = project.run(arguments.iter().map(String::as_str));
        assert_eq!(output.code, 0, "{command:?}\n{output}");
        if arguments[0] == "new" {
            let number = output.stdout.split_whitespace().next().unwrap();
            tail = number.rsplit('-').next().unwrap().to_owned();
        }
    }
    let shown = project
        .run(["show", tail.as_str(), "--format", "json"])
        .json();
    assert_eq!(shown["status"], "closed");
    let checked = project.run(["check"]);
    assert_eq!(checked.code, 0, "{checked}");
}

#[test]
fn the_session_of_the_english_readme_runs_to_the_end() {
    runs_to_the_end(include_str!("../../README.md"));
}

#[test]
fn the_session_of_the_chinese_readme_runs_to_the_end() {
    runs_to_the_end(include_str!("../../README.zh-CN.md"));
}
