//! A full disk and a read-only one: a clear refusal, the old file as it was. Needs root to mount; said when it is skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scene::{case_files, command, done, handled_case, leftovers};
use crate::support::{CommandOutput, TestProject};

/// A small file system of its own over the project's folder, gone when dropped.
struct Mounted(PathBuf);

impl Mounted {
    fn over(path: &Path, options: &str) -> Option<Self> {
        let mount = ["-t", "tmpfs", "-o", options, "tmpfs"];
        let output = Command::new("mount").args(mount).arg(path).output().ok()?;
        output.status.success().then(|| Self(path.to_owned()))
    }

    fn read_only(&self) {
        let status = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(&self.0)
            .status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Returns a project in a file system of its own; `None` where none can be mounted.
fn mounted_project() -> Option<(Mounted, TestProject)> {
    let project = TestProject::empty();
    let Some(mounted) = Mounted::over(&project.root(), "size=256k") else {
        println!("SKIPPED: a file system can be mounted by root only");
        return None;
    };
    done(&project, ["init", "--profile", "network"]);
    Some((mounted, project))
}

fn refused<'a>(
    project: &TestProject,
    arguments: impl IntoIterator<Item = &'a str>,
) -> CommandOutput {
    let output = project.finished(command(project, arguments).output().unwrap());
    assert_eq!(output.code, 2, "{output}");
    assert!(!output.stderr.contains("panicked"), "{output}");
    assert!(output.stderr.contains("error: "), "{output}");
    output
}

#[test]
fn on_a_full_disk_a_command_is_refused_and_the_old_file_stays() {
    let Some((_mounted, project)) = mounted_project() else {
        return;
    };
    let number = handled_case(&project);
    let path = case_files(&project)[0].clone();
    let old = std::fs::read(&path).unwrap();
    let full = std::fs::write(project.path("filler"), vec![0; 1 << 20]);
    assert!(full.is_err(), "the disk is not full");
    let long = "a long word ".repeat(600);
    for arguments in [
        vec!["note", &number, &long],
        vec![
            "advance",
            &number,
            "report-progress",
            "--set",
            "progress=half",
        ],
        vec!["edit", &number, "--title", "another"],
        vec!["attach", &number, "tousu.toml"],
        vec![
            "new",
            "--channel",
            "phone",
            "--name",
            "Li",
            "--phone",
            "1",
            "--title",
            "none",
        ],
    ] {
        let output = refused(&project, arguments);
        assert!(output.stderr.contains("No space left"), "{output}");
        assert_eq!(std::fs::read(&path).unwrap(), old);
        assert_eq!(
            (leftovers(&project).len(), case_files(&project).len()),
            (0, 1)
        );
    }
    std::fs::remove_file(project.path("filler")).unwrap();
    done(&project, ["note", &number, "there is room again"]);
}

#[test]
fn on_a_read_only_disk_reading_works_and_writing_is_refused() {
    let Some((mounted, project)) = mounted_project() else {
        return;
    };
    let number = handled_case(&project);
    let path = case_files(&project)[0].clone();
    let old = std::fs::read(&path).unwrap();
    mounted.read_only();
    for arguments in [
        vec!["note", &number, "a word"],
        vec![
            "advance",
            &number,
            "report-progress",
            "--set",
            "progress=half",
        ],
        vec!["init"],
    ] {
        let output = project.finished(command(&project, arguments.clone()).output().unwrap());
        assert!(output.code == 2 || arguments == ["init"], "{output}");
        assert!(!output.stderr.contains("panicked"), "{output}");
        assert_eq!(std::fs::read(&path).unwrap(), old);
    }
    done(&project, ["calendar", "show", "2026"]);
    for reading in [&["list"][..], &["show", &number], &["check"]] {
        let output = project.finished(command(&project, reading.iter().copied()).output().unwrap());
        assert!(
            output.code < 2 || output.stderr.contains("there is no command"),
            "{output}"
        );
    }
}
