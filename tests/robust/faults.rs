//! Each file call of `advance` made to fail, one at a time: the file is the old or the new one, and the exit code tells.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::scene::{case_at, case_files, command, handled_case, leftovers, scaled};
use crate::support::TestProject;

/// The calls by which files are found, read, locked and written. Not among them: chance, which Linux never refuses and
/// without which std makes no map.
const CALLS: [&str; 16] = [
    "openat",
    "read",
    "write",
    "close",
    "fsync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "statx",
    "newfstatat",
    "fstat",
    "flock",
    "fchmod",
    "getdents64",
];

/// Returns the arguments by which strace runs a step of the case.
fn traced(project: &TestProject, number: &str, options: &[&str]) -> Command {
    let step = [
        "advance",
        number,
        "report-progress",
        "--set",
        "progress=half",
    ];
    let tousu = command(project, step);
    let mut strace = Command::new("strace");
    strace
        .arg("-f")
        .args(options)
        .arg("--")
        .arg(tousu.get_program())
        .args(tousu.get_args());
    strace.current_dir(project.root()).env_clear();
    strace.envs(
        tousu
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    strace
}

/// Returns how often each call is made, by a run in a copy of nothing: the file is put back afterwards.
fn counts(project: &TestProject, number: &str, log: &Path) -> BTreeMap<&'static str, usize> {
    let trace = format!("trace={}", CALLS.map(|call| format!("?{call}")).join(","));
    let output = traced(
        project,
        number,
        &["-o", log.to_str().unwrap(), "-e", &trace],
    )
    .output()
    .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = std::fs::read_to_string(log).unwrap();
    let count = |call: &str| {
        text.lines()
            .filter(|line| line.contains(&format!(" {call}(")))
            .count()
    };
    CALLS.into_iter().map(|call| (call, count(call))).collect()
}

#[test]
fn whichever_call_fails_the_file_is_whole_and_the_exit_code_is_true() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("SKIPPED: strace is not installed");
        return;
    }
    let project = TestProject::of_profile("network");
    let number = handled_case(&project);
    let path = case_files(&project)[0].clone();
    let old = std::fs::read(&path).unwrap();
    let log = tempfile::tempdir().unwrap();
    let counts = counts(&project, &number, &log.path().join("log"));
    let stride = scaled(5, 1);
    let faults: &[&str] = if stride == 1 {
        &["error=EIO", "error=ENOSPC", "error=EACCES", "signal=KILL"]
    } else {
        &["error=EIO", "signal=KILL"]
    };
    let (mut tried, mut old_kept, mut saved) = (0, 0, 0);
    for (call, count) in &counts {
        for (turn, fault) in (1..=*count)
            .step_by(stride)
            .flat_map(|turn| faults.iter().map(move |fault| (turn, fault)))
        {
            // Closing what was only read cannot fail on Linux, and std panics where it does for a folder.
            if *call == "close" && fault.starts_with("error") {
                continue;
            }
            std::fs::write(&path, &old).unwrap();
            let inject = format!("inject={call}:{fault}:when={turn}");
            let trace = format!("trace={call}");
            let options = ["-o", "/dev/null", "-e", &trace, "-e", &inject];
            let output = traced(&project, &number, &options).output().unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            let about = format!("{call} {turn} {fault}: {:?} {stderr}", output.status);
            assert!(!stderr.contains("panicked"), "{about}");
            let is_old = std::fs::read(&path).unwrap() == old;
            if !is_old {
                let events = case_at(&path).history;
                assert_eq!(
                    events.last().map(|event| event.step.as_str()),
                    Some("report-progress"),
                    "{about}"
                );
            }
            match output.status.code() {
                Some(0) => assert!(!is_old, "{about}"),
                // What could not be said cannot be asked for.
                Some(_) if !is_old && *call != "write" => {
                    assert!(stderr.contains("saved"), "{about}")
                }
                _ => {}
            }
            if !fault.contains("KILL") && !call.starts_with("unlink") {
                assert_eq!(leftovers(&project), Vec::<String>::new(), "{about}");
            }
            for name in leftovers(&project) {
                std::fs::remove_file(project.path(name)).unwrap();
            }
            tried += 1;
            if is_old { old_kept += 1 } else { saved += 1 }
        }
    }
    println!("{tried} faults: old file {old_kept} times, new file {saved} times");
    assert!(
        tried > 30 && old_kept > 0 && saved > 0,
        "{tried} {old_kept} {saved}"
    );
}
