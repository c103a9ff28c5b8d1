//! `retention`: the files that have been kept for as long as they must, or may; what is held.

use clap::Args;

use super::printing;
use super::selection::{ended, select};
use crate::project::{Depth, Project};
use crate::render::retention_list;
use crate::say::Message;
use crate::session::{Done, Format, Outcome, Output, Session};
use crate::views::retention::{Asked, KeptFile, RetentionRow};
use crate::workflow::{Dossier, Procedure};

/// What `retention` is asked for.
#[derive(Debug, Args)]
pub struct RetentionArguments {
    /// Filters that the cases must pass.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Only files of which somebody has to decide what happens to them; exit code 1 when there are any.
    #[arg(long, conflicts_with = "all")]
    pub due: bool,
    /// Every file that is kept, those not yet put on file and all that are held.
    #[arg(long)]
    pub all: bool,
}

/// Lists files and how long they are kept.
///
/// # Errors
/// A filter that is not understood. Files that cannot be read are told after all others were listed.
pub fn run(arguments: &RetentionArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let asked = match (arguments.due, arguments.all) {
        (true, _) => Asked::Due,
        (_, true) => Asked::All,
        _ => Asked::Reached,
    };
    let project = Project::open(session)?;
    let now = project.now;
    let is_asked = |dossier: Dossier, procedure| {
        let kept = KeptFile::of(&dossier, procedure, now, asked).is_some();
        kept.then_some((dossier, procedure))
    };
    let loaded = select(
        &project,
        &arguments.filters,
        Depth::Whole,
        session,
        is_asked,
    )?;
    let cases: &[(Dossier, &Procedure)] = &loaded.kept;
    let mut files: Vec<KeptFile<'_>> = cases
        .iter()
        .filter_map(|(dossier, procedure)| KeptFile::of(dossier, procedure, now, asked))
        .collect();
    files.sort_by(|left, right| left.order().cmp(&right.order()));
    if format == Format::Json {
        let rows: Vec<RetentionRow> = files.iter().map(KeptFile::row).collect();
        output.json(&rows);
    } else {
        let list = retention_list::list(&files, now, session.words);
        printing::pieces(&list, output);
        if project.procedure.profile.retention.is_none() {
            output.notice(&Message::new("page.kept_unknown"));
        }
        if files.is_empty() {
            output.notice(&Message::new("page.kept_none"));
        }
    }
    let outcome = match asked == Asked::Due && !files.is_empty() {
        true => Outcome::Found,
        false => Outcome::Clean,
    };
    ended(&loaded, outcome)
}
