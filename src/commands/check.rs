//! `check`: holds all cases to the rules, and tells everything that it found; it never writes a file.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use crate::domain::{Finding, Severity};
use crate::project::{CheckRequest, Checked, Project};
use crate::render::late_cases;
use crate::say::Message;
use crate::session::{Done, Excerpt, Failure, Format, Outcome, Output, Session, Style};
use crate::write::write_answer;

use super::check_answer;
use super::explain::known_rule;

/// What `check` is asked for.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders below `cases/`; everything when none is given.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The only rules to run; all that the settings leave on when none is given.
    #[arg(long = "rule", value_name = "RULE")]
    pub rules: Vec<String>,
    /// The file that takes the answer; `None`, or `-`, for stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Checks the cases of the session's project.
///
/// # Errors
/// The project cannot be opened, there is no such rule or path, or a path holds nothing that could be checked.
pub fn run(arguments: &CheckArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(check_answer::FORMATS)?;
    let rules: Result<Vec<_>, Failure> = arguments
        .rules
        .iter()
        .map(|name| known_rule(name))
        .collect();
    let rules = rules?.into_iter().map(|rule| rule.id).collect();
    let project = Project::open(session)?;
    let paths: Result<Vec<_>, Failure> = arguments
        .paths
        .iter()
        .map(|path| below_root(path, &session.directory, &project.root))
        .collect();
    let request = CheckRequest {
        paths: paths?,
        rules,
    };
    for path in &request.paths {
        holds_something(path, &project)?;
    }
    let checked = project.check(&request);
    if checked.cases() + checked.others == 0 && !project.root.join("cases").is_dir() {
        output.warning(&Message::new("command.no_cases_folder"));
    }
    let tell = |output: &mut Output| match format {
        Format::Text => text(&checked, output),
        format => check_answer::tell(&checked, format, &project, session, output),
    };
    match arguments
        .output
        .as_deref()
        .filter(|file| *file != Path::new("-"))
    {
        None => tell(output),
        Some(file) => {
            let answer = output.captured(tell);
            write_answer(&project.root, &session.directory.join(file), &answer)?;
            output.notice(&summary(&checked));
        }
    }
    match checked.count(Severity::Error) {
        0 => Ok(Outcome::Clean),
        _ => Ok(Outcome::Found),
    }
}

/// Returns how many cases were checked and what was found, in a line.
pub(super) fn summary(checked: &Checked) -> Message {
    Message::new("command.checked")
        .with("cases", checked.cases())
        .with("errors", checked.count(Severity::Error))
        .with("warnings", checked.count(Severity::Warning))
        .with("late", late_cases(&checked.findings))
}

fn text(checked: &Checked, output: &mut Output) {
    for finding in &checked.findings {
        tell(finding, output);
    }
    let (errors, warnings) = (
        checked.count(Severity::Error),
        checked.count(Severity::Warning),
    );
    let style = match (errors, warnings) {
        (0, 0) => Style::Good,
        (0, _) => Style::Warning,
        _ => Style::Bad,
    };
    let said = format!("{}\n", output.words().say(&summary(checked)));
    output.styled(&[(&said, style)]);
}

fn tell(finding: &Finding, output: &mut Output) {
    let words = output.words();
    let (word, style) = match finding.severity {
        Severity::Error => ("command.severity_error", Style::Bad),
        Severity::Warning => ("command.severity_warning", Style::Warning),
    };
    let label = format!("{}[{}]", words.word(word), finding.rule);
    let colon = words.word("command.severity_colon");
    let said = format!("{colon}{}\n", words.say(&finding.message));
    output.styled(&[(&label, style), (&said, Style::Plain)]);
    let location = &finding.location;
    output.place(&Excerpt {
        file: location.file.display().to_string(),
        line: location.line,
        column: location.column,
        text: location.excerpt.clone().unwrap_or_default(),
        width: location.width,
    });
    if let Some(hint) = &finding.hint {
        let said = format!("{}\n", words.say(hint));
        output.styled(&[
            (&words.word("cli.hint_label"), Style::Accent),
            (&said, Style::Plain),
        ]);
    }
    output.data("\n");
}

/// Returns a path that the user gave as seen from the root.
fn below_root(given: &Path, directory: &Path, root: &Path) -> Result<PathBuf, Failure> {
    let said = || given.display().to_string();
    let mut whole = PathBuf::new();
    for part in directory.join(given).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    if std::fs::symlink_metadata(&whole).is_err() {
        return Err(Failure::new(
            Message::new("write.missing").with("path", said()),
        ));
    }
    match whole.strip_prefix(root) {
        Ok(below) => Ok(below.to_path_buf()),
        Err(_) => Err(Failure::new(
            Message::new("write.outside").with("path", said()),
        )),
    }
}

/// Refuses a path that no case file is at or below: nothing checked must not pass for nothing found.
fn holds_something(path: &Path, project: &Project) -> Result<(), Failure> {
    let inside = path.starts_with("cases") || Path::new("cases").starts_with(path);
    if inside {
        return Ok(());
    }
    let message = Message::new("command.nothing_to_check").with("path", path.display().to_string());
    let hint = Message::new("command.nothing_to_check_hint")
        .with("path", project.root.join("cases").display().to_string());
    Err(Failure::new(message).hint(hint))
}
