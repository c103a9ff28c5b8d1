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

    /// Returns the files below `folder` that differ from a revision or that git does not know, relative to `directory`.
    ///
    /// # Errors
    /// There is no such revision, or no repository.
    pub fn changed_since(
        &self,
        directory: &Path,
        revision: &str,
        folder: &str,
    ) -> Result<Vec<PathBuf>, Message> {
        let commit = format!("{revision}^{{commit}}");
        let verified = ["rev-parse", "--verify", "--end-of-options", &commit];
        let answer = self.answer(directory, &verified)?;
        let commit = String::from_utf8_lossy(&answer).trim().to_owned();
        let mut command = self.command(directory);
        command
            .args([
                "diff",
                "--name-only",
                "-z",
                "--no-ext-diff",
                "--no-textconv",
            ])
            .args(["--no-renames", "--ignore-submodules=all", "--relative"])
            .args([&commit, "--", folder]);
        // To compare a file git runs the filters that the clone's own settings name, unless they are emptied.
        for (place, key) in self.filters(directory).iter().enumerate() {
            let value = if key.ends_with(".required") {
                "false"
            } else {
                ""
            };
            command
                .env("GIT_CONFIG_COUNT", (place + 1).to_string())
                .env(format!("GIT_CONFIG_KEY_{place}"), key)
                .env(format!("GIT_CONFIG_VALUE_{place}"), value);
        }
        let differ = answer_of(&mut command)?;
        let unknown = self.answer(directory, &["ls-files", "--others", "-z", "--", folder])?;
        let names = [differ, unknown].concat();
        let names = names
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty());
        Ok(names.map(path_of).collect())
    }

    /// Returns the keys of the settings that make git run a program over the files that it compares.
    fn filters(&self, directory: &Path) -> Vec<String> {
        let pattern = r"^filter\..*\.(clean|process|required)$";
        let arguments = ["config", "--name-only", "-z", "--get-regexp", pattern];
        // Ends with an error code where there are none.
        let answer = self.answer(directory, &arguments).unwrap_or_default();
        let keys = answer
            .split(|byte| *byte == 0)
            .filter(|key| !key.is_empty());
        keys.map(|key| String::from_utf8_lossy(key).into_owned())
            .collect()
    }

    /// Runs git in `directory` and returns what it printed.
    ///
    /// Revisions among `arguments` must have been resolved by `rev-parse --verify --end-of-options` first, and paths
    /// must stand after `--` (CVE-2018-17456).
    ///
    /// # Errors
    /// git could not be started, or ended with another code than 0: the first line of what it said.
    pub fn answer(&self, directory: &Path, arguments: &[&str]) -> Result<Vec<u8>, Message> {
        answer_of(self.command(directory).args(arguments))
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

fn answer_of(command: &mut Command) -> Result<Vec<u8>, Message> {
    let refused = |reason: String| Message::new("write.git_failed").with("reason", reason);
    let output = command
        .output()
        .map_err(|error| refused(error.to_string()))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(refused(said.lines().next().unwrap_or_default().to_owned()))
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
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
        std::fs::create_dir(clone.path().join("cases")).unwrap();
        let file = clone.path().join("cases/a.yaml");
        std::fs::write(&file, "a").unwrap();
        std::fs::write(clone.path().join(".gitattributes"), "* filter=evil").unwrap();
        answer(&["add", "."]).unwrap();
        let name = ["-c", "user.name=x", "commit", "--quiet", "--message=x"];
        answer(&name).unwrap();
        let evil = format!("touch '{}'; cat", marker.display());
        answer(&["config", "filter.evil.clean", &evil]).unwrap();
        answer(&["config", "filter.evil.required", "true"]).unwrap();
        std::fs::write(&file, "b").unwrap();
        std::fs::write(clone.path().join("cases/b.yaml"), "b").unwrap();
        let changed = git.changed_since(clone.path(), "HEAD", "cases").unwrap();
        let names = ["cases/a.yaml", "cases/b.yaml"].map(PathBuf::from);
        assert_eq!(changed, names);
        assert!(
            git.changed_since(clone.path(), "--output=x", "cases")
                .is_err()
        );
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
