//! `workflow`: shows a procedure, draws it, and says what is wrong with one.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{form_faults, layout_faults};
use crate::domain::{Finding, Severity};
use crate::profile::{Layer, Profile, ProfileSource};
use crate::project::{
    Project, Settings, failure_of_all, find_root, profile_source, read_settings, role_findings,
    source_named,
};
use crate::render::{graph, profile_faults, workflow_page};
use crate::say::{Fact, Message, Words};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::graph::Graph;
use crate::views::workflow_page::WorkflowPage;

/// What `workflow` is asked for.
#[derive(Debug, Args)]
pub struct WorkflowArguments {
    /// What to do.
    #[command(subcommand)]
    pub action: WorkflowAction,
}

/// What `workflow` can do.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum WorkflowAction {
    /// Shows a procedure.
    Show(ProfileArguments),
    /// Says what is wrong with procedures.
    Check(CheckArguments),
    /// Draws a procedure.
    Graph(ProfileArguments),
}

/// Which procedure.
#[derive(Debug, Args)]
pub struct ProfileArguments {
    /// A built-in profile or a file; `None` is the project's, overrides included.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// Which procedures.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files of profiles, or names of built-in ones; none is the project's own.
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
}

/// Shows, checks or draws.
///
/// # Errors
/// No such profile, a file that cannot be read; for `show` and `graph` a profile with faults.
pub fn run(arguments: &WorkflowArguments, session: &Session, output: &mut Output) -> Done {
    match &arguments.action {
        WorkflowAction::Show(which) => show(which, session, output),
        WorkflowAction::Check(which) => check(which, session, output),
        WorkflowAction::Graph(which) => draw(which, session, output),
    }
}

fn show(which: &ProfileArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let profile = profile(which, session)?;
    if format == Format::Json {
        output.json(&WorkflowPage::of(&profile));
    } else {
        let page = workflow_page::text(&profile, session.words, output.width());
        output.data(&page);
    }
    Ok(Outcome::Clean)
}

fn draw(which: &ProfileArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Mermaid, Format::Dot])?;
    let graph = Graph::of(&profile(which, session)?);
    let text = match format {
        Format::Dot => graph::dot(&graph, session.words),
        _ => graph::mermaid(&graph, session.words),
    };
    output.data(&text);
    Ok(Outcome::Clean)
}

/// Reads the profile asked for.
fn profile(which: &ProfileArguments, session: &Session) -> Result<Profile, Failure> {
    let Some(name) = &which.profile else {
        return Ok(Project::open(session)?.procedure.profile);
    };
    let source = source_named(name, session)?;
    Profile::read(&source).map_err(|findings| failure_of_all(&findings))
}

/// Returns the layers of the project's profile, overrides included, and the settings with their text.
fn source_of_project(session: &Session) -> Result<(ProfileSource, Settings, String), Failure> {
    let root = find_root(&session.directory).ok_or_else(|| {
        Failure::new(
            Message::new("command.no_project")
                .with("path", session.directory.display().to_string()),
        )
        .hint(Message::new("command.no_project_hint"))
    })?;
    let (settings, text) = read_settings(&root)?;
    let mut source = profile_source(&root, &settings.profile)?;
    source.layers.push(Layer {
        file: PathBuf::from("tousu.toml"),
        text: text.clone(),
        under: vec!["override".to_owned()],
    });
    Ok((source, settings, text))
}

/// What `workflow check` answers in JSON; the same keys as `check`.
#[derive(Serialize)]
struct CheckAnswer {
    findings: Vec<FindingRow>,
    checked: usize,
    errors: usize,
    warnings: usize,
}

/// One finding.
#[derive(Serialize)]
struct FindingRow {
    rule: &'static str,
    severity: &'static str,
    case: Option<String>,
    file: String,
    line: usize,
    column: usize,
    message: String,
    hint: Option<String>,
}

fn check(which: &CheckArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let mut sources = Vec::new();
    for name in &which.files {
        sources.push(source_named(name, session)?);
    }
    let mut team = None;
    if sources.is_empty() {
        let (source, settings, text) = source_of_project(session)?;
        team = Profile::read(&source)
            .ok()
            .map(|profile| role_findings(&settings, &text, &profile));
        sources.push(source);
    }
    let root = find_root(&session.directory);
    let findings: Vec<Finding> = sources
        .iter()
        .flat_map(|source| match Profile::read(source) {
            Ok(profile) => {
                let root = root.as_deref();
                let mut findings = layout_faults::findings(source, &profile, root, session);
                findings.extend(form_faults::findings(source, profile, root, session));
                findings
            }
            Err(findings) => findings,
        })
        .chain(team.into_iter().flatten())
        .collect();
    if format == Format::Json {
        output.json(&answer(&findings, sources.len(), session.words));
    } else if findings.is_empty() {
        let files = sources.iter().map(last_file).collect::<Fact>();
        output.line(&Message::new("profile.page_no_faults").with("files", files));
    } else {
        output.data(&profile_faults::text(&findings, session.words));
    }
    Ok(if findings.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

fn last_file(source: &ProfileSource) -> String {
    source
        .layers
        .last()
        .map(|layer| layer.file.display().to_string())
        .unwrap_or_default()
}

fn answer(findings: &[Finding], checked: usize, words: Words) -> CheckAnswer {
    let count = |severity: Severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    CheckAnswer {
        findings: findings
            .iter()
            .map(|finding| FindingRow {
                rule: finding.rule,
                severity: finding.severity.code(),
                case: None,
                file: finding.location.file.display().to_string(),
                line: finding.location.line,
                column: finding.location.column,
                message: words.say(&finding.message),
                hint: finding.hint.as_ref().map(|hint| words.say(hint)),
            })
            .collect(),
        checked,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    }
}
