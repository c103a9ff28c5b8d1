//! Sixteen processes at once: every event and every case is there, once.

use std::collections::BTreeSet;

use crate::scene::{INTAKE, case_at, case_files, command, done, handled_case, scaled};
use crate::support::TestProject;

#[test]
fn of_steps_and_notes_of_sixteen_processes_none_is_lost() {
    let project = TestProject::of_profile("network");
    let number = handled_case(&project);
    let before = case_at(&case_files(&project)[0]).history.len();
    let each = scaled(6, 50);
    std::thread::scope(|scope| {
        for writer in 0..16 {
            let (project, number) = (&project, number.as_str());
            scope.spawn(move || {
                for turn in 0..each {
                    let text = format!("writer {writer} turn {turn}");
                    let progress = format!("progress={text}");
                    let arguments = if turn % 2 == 0 {
                        vec!["note", number, &text]
                    } else {
                        vec!["advance", number, "report-progress", "--set", &progress]
                    };
                    done(project, arguments);
                }
            });
        }
    });
    let case = case_at(&case_files(&project)[0]);
    let ids: BTreeSet<_> = case
        .history
        .iter()
        .map(|event| event.id.0.clone())
        .collect();
    assert_eq!(case.history.len(), before + 16 * each);
    assert_eq!(ids.len(), case.history.len());
    let said: BTreeSet<_> = case
        .history
        .iter()
        .filter_map(|event| event.note.as_ref().or(event.set.get("progress")))
        .collect();
    assert_eq!(said.len(), 16 * each);
    assert!(case.history.is_sorted_by_key(|event| event.id.0.clone()));
    assert!(case.history.is_sorted_by_key(|event| event.at));
    println!("{} of {} events", case.history.len() - before, 16 * each);
}

#[test]
fn of_cases_that_sixteen_processes_take_in_at_once_none_is_lost() {
    let project = TestProject::of_profile("network");
    let each = scaled(3, 20);
    std::thread::scope(|scope| {
        for writer in 0..16 {
            let project = &project;
            scope.spawn(move || {
                for turn in 0..each {
                    let title = format!("case {writer} {turn}");
                    let output = command(project, INTAKE.into_iter().chain(["--title", &title]));
                    let output = project.finished({ output }.output().unwrap());
                    assert_eq!(output.code, 0, "{output}");
                }
            });
        }
    });
    let titles: BTreeSet<_> = case_files(&project)
        .iter()
        .map(|path| {
            let case = case_at(path);
            assert_eq!(
                path.file_stem().unwrap().to_str(),
                Some(case.number.as_str())
            );
            std::fs::read_to_string(path)
                .unwrap()
                .lines()
                .find(|line| line.starts_with("title:"))
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(
        (case_files(&project).len(), titles.len()),
        (16 * each, 16 * each)
    );
    println!("{} of {} cases", titles.len(), 16 * each);
}
