//! SIGKILL at any moment: no half file, nothing lost that was acknowledged, leftovers go with the next write.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::scene::{INTAKE, case_at, case_files, command, done, handled_case, leftovers, scaled};
use crate::support::TestProject;

/// Returns numbers that look random, the same in every run.
fn chance(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// One command that may be killed, and the text by which its work is found again.
fn arguments(project: &TestProject, number: &str, turn: usize) -> (Vec<String>, String) {
    let mark = format!("mark-{turn}-end");
    let words: Vec<String> = match turn % 5 {
        0 => vec!["note".into(), number.into(), mark.clone()],
        1 => ["advance", number, "report-progress", "--set"]
            .map(str::to_owned)
            .into_iter()
            .chain([format!("progress={mark}")])
            .collect(),
        2 => vec!["edit".into(), number.into(), "--title".into(), mark.clone()],
        3 => {
            project.write("outside.txt", format!("{mark}\n").repeat(500));
            ["attach", number, "outside.txt", "--note"]
                .map(str::to_owned)
                .into_iter()
                .chain([mark.clone()])
                .collect()
        }
        _ => INTAKE
            .into_iter()
            .chain(["--title", &mark])
            .map(str::to_owned)
            .collect(),
    };
    (words, mark)
}

#[test]
fn a_kill_leaves_whole_files_and_loses_nothing_that_was_acknowledged() {
    let project = TestProject::of_profile("network");
    let mut number = handled_case(&project);
    let mut state = 7;
    let mut acknowledged = BTreeSet::new();
    let (mut killed, mut left, mut turn) = (0, 0, 0);
    let kills = scaled(60, 1000);
    // How long a whole command takes here, so that kills fall into all of it.
    let started = std::time::Instant::now();
    done(&project, ["note", &number, "measured"]);
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap();
    while killed < kills {
        turn += 1;
        if turn % 200 == 199 {
            // A long history makes commands slow, not less safe.
            done(&project, INTAKE.into_iter().chain(["--title", "next"]));
            number = fresh_case(&project, &number);
        }
        let (words, mark) = arguments(&project, &number, turn);
        let mut child = command(&project, words.iter().map(String::as_str))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(chance(&mut state) % (whole * 2)));
        let _ = child.kill();
        match child.wait().unwrap().code() {
            Some(0) => {
                // A later title takes the place of this one: it is looked for at once, all else at the end.
                if turn % 5 == 2 {
                    let path = project.path(case_name(&number));
                    assert!(std::fs::read_to_string(path).unwrap().contains(&mark));
                } else {
                    acknowledged.insert(mark);
                }
            }
            Some(code) => panic!("{words:?} ended with {code}"),
            None => killed += 1,
        }
        left += leftovers(&project).len();
        for path in case_files(&project) {
            case_at(&path);
        }
    }
    let all: String = case_files(&project)
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|mark| !all.contains(mark.as_str()))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
    for path in case_files(&project) {
        // The next write to a case clears what was left beside it and among its attachments.
        if left_at(&project, &path) {
            let number = path.file_stem().unwrap().to_str().unwrap();
            done(&project, ["note", number, "the last word"]);
        }
    }
    done(&project, ["note", &number, "the last word"]);
    assert_eq!(leftovers(&project), Vec::<String>::new());
    println!(
        "{killed} of {turn} killed, {} acknowledged, none lost; leftovers seen {left} times",
        acknowledged.len()
    );
}

/// Tells whether a write to the attachments of a case was cut off.
fn left_at(project: &TestProject, path: &std::path::Path) -> bool {
    let number = path.file_stem().unwrap().to_str().unwrap();
    leftovers(project)
        .iter()
        .any(|name| name.contains(&format!("/{number}/")))
}

/// Returns where a case lies.
fn case_name(number: &str) -> String {
    format!("cases/{}/{}/{number}.yaml", &number[3..7], &number[7..9])
}

/// Brings a case that was just received to where steps can be taken, and returns its number.
fn fresh_case(project: &TestProject, old: &str) -> String {
    let number = case_files(project)
        .iter()
        .find(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("title: next\n")
        })
        .and_then(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .unwrap();
    assert_ne!(number, old);
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
    done(project, ["edit", &number, "--title", "in use"]);
    number
}
