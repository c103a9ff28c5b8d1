//! A case on stage: people take steps by the command line, and each step keeps what `next` promised.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::Value;

use crate::support::{CommandOutput, TestProject};

/// When a story begins, unless it says otherwise: a Tuesday, 09:00 in China.
const BEGIN: &str = "2026-09-01T09:00:00+08:00";

/// A project with a team, and the case that the story is about.
pub(crate) struct Story {
    pub(crate) project: TestProject,
    now: DateTime<FixedOffset>,
    cases: Vec<String>,
}

impl Story {
    /// Makes a project of a profile whose people are `id: role, role`, a line each.
    pub(crate) fn of(profile: &str, people: &str) -> Self {
        let project = TestProject::of_profile(profile);
        let mut settings = project.read("tousu.toml");
        for line in people.lines() {
            let (id, roles) = line.split_once(": ").unwrap();
            let roles: Vec<String> = roles
                .split(", ")
                .map(|role| format!("\"{role}\""))
                .collect();
            let roles = roles.join(", ");
            settings += &format!("\n[people.{id}]\nname = \"{id}\"\nroles = [{roles}]\n");
        }
        project.write("tousu.toml", settings);
        Self {
            project,
            now: BEGIN.parse().unwrap(),
            cases: Vec::new(),
        }
    }

    /// Registers a case; from here on it is the one that the story is about.
    pub(crate) fn registers(&mut self, by: &str, arguments: &[&str]) -> &mut Self {
        let output = self.run("new", by, arguments, &["--json"]);
        assert_eq!(output.code, 0, "{arguments:?}: {output}");
        let id = output.json()["id"].as_str().unwrap().to_owned();
        self.cases.push(id);
        self
    }

    /// Returns the number of the case that the story is about.
    pub(crate) fn case(&self) -> String {
        self.cases.last().unwrap().clone()
    }

    /// Lets time go by.
    pub(crate) fn later(&mut self, minutes: i64) -> &mut Self {
        self.now += TimeDelta::minutes(minutes);
        self
    }

    /// Takes a step ten minutes later; values are `field=value`.
    pub(crate) fn does(&mut self, by: &str, step: &str, values: &[&str]) -> &mut Self {
        self.later(10);
        let output = self.take(by, step, values);
        assert_eq!(output.code, 0, "{step} {values:?}: {output}");
        self
    }

    /// Tries a step that is refused: nothing changes, and the answer says why.
    pub(crate) fn cannot(&mut self, by: &str, step: &str, values: &[&str], why: &str) -> &mut Self {
        let before = self.file();
        let output = self.take(by, step, values);
        assert_eq!(output.code, 2, "{step} by {by} was taken: {output}");
        let said = output.to_string();
        assert!(said.contains(why), "{step} by {by}: no `{why}` in\n{said}");
        assert_eq!(self.file(), before, "a refused step changed the file");
        self
    }

    /// Holds the state against this one.
    pub(crate) fn stands(&mut self, state: &str) -> &mut Self {
        let file = self.file();
        assert!(
            file.contains(&format!("\nstatus: {state}\n")),
            "not {state}:\n{file}"
        );
        self
    }

    /// Tells whether `next` lists a step.
    pub(crate) fn offers(&self, step: &str) -> bool {
        let output = self.run("next", "", &[&self.case()], &["--json"]);
        let offers = output.json();
        offers
            .as_array()
            .unwrap()
            .iter()
            .any(|offer| offer["step"] == step)
    }

    /// Returns what `show` says as JSON.
    pub(crate) fn json(&self) -> Value {
        self.run("show", "", &[&self.case()], &["--json"]).json()
    }

    /// Returns the verdict on the last run of a clock.
    pub(crate) fn verdict(&self, clock: &str) -> String {
        let json = self.json();
        let clocks = json["clocks"].as_array().unwrap();
        let run = clocks.iter().rev().find(|run| run["id"] == clock);
        run.map_or("none", |run| run["verdict"].as_str().unwrap())
            .to_owned()
    }

    /// Returns the rules of `check` that find something now, sorted.
    pub(crate) fn findings(&self) -> Vec<String> {
        let json = self.run("check", "", &[], &["--json"]).json();
        let findings = json["findings"].as_array().unwrap();
        let rules = findings.iter().map(|finding| finding["rule"].as_str());
        let mut rules: Vec<String> = rules.map(|rule| rule.unwrap().to_owned()).collect();
        rules.sort();
        rules
    }

    /// Comes back to the case that was registered as the `nth`, from 0.
    pub(crate) fn turns_to(&mut self, nth: usize) -> &mut Self {
        let id = self.cases.remove(nth);
        self.cases.push(id);
        self
    }

    /// Holds what `check` finds against these rules.
    pub(crate) fn finds(&mut self, rules: &[&str]) -> &mut Self {
        let found = self.findings();
        assert!(
            found == rules,
            "{found:?}: {}",
            self.run("check", "", &[], &[])
        );
        self
    }

    /// Reads what a command says: all of these words stand there.
    pub(crate) fn sees(&mut self, by: &str, command: &[&str], words: &[&str]) -> &mut Self {
        let said = self.run(command[0], by, &command[1..], &[]).to_string();
        for word in words {
            assert!(
                said.contains(word),
                "{command:?} by {by}: no `{word}` in\n{said}"
            );
        }
        self
    }

    /// Reads what a command says: none of these words stands there.
    pub(crate) fn misses(&mut self, by: &str, command: &[&str], words: &[&str]) -> &mut Self {
        let said = self.run(command[0], by, &command[1..], &[]).to_string();
        for word in words {
            assert!(
                !said.contains(word),
                "{command:?} by {by}: `{word}` in\n{said}"
            );
        }
        self
    }

    /// Holds figures of the report of a month against these: a rate as `1/2`, money in fen.
    pub(crate) fn figures(&mut self, month: &str, figures: &[(&str, &str)]) -> &mut Self {
        let report = self.run("report", "", &["--month", month], &["--format", "json"]);
        let json = report.json();
        for (id, expected) in figures {
            let figure = &json["figures"][id];
            let found = match &figure["numerator"] {
                Value::Null => figure["value"].to_string(),
                numerator => format!("{numerator}/{}", figure["denominator"]),
            };
            assert_eq!(&found, expected, "{id} of {month}: {figure}");
        }
        self
    }

    /// Runs any command at the moment of the story.
    pub(crate) fn run(
        &self,
        command: &str,
        by: &str,
        arguments: &[&str],
        more: &[&str],
    ) -> CommandOutput {
        let now = self.now.to_rfc3339();
        let mut all = vec![command, "--now", &now, "--lang", "en"];
        if !by.is_empty() {
            all.extend(["--as", by]);
        }
        self.project
            .run(all.iter().chain(arguments).chain(more).copied())
    }

    /// Returns the text of the case file.
    pub(crate) fn file(&self) -> String {
        let id = self.case();
        let files = self.project.files();
        let file = files
            .iter()
            .find(|name| name.ends_with(&format!("{id}.yaml")));
        self.project.read(file.unwrap())
    }

    fn take(&self, by: &str, step: &str, values: &[&str]) -> CommandOutput {
        let id = self.case();
        let mut arguments = vec![id.as_str(), step];
        for value in values {
            arguments.extend(["--set", value]);
        }
        self.run("advance", by, &arguments, &[])
    }
}
