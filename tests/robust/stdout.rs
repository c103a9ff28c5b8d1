//! Where the answer goes: a closed pipe ends quietly, a slow reader gets all, a full device is told.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::Duration;

use crate::scene::{case_at, case_files, command, done, handled_case};
use crate::support::TestProject;

/// An answer of more bytes than a pipe holds.
fn long_answer(project: &TestProject) -> [&'static str; 3] {
    let number = handled_case(project);
    let path = case_files(project)[0].clone();
    let text = std::fs::read_to_string(&path).unwrap();
    for copy in 0..300 {
        let other = format!("TS-20260101-{copy:04}");
        project.write(
            &format!("cases/2026/01/{other}.yaml"),
            text.replace(&number, &other),
        );
    }
    ["list", "all", "--json"]
}

#[test]
fn a_reader_that_leaves_early_ends_the_command_quietly() {
    let project = TestProject::of_profile("network");
    let arguments = long_answer(&project);
    let whole = done(&project, arguments);
    assert!(whole.len() > 70_000, "{} bytes", whole.len());
    let mut child = command(&project, arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    drop(reader);
    let output = project.finished(child.wait_with_output().unwrap());
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(Some(first.trim_end()), whole.lines().next());
}

#[test]
fn a_slow_reader_gets_every_line() {
    let project = TestProject::of_profile("network");
    let arguments = long_answer(&project);
    let mut child = command(&project, arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = child.stdout.take().unwrap();
    let (mut all, mut part) = (Vec::new(), [0; 8192]);
    loop {
        std::thread::sleep(Duration::from_millis(5));
        match reader.read(&mut part).unwrap() {
            0 => break,
            read => all.extend_from_slice(&part[..read]),
        }
    }
    assert!(child.wait().unwrap().success());
    // Both runs have one clock, but not one second; what they print has one length.
    assert_eq!(all.len(), done(&project, arguments).len());
}

#[test]
fn an_answer_that_cannot_be_printed_is_an_error_that_tells_what_was_saved() {
    let project = TestProject::of_profile("network");
    let number = handled_case(&project);
    let path = case_files(&project)[0].clone();
    let before = case_at(&path).history.len();
    let into_full = |arguments: &[&str]| {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command(&project, arguments.iter().copied())
            .stdout(full)
            .output()
            .unwrap();
        let output = project.finished(output);
        assert_eq!(output.code, 2, "{output}");
        assert!(!output.stderr.contains("panicked"), "{output}");
        output.stderr
    };
    let read_only = into_full(&["calendar", "show", "2026"]);
    assert!(
        read_only.contains("could not be printed") && !read_only.contains("saved"),
        "{read_only}"
    );
    let saved = into_full(&["note", &number, "a word"]);
    assert!(saved.contains("saved, but"), "{saved}");
    assert_eq!(case_at(&path).history.len(), before + 1);
    let new = into_full(&[
        "new",
        "--channel",
        "phone",
        "--name",
        "Li",
        "--phone",
        "1",
        "--title",
        "x",
    ]);
    assert!(new.contains("saved, but"), "{new}");
    assert_eq!(case_files(&project).len(), 2);
}
