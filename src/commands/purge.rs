//! `purge --dry-run`: says which files may be removed and what git still holds; it never removes anything.

use clap::Args;

use super::printing;
use super::selection::ended;
use crate::project::{Folders, OnDisk, Project};
use crate::read::Git;
use crate::render::purge_page;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::purge::{DiskView, PurgeView, RemovedView, SparedView};
use crate::workflow::{FileEnd, purge};

/// What `purge` is asked for.
#[derive(Debug, Args)]
pub struct PurgeArguments {
    /// Say what would be removed; there is no other way to run it.
    #[arg(long)]
    pub dry_run: bool,
    /// End each path with a zero byte, not with a line feed; with `--format paths`.
    #[arg(short = 'z', long)]
    pub null: bool,
}

/// Says what may be removed.
///
/// # Errors
/// `--dry-run` is missing: nothing is ever removed. Files that cannot be read are told after all else was listed; of paths
/// none is printed then, since an unread case may name what would be removed.
pub fn run(arguments: &PurgeArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json, Format::Paths])?;
    if !arguments.dry_run {
        return Err(Failure::new(Message::new("command.purge_never"))
            .hint(Message::new("command.purge_never_hint")));
    }
    if arguments.null && format != Format::Paths {
        return Err(Failure::new(Message::new("command.purge_null")));
    }
    let project = Project::open(session)?;
    let (mut gathered, folders) = project.ends();
    let purge = purge(std::mem::take(&mut gathered.kept));
    let cases = purge.remove.iter();
    let cases = cases.filter_map(|end| RemovedView::of(end, files_of(end, &folders)));
    let spared = purge.spared.iter();
    let spared = spared.map(|(end, why)| SparedView::of(end, why));
    let view = PurgeView::of(
        cases.collect(),
        spared.collect(),
        is_in_git(&project, session),
    );
    match format {
        Format::Json => output.json(&view),
        Format::Paths => {
            ended(&gathered, Outcome::Clean)?;
            paths(&view, arguments, output)?;
        }
        _ => {
            printing::pieces(&purge_page::page(&view, session.words), output);
            if view.cases.is_empty() {
                output.notice(&Message::new("page.purge_nothing"));
            }
        }
    }
    ended(&gathered, Outcome::Clean)
}

fn files_of(end: &FileEnd, folders: &Folders) -> Vec<DiskView> {
    let files = folders.get(&end.file).into_iter().flatten();
    let slashed = |file: &OnDisk| {
        let parts = file.path.components();
        let parts: Vec<_> = parts
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.join("/")
    };
    files
        .map(|file| DiskView {
            path: slashed(file),
            bytes: file.bytes,
        })
        .collect()
}

/// Prints the paths alone, byte for byte.
fn paths(view: &PurgeView, arguments: &PurgeArguments, output: &mut Output) -> Result<(), Failure> {
    let end: &[u8] = match arguments.null {
        true => b"\0",
        false => b"\n",
    };
    let breaks = |path: &&str| path.chars().any(char::is_control);
    if let Some(path) = view.paths().find(breaks).filter(|_| !arguments.null) {
        let message = Message::new("command.purge_odd_path").with("path", path);
        return Err(Failure::new(message).hint(Message::new("command.purge_odd_path_hint")));
    }
    for path in view.paths() {
        output.bytes(path.as_bytes());
        output.bytes(end);
    }
    Ok(())
}

fn is_in_git(project: &Project, session: &Session) -> bool {
    let git = Git::find(&session.programs, &project.root);
    git.is_some_and(|git| {
        let asked = ["rev-parse", "--is-inside-work-tree"];
        git.answer(&project.root, &asked).is_ok()
    })
}
