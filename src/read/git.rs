//! git, run so that a clone of unknown origin cannot make it run anything else.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::say::Message;

/// The name of the program.
const PROGRAM: &str = if cfg!(windows) { "git.exe" } else { "git" };

/// git, found in a folder that the project does not control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Git {
    program: PathBuf,
}

impl Git {
    /// Finds git in `programs`, leaving out folders inside `directory`, where a clone may put its own (CVE-2021-28955).
    ///
    /// Returns `None` when there is none.
    pub fn find(programs: &[PathBuf], directory: &Path) -> Option<Self> {
        let directory = directory.canonicalize().ok()?;
        programs
            .iter()
            .filter(|folder| folder.is_absolute())
            .filter(|folder| {
                folder
                    .canonicalize()
                    .is_ok_and(|folder| !folder.starts_with(&directory))
            })
            .map(|folder| folder.join(PROGRAM))
            .find(|program| program.is_file())
            .map(|program| Self { program })
    }

    /// Returns the `user.email` that git would sign a commit with in `directory`; `None` when it has none.
    pub fn user_email(&self, directory: &Path) -> Option<String> {
        let answer = self
            .answer(directory, &["config", "--get", "user.email"])
            .ok()?;
        let email = String::from_utf8(answer).ok()?.trim().to_owned();
        (!email.is_empty()).then_some(email)
    }

    /// Runs git in `directory` and returns what it printed.
    ///
    /// Revisions among `arguments` must have been resolved by `rev-parse --verify --end-of-options` first, and paths
    /// must stand after `--` (CVE-2018-17456).
    ///
    /// # Errors
    /// git could not be started, or ended with another code than 0: the first line of what it said.
    pub fn answer(&self, directory: &Path, arguments: &[&str]) -> Result<Vec<u8>, Message> {
        let refused = |reason: String| Message::new("write.git_failed").with("reason", reason);
        let output = self
            .command(directory)
            .args(arguments)
            .output()
            .map_err(|error| refused(error.to_string()))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(refused(said.lines().next().unwrap_or_default().to_owned()))
    }

    fn command(&self, directory: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(directory)
            .stdin(Stdio::null())
            .args([
                "--no-pager",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
            ])
            .args(["-c", "core.quotepath=off"])
            .env("LC_ALL", "C")
            .env("GIT_LITERAL_PATHSPECS", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0");
        command
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_git_inside_the_clone_is_never_the_one_that_runs() {
        let clone = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        for folder in [&clone, &elsewhere] {
            std::fs::write(folder.path().join(PROGRAM), "").unwrap();
        }
        let folders = [
            clone.path().to_owned(),
            PathBuf::from("."),
            elsewhere.path().to_owned(),
        ];
        let found = Git::find(&folders, clone.path()).unwrap();
        assert_eq!(found.program, elsewhere.path().join(PROGRAM));
        assert_eq!(Git::find(&folders[..2], clone.path()), None);
    }

    #[test]
    fn git_tells_the_email_of_the_repository_and_runs_no_hook_of_it() {
        let clone = tempfile::tempdir().unwrap();
        let folders = [PathBuf::from("/usr/bin"), PathBuf::from("/usr/local/bin")];
        let Some(git) = Git::find(&folders, clone.path()) else {
            return;
        };
        let answer = |arguments: &[&str]| git.answer(clone.path(), arguments);
        answer(&["init", "--quiet"]).unwrap();
        let marker = clone.path().join("ran");
        answer(&[
            "config",
            "core.fsmonitor",
            &format!("touch '{}'; false", marker.display()),
        ])
        .unwrap();
        answer(&["config", "user.email", "li.na@example.com"]).unwrap();
        answer(&["status"]).unwrap();
        assert!(!marker.exists());
        assert_eq!(
            git.user_email(clone.path()).as_deref(),
            Some("li.na@example.com")
        );
        assert_eq!(
            answer(&["no-such-command"]).unwrap_err().key,
            "write.git_failed"
        );
    }
}
