//! Every step of a procedure is taken in some story, and in every state some story looks where it stands.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::support::TestProject;

/// The procedures whose stories are told here, each in the files whose names begin with its own.
const TOLD: [&str; 5] = ["callcenter", "company", "contract", "mall", "telecom"];

/// Returns what stands between the brackets of each call of a method, string by string, as it is written.
fn calls(text: &str, method: &str) -> Vec<Vec<String>> {
    let opening = format!(".{method}(");
    let rests = text.split(&opening).skip(1);
    rests.map(arguments).collect()
}

/// Cuts the arguments of a call up to its closing bracket; commas within brackets and quotes part nothing.
fn arguments(rest: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut before) = (0, false, ' ');
    let mut found = vec![String::new()];
    for letter in rest.chars() {
        match letter {
            '"' if before != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        before = letter;
        found.last_mut().unwrap().push(letter);
    }
    found.iter().map(|text| text.trim().to_owned()).collect()
}

/// Returns the names that stand in quotes as this argument of a method, in the stories of a procedure.
fn names(stories: &str, method: &str, argument: usize) -> BTreeSet<String> {
    let all = calls(stories, method);
    let named = all.iter().filter_map(|call| call.get(argument));
    named
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

fn stories_of(profile: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let files = std::fs::read_dir(folder).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let of_profile = paths.filter(|path| {
        let name = path.file_stem().unwrap().to_string_lossy();
        name == profile || name.starts_with(&format!("{profile}_"))
    });
    of_profile
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

/// Returns the ids of a list of the procedure that are not among these.
fn missed(procedure: &Value, list: &str, known: &BTreeSet<String>) -> Vec<String> {
    let entries = procedure[list].as_array().unwrap().iter();
    let ids = entries.map(|entry| entry["id"].as_str().unwrap().to_owned());
    ids.filter(|id| !known.contains(id)).collect()
}

#[test]
fn the_stories_of_a_procedure_take_every_step_and_stand_in_every_state() {
    let project = TestProject::empty();
    let mut untold = Vec::new();
    for profile in TOLD {
        let shown = project.run(["workflow", "show", "--profile", profile, "--json"]);
        assert_eq!(shown.code, 0, "{shown}");
        let (procedure, stories) = (shown.json(), stories_of(profile));
        let mut taken = names(&stories, "does", 1);
        if stories.contains(".registers(") {
            taken.insert("register".to_owned());
        }
        let steps = missed(&procedure, "steps", &taken);
        let states = missed(&procedure, "states", &names(&stories, "stands", 0));
        untold.extend(steps.iter().map(|id| format!("{profile}: step {id}")));
        untold.extend(states.iter().map(|id| format!("{profile}: state {id}")));
    }
    assert!(untold.is_empty(), "no story has:\n{}", untold.join("\n"));
}

#[test]
fn what_a_call_is_given_is_cut_at_its_own_commas() {
    let text =
        r#"story.does("desk", "go", &["a=b, c", "d"]).does(by, "stay", &[]).stands("there")"#;
    assert_eq!(
        calls(text, "does")[0],
        [r#""desk""#, r#""go""#, r#"&["a=b, c", "d"]"#]
    );
    assert_eq!(names(text, "does", 1).len(), 2);
    assert!(names(text, "stands", 0).contains("there"));
}
