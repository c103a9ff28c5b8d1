//! `check`: holds all cases to the rules, and tells everything that it found; it never writes a file.

mod asked;

use std::path::{Path, PathBuf};

use clap::Args;

use super::check_answer;
use crate::domain::{Exempted, Finding, Severity};
use crate::project::{Checked, Project, find_root};
use crate::render::late_cases;
use crate::say::Message;
use crate::session::{Done, Excerpt, Format, Outcome, Output, Session, Style};
use crate::write::write_answer;
use asked::COULD_NOT;

/// What `check` is asked for.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders below `cases/`; everything when none is given.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The only rules to run; all that the settings leave on when none is given.
    #[arg(long = "rule", value_name = "RULE", conflicts_with_all = ["overdue", "within"])]
    pub rules: Vec<String>,
    /// Rules whose findings are errors in this run; `all` for every finding.
    #[arg(long, value_name = "RULE")]
    pub deny: Vec<String>,
    /// Rules whose findings are warnings in this run; `all` for every finding.
    #[arg(long, value_name = "RULE")]
    pub warn: Vec<String>,
    /// Only cases that differ from a revision, `HEAD` when none is named, or that git does not know.
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD")]
    pub changed: Option<String>,
    /// Only clocks and promises that are past.
    #[arg(long)]
    pub overdue: bool,
    /// The same, and clocks that are due within this time (`30m`, `4wh`, `2wd`).
    #[arg(long, value_name = "DURATION")]
    pub within: Option<String>,
    /// The exit code when all errors are about time that has passed; `None` for 1.
    #[arg(long, value_name = "N")]
    pub exit_code_late: Option<u8>,
    /// The file that takes the answer; `None`, or `-`, for stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Checks the cases of the session's project.
///
/// # Errors
/// The project cannot be opened, there is no such rule, path or revision, or a path holds nothing that could be checked.
pub fn run(arguments: &CheckArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(check_answer::FORMATS)?;
    asked::understood(arguments)?;
    // By a procedure that is wrong nothing can be checked: then that is the finding.
    let faults = Project::faults(session)?;
    let opens = faults.is_empty();
    let (root, checked) = if opens {
        let project = Project::open(session)?;
        let request = asked::request(arguments, &project, session)?;
        let checked = project.check(&request);
        let nothing = checked.cases() + checked.others == 0;
        if nothing && !project.root.join("cases").is_dir() {
            output.warning(&Message::new("command.no_cases_folder"));
        }
        (project.root, checked)
    } else {
        let checked = Checked {
            findings: faults,
            ..Checked::default()
        };
        let root = find_root(&session.directory).unwrap_or_default();
        (root, checked)
    };
    let tell = |output: &mut Output| match format {
        Format::Text => text(&checked, output),
        format => check_answer::tell(&checked, format, &root, session, output),
    };
    let file = arguments.output.as_deref();
    match file.filter(|file| *file != Path::new("-")) {
        None => tell(output),
        Some(file) => {
            let answer = output.captured(tell);
            write_answer(&root, &session.directory.join(file), &answer)?;
            output.notice(&summary(&checked));
        }
    }
    // Not one case was looked at.
    if !opens {
        return Ok(Outcome::FoundAs(COULD_NOT));
    }
    match (checked.count(Severity::Error), checked.broken()) {
        (0, _) => Ok(Outcome::Clean),
        (_, 0) => Ok(arguments
            .exit_code_late
            .map_or(Outcome::Found, Outcome::FoundAs)),
        _ => Ok(Outcome::Found),
    }
}

/// Returns how many cases were checked and what was found, in a line; where something is late, errors of the data
/// are told apart, else all errors are such.
pub(super) fn summary(checked: &Checked) -> Message {
    let late = late_cases(&checked.findings);
    let message = match late {
        0 => Message::new("command.checked"),
        _ => Message::new("command.checked_late").with("broken", checked.broken()),
    };
    message
        .with("cases", checked.cases())
        .with("errors", checked.count(Severity::Error))
        .with("warnings", checked.count(Severity::Warning))
        .with("late", late)
}

fn text(checked: &Checked, output: &mut Output) {
    for finding in &checked.findings {
        tell(finding, output);
    }
    for exempted in &checked.exempted {
        tell_exempted(exempted, output);
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
    if !checked.exempted.is_empty() {
        let message = Message::new("command.exempted").with("count", checked.exempted.len());
        let said = format!("{}\n", output.words().say(&message));
        output.styled(&[(&said, Style::Plain)]);
    }
}

/// Tells what does not count, and until when; the reason stands in the case, for those who may read it.
fn tell_exempted(exempted: &Exempted, output: &mut Output) {
    let words = output.words();
    let (finding, exemption) = (&exempted.finding, &exempted.exemption);
    let label = format!(
        "{}[{}]",
        words.word("command.severity_exempted"),
        finding.rule
    );
    let message = Message::new("command.exempted_until")
        .with("file", finding.location.file.display().to_string())
        .with("until", exemption.until.to_string())
        .with("by", &exemption.by);
    let colon = words.word("command.severity_colon");
    let said = format!("{colon}{}\n\n", words.say(&message));
    output.styled(&[(&label, Style::Accent), (&said, Style::Plain)]);
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
