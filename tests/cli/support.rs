//! A project in a folder of its own, and what a command printed there.
#![allow(dead_code, unreachable_pub)]

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The moment that commands take as now, unless a test says otherwise: a Tuesday, 09:00 in China.
pub const NOW: &str = "2026-11-03T09:00:00+08:00";

/// A folder of its own in which commands run with nothing of the tester's environment.
pub struct TestProject {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl TestProject {
    /// Makes an empty folder.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        std::fs::create_dir(folder.path().join("project")).unwrap();
        let variables = [
            ("TOUSU_NOW", NOW),
            ("TOUSU_SEED", "test"),
            ("LANG", "C.UTF-8"),
            ("PATH", "/usr/bin:/bin"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
        ];
        Self {
            folder,
            variables: variables
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        }
        .with_variable("HOME", "HOME")
    }

    /// Makes a project of a built-in profile.
    pub fn of_profile(profile: &str) -> Self {
        let project = Self::empty();
        let output = project.run(["init", "--profile", profile]);
        assert_eq!(output.code, 0, "{output}");
        project
    }

    /// Makes the folder a git repository with a user of its own.
    pub fn with_git(self) -> Self {
        self.git(["init", "--quiet", "--initial-branch=main"]);
        self.git(["config", "user.name", "Test Person"]);
        self.git(["config", "user.email", "test.person@example.com"]);
        self
    }

    /// Sets a variable for all commands from here on; `HOME` stands for the folder's own home.
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        let value = match value {
            "HOME" => self.folder.path().join("home").display().to_string(),
            other => other.to_owned(),
        };
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value));
        self
    }

    /// Returns the root of the project.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// Returns the path of a file of the project.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root().join(name)
    }

    /// Writes a file with the folders on the way to it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Returns the paths of all files, sorted, with `/`; git's own are left out.
    pub fn files(&self) -> Vec<String> {
        let root = self.root();
        let walk = walkdir::WalkDir::new(&root).sort_by_file_name();
        walk.into_iter()
            .filter_entry(|entry| entry.file_name() != ".git")
            .map(Result::unwrap)
            .filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                entry
                    .path()
                    .strip_prefix(&root)
                    .unwrap()
                    .display()
                    .to_string()
            })
            .collect()
    }

    /// Returns a command of tousu that is ready to be started: no terminal, an environment of its own.
    pub fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.program(env!("CARGO_BIN_EXE_tousu"));
        command.args(arguments);
        command
    }

    /// Runs tousu.
    pub fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> CommandOutput {
        self.finished(self.command(arguments).output().unwrap())
    }

    /// Runs tousu in Chinese, then in English.
    pub fn run_in_both(&self, arguments: &[&str]) -> [CommandOutput; 2] {
        ["zh", "en"].map(|language| {
            let all = ["--lang", language].into_iter();
            self.run(all.chain(arguments.iter().copied()))
        })
    }

    /// Runs a script as CI and cron do, ending at the first command that fails, with tousu on `PATH`.
    pub fn shell(&self, script: &str) -> CommandOutput {
        let folder = Path::new(env!("CARGO_BIN_EXE_tousu")).parent().unwrap();
        let mut command = self.program("sh");
        command
            .env("PATH", format!("{}:/usr/bin:/bin", folder.display()))
            .args(["-e", "-c", script]);
        self.finished(command.output().unwrap())
    }

    /// Runs git, which must succeed, and returns what it printed.
    pub fn git<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> String {
        let output = self.finished(self.program("git").args(arguments).output().unwrap());
        assert_eq!(output.code, 0, "{output}");
        output.stdout
    }

    fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.root())
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Takes what a command printed; the folder's own path is shown as `$ROOT`.
    pub fn finished(&self, output: Output) -> CommandOutput {
        let root = self.root().display().to_string();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&root, "$ROOT");
        CommandOutput {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

/// What a command printed and how it ended; shown as one text for a snapshot.
#[derive(Debug, PartialEq, Eq)]
pub struct CommandOutput {
    /// The answer.
    pub stdout: String,
    /// Everything else.
    pub stderr: String,
    /// The exit code; -1 after a signal.
    pub code: i32,
}

impl CommandOutput {
    /// Returns the answer as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }
}

impl fmt::Display for CommandOutput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(formatter, "------- stderr -------\n{}", self.stderr)?;
        }
        if self.code != 0 {
            write!(formatter, "[exit code: {}]", self.code)?;
        }
        Ok(())
    }
}
