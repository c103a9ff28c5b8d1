//! `edit` in an editor: what is refused is kept, and can be taken up again or thrown away.

use crate::support::{CommandOutput, TestProject};

/// Makes a case, and a project whose editor runs `sed` with a script.
fn project_with_editor(script: &str) -> (TestProject, String, String) {
    let project = TestProject::of_profile("network");
    let output = project.run([
        "new",
        "--kind",
        "inquiry",
        "--channel",
        "phone",
        "--title",
        "one",
        "--json",
    ]);
    let json = output.json();
    let text = |key: &str| json[key].as_str().unwrap().to_owned();
    let (id, file) = (text("id"), text("file"));
    (with_editor(project, script), id, file)
}

fn with_editor(project: TestProject, script: &str) -> TestProject {
    project.write(".tousu/script", script);
    let editor = format!("sed -i -f {}", project.path(".tousu/script").display());
    project.with_variable("EDITOR", &editor)
}

fn kept(project: &TestProject) -> usize {
    let files = project.files();
    files
        .iter()
        .filter(|file| file.starts_with(".tousu/edit/"))
        .count()
}

fn refused(output: &CommandOutput, words: &str) {
    assert_eq!(output.code, 2, "{output}");
    assert!(output.stderr.contains(words), "{output}");
}

#[test]
fn a_refused_edit_is_kept_and_taken_up_again() {
    let (project, id, file) = project_with_editor("s/^title: .*/title: |\\n  two\\n  lines/");
    let before = project.read(&file);
    refused(&project.run(["edit", &id]), "--resume");
    assert_eq!((project.read(&file), kept(&project)), (before.clone(), 1));
    refused(&project.run(["edit", &id]), "--discard");
    refused(
        &project.run(["edit", &id, "--resume", "--discard"]),
        "--discard",
    );
    refused(
        &project.run(["edit", &id, "--resume", "--title", "x"]),
        "--resume",
    );
    assert_eq!((project.read(&file), kept(&project)), (before, 1));
    // The first line of the two stays.
    let project = with_editor(
        project,
        "s/^title: .*/title: two/\n/^  two$/d\n/^  lines$/d",
    );
    let output = project.run(["edit", &id, "--resume"]);
    assert_eq!(output.code, 0, "{output}");
    assert!(project.read(&file).contains("title: two\n"));
    assert_eq!(kept(&project), 0);
    refused(&project.run(["edit", &id, "--resume"]), "no edit of");
    assert_eq!(project.run(["check", "--deny", "all"]).code, 0);
}

#[test]
fn a_refused_edit_is_thrown_away_and_another_begins() {
    let (project, id, file) = project_with_editor("s/^status: .*/status: closed/");
    refused(&project.run(["edit", &id]), "history");
    let output = project.run(["edit", &id, "--discard"]);
    assert_eq!((output.code, kept(&project)), (0, 0), "{output}");
    let project = with_editor(project, "s/^title: .*/title: two/");
    assert_eq!(project.run(["edit", &id]).code, 0);
    assert!(project.read(&file).contains("title: two\n"));
}

#[test]
fn a_text_that_was_kept_while_the_case_went_on_is_not_laid_over_it() {
    let (project, id, file) = project_with_editor("s/^title: .*/title: |\\n  two\\n  lines/");
    refused(&project.run(["edit", &id]), "one line");
    assert_eq!(project.run(["note", &id, "called back"]).code, 0);
    let before = project.read(&file);
    let output = project.run(["edit", &id, "--resume", "--lang", "en"]);
    refused(&output, "lacks events");
    assert!(output.stderr.contains("--discard"), "{output}");
    assert_eq!(project.read(&file), before);
}
