//! The files that are there to be copied into CI, cron and commit hooks: their commands are run as they stand.
#![cfg(unix)]

use serde_json::Value;

use crate::rules::{moved, project_moved};
use crate::support::{NOW, TestProject};

/// The moment at which the clock of the moved case is late.
const LATE: &str = "2026-11-06T10:00:00+08:00";

fn text(file: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn yaml(file: &str) -> Value {
    yaml_serde::from_str(&text(file)).unwrap()
}

fn list(value: &Value) -> Vec<String> {
    let items = value.as_array().unwrap_or_else(|| panic!("{value}")).iter();
    items
        .map(|item| item.as_str().unwrap().to_owned())
        .collect()
}

/// Returns a project with a good case, and one whose header is wrong, both at a moment.
fn projects(now: &str) -> (TestProject, TestProject) {
    let good = project_moved(|text| text).with_variable("TOUSU_NOW", now);
    let wrong = project_moved(|text| text.replace("status: handling", "status: closed"));
    (good, wrong.with_variable("TOUSU_NOW", now))
}

/// Returns the commands of tousu in the steps of the workflow; what installs it is left out.
fn workflow_commands() -> Vec<String> {
    let workflow = yaml("examples/ci/github.yml");
    let steps = workflow["jobs"]["check"]["steps"]
        .as_array()
        .unwrap()
        .clone();
    let runs = steps.iter().filter_map(|step| step["run"].as_str());
    runs.filter(|run| run.starts_with("tousu "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_workflow_of_github_fails_at_its_check_and_nowhere_else() {
    let commands = workflow_commands();
    assert_eq!(commands.len(), 3);
    let (good, wrong) = projects(NOW);
    for (project, code) in [(good, 0), (wrong, 1)] {
        let project = project
            .with_variable("GITHUB_ACTIONS", "true")
            .with_variable("GITHUB_STEP_SUMMARY", "summary.md");
        let codes: Vec<i32> = commands
            .iter()
            .map(|command| project.shell(command).code)
            .collect();
        assert_eq!(codes, [code, 0, 0]);
        assert!(project.read("summary.md").starts_with('#'));
        let sarif: Value = serde_json::from_str(&project.read("tousu.sarif")).unwrap();
        let count = sarif["runs"][0]["results"].as_array().unwrap().len();
        assert_eq!(count, usize::try_from(code).unwrap());
    }
}

#[test]
fn the_job_of_gitlab_leaves_both_reports_and_the_exit_code_of_the_check() {
    let job = yaml("examples/ci/gitlab-ci.yml")["complaints"].clone();
    let script = list(&job["script"]).join("\n");
    let (good, wrong) = projects(NOW);
    for (project, code) in [(good, 0), (wrong, 1)] {
        let output = project.shell(&script);
        assert_eq!(output.code, code, "{output}");
        assert!(output.stdout.contains("cases checked: 1;"), "{output}");
        for report in ["codequality", "junit"] {
            let file = job["artifacts"]["reports"][report].as_str().unwrap();
            assert!(!project.read(file).is_empty(), "{file}");
        }
    }
}

/// Returns the commands of the crontab, those in comments too.
fn cron_commands() -> Vec<String> {
    let lines = text("examples/ci/crontab");
    let commands = lines.lines().filter_map(|line| {
        let line = line.trim_start_matches("# ");
        let mut fields = line.splitn(6, ' ');
        let is_line = fields.by_ref().take(5).all(|field| {
            !field.is_empty()
                && field
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || b"*/,-".contains(&byte))
        });
        is_line.then(|| fields.next().unwrap_or_default().to_owned())
    });
    commands.filter(|command| !command.is_empty()).collect()
}

#[test]
fn cron_mails_what_is_late_and_is_silent_otherwise() {
    let commands = cron_commands();
    assert_eq!(commands.len(), 2);
    for command in commands {
        assert!(
            !command.contains('%'),
            "cron reads % as the end of the line"
        );
        // There is nothing to fetch from here.
        let command = command.replace("git pull --quiet --ff-only", "true");
        let command = command.replace("cd /srv/complaints", "cd .");
        assert!(!command.contains("/srv"), "{command}");
        let (in_time, wrong) = projects(NOW);
        let (late, _) = projects(LATE);
        for silent in [in_time, wrong] {
            let output = silent.shell(&command);
            assert_eq!((output.stdout + &output.stderr).as_str(), "", "{command}");
        }
        let output = late.shell(&command);
        assert!(output.stdout.starts_with("error[clock-late]"), "{output}");
        let unreadable = project_moved(|_| "status: [".to_owned()).shell(&command);
        assert!(
            unreadable.stdout.contains("error[unreadable]"),
            "{unreadable}"
        );
    }
}

#[test]
fn the_hooks_stop_a_wrong_case_and_not_a_late_one() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().unwrap();
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        let entry = hook["entry"].as_str().unwrap();
        let (good, wrong) = projects(LATE);
        assert_eq!(good.shell(entry).code, 0, "{entry}");
        assert_eq!(wrong.shell(entry).code, 1, "{entry}");
        let typed = project_moved(|_| moved().replace("round: 1", "round: one"));
        assert_eq!(typed.shell(entry).code, 1, "{entry}");
        assert_eq!(hook["pass_filenames"], false);
    }
}

#[test]
fn every_command_of_tousu_in_the_files_and_the_page_is_known() {
    let files = [
        "examples/ci/github.yml",
        "examples/ci/gitlab-ci.yml",
        "examples/ci/crontab",
    ];
    let mut words = std::collections::BTreeSet::new();
    for file in files
        .iter()
        .chain(&[".pre-commit-hooks.yaml", "docs/ci.md"])
    {
        let text = text(file);
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once("tousu check") {
            let end = after.find(['`', ')', '|', '\n']).unwrap_or(after.len());
            words.extend(
                after[..end]
                    .split_whitespace()
                    .filter(|word| word.starts_with('-'))
                    .map(str::to_owned),
            );
            rest = after;
        }
        words.extend(
            text.split('`')
                .filter(|part| part.starts_with("--"))
                .map(|part| part.split([' ', '=']).next().unwrap_or_default().to_owned()),
        );
    }
    let mut command = tousu::cli::command_line();
    command.build();
    let check = command.find_subcommand("check").unwrap();
    for word in &words {
        let name = word.trim_start_matches('-');
        let is_known = check.get_arguments().any(|argument| {
            argument.get_long() == Some(name)
                || argument.get_short().map(String::from).as_deref() == Some(name)
        });
        assert!(is_known, "tousu check has no {word}");
    }
    assert!(words.len() >= 3, "{words:?}");
}
