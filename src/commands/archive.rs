//! `archive`: closes the file of a case with the list of its papers, and says what is missing.

use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::printing;
use super::stepping::{Taking, actor, pairs, take_and_save};
use crate::profile::{FILED, MISSING_BECAUSE, MISSING_FILED};
use crate::project::{OpenCase, Project};
use crate::render::archive_list;
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::archive::ArchiveView;
use crate::workflow::{FiledEntry, filed_list, history_mark, lines_of, offers};

/// What `archive` is asked for.
#[derive(Debug, Args)]
pub struct ArchiveArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Why the file is closed although something necessary is missing.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub missing_because: Option<String>,
    /// A value that the step records.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Remarks in free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
    /// Only show the list.
    #[arg(long)]
    pub dry_run: bool,
}

/// Puts a case on file.
///
/// # Errors
/// Something necessary is missing and nobody says why, the procedure knows no such step, or the step is not possible or not
/// this person's; nothing is changed then.
pub fn run(arguments: &ArchiveArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let because = arguments.missing_because.as_deref().map(str::trim);
    let is_bad = |text: &str| text.is_empty() || text.chars().any(char::is_control);
    if because.is_some_and(is_bad) {
        return Err(Failure::new(Message::new("command.archive_reason")));
    }
    let project = Project::open(session)?;
    if arguments.dry_run {
        let open = project.open_case(&arguments.case)?;
        return shown(&project, &open, format, session, output);
    }
    let fields = pairs(&arguments.set)?;
    let actor = actor(&project, session, output)?;
    let change = project.change(&arguments.case, session)?;
    let open = &change.open;
    let step = step_of(&project, open);
    let list = list_of(&project, open, step);
    let possible = offers(&open.standing, open.procedure, change.now);
    let is_possible = |step: &str| possible.iter().any(|offer| offer.id == step);
    if format == Format::Text && step.is_none_or(is_possible) {
        print(&list, open, session, output);
    }
    let Some(step) = step else {
        return Err(no_step(open));
    };
    let missing: Vec<&FiledEntry> = list.iter().filter(|entry| entry.lacks).collect();
    // Where the step is not possible at all, that is what has to be told.
    if is_possible(step) && because.is_none() && !missing.is_empty() {
        return Err(incomplete(&missing, open));
    }
    if because.is_some() && missing.is_empty() {
        output.notice(&Message::new("command.archive_complete"));
    }
    let taking = Taking {
        step: step.to_owned(),
        fields,
        note: arguments.note.clone(),
        besides: recorded(&list, open, because),
    };
    take_and_save(&project, &change, taking, &actor, session, output)
}

/// Returns what a step that puts a case on file records of the list when it is taken without this command, with what
/// is missing; `None` where the step is none of those.
pub(super) fn filed_by_step(
    project: &Project,
    open: &OpenCase<'_>,
    step: &str,
) -> Option<(IndexMap<String, String>, Vec<Fact>)> {
    let steps = open.procedure.profile.archiving_steps();
    let step = steps.into_iter().find(|known| *known == step)?;
    let list = list_of(project, open, Some(step));
    let missing: Vec<&FiledEntry> = list.iter().filter(|entry| entry.lacks).collect();
    Some((recorded(&list, open, None), named(&missing, open)))
}

/// Returns what the event records of the list; where nothing is missing, a reason for it has no place.
fn recorded(
    list: &[FiledEntry],
    open: &OpenCase<'_>,
    because: Option<&str>,
) -> IndexMap<String, String> {
    let mark = history_mark(&open.case.history);
    let there = lines_of(list.iter().filter(|entry| !entry.lacks));
    let missing = lines_of(list.iter().filter(|entry| entry.lacks));
    let there = match there.is_empty() {
        true => mark,
        false => format!("{there}\n{mark}"),
    };
    let mut set = IndexMap::from([(FILED.to_owned(), there)]);
    if !missing.is_empty() {
        set.insert(MISSING_FILED.to_owned(), missing);
        set.extend(because.map(|text| (MISSING_BECAUSE.to_owned(), text.to_owned())));
    }
    set
}

/// Shows the list and changes nothing.
fn shown(
    project: &Project,
    open: &OpenCase<'_>,
    format: Format,
    session: &Session,
    output: &mut Output,
) -> Done {
    let step = step_of(project, open);
    let list = list_of(project, open, step);
    if format == Format::Json {
        output.json(&ArchiveView::of(&open.case, step, &list));
    } else {
        print(&list, open, session, output);
        let possible = offers(&open.standing, open.procedure, project.now);
        match step {
            None => output.notice(&Message::new("command.no_archiving")),
            Some(step) if possible.iter().any(|offer| offer.id == step) => {}
            Some(step) => {
                let profile = &open.procedure.profile;
                let state = profile.label_of("states", &open.standing.summary.status);
                let message = Message::new("command.archive_not_now").with("state", state);
                output.notice(&message.with("step", profile.label_of("steps", step)));
            }
        }
    }
    let complete = list.iter().all(|entry| !entry.lacks);
    Ok(match complete {
        true => Outcome::Clean,
        false => Outcome::Found,
    })
}

fn print(list: &[FiledEntry], open: &OpenCase<'_>, session: &Session, output: &mut Output) {
    let pieces = archive_list::list(list, &open.standing, open.procedure, session.words);
    printing::pieces(&pieces, output);
    if list.is_empty() {
        output.notice(&Message::new("command.nothing_filed"));
    }
}

/// Returns the step that puts the case on file: the first that is possible, else the first there is.
fn step_of<'a>(project: &Project, open: &OpenCase<'a>) -> Option<&'a str> {
    let steps = open.procedure.profile.archiving_steps();
    let possible = offers(&open.standing, open.procedure, project.now);
    let is_possible = |step: &&&str| possible.iter().any(|offer| offer.id == **step);
    let found = steps.iter().find(is_possible);
    found.or_else(|| steps.first()).copied()
}

fn list_of(project: &Project, open: &OpenCase<'_>, step: Option<&str>) -> Vec<FiledEntry> {
    let step = step.and_then(|step| open.procedure.profile.steps.get(step));
    let after = step.and_then(|step| step.to.as_deref());
    let attachments = project.attachments_of(&open.path, &open.case);
    filed_list(
        &open.case,
        &open.standing,
        open.procedure,
        &attachments,
        after.or(Some(&open.standing.summary.status)),
    )
}

fn no_step(open: &OpenCase<'_>) -> Failure {
    let profile = &open.procedure.profile.label;
    let message = Message::new("command.cannot_archive").with("profile", profile);
    Failure::new(message).hint(Message::new("command.cannot_archive_hint"))
}

fn incomplete(missing: &[&FiledEntry], open: &OpenCase<'_>) -> Failure {
    let message = Message::new("command.archive_incomplete")
        .with("case", open.case.number.as_str())
        .with("missing", named(missing, open));
    Failure::new(message).hint(Message::new("command.archive_incomplete_hint"))
}

fn named(entries: &[&FiledEntry], open: &OpenCase<'_>) -> Vec<Fact> {
    let entries = entries.iter();
    entries
        .map(|entry| archive_list::in_words(entry, &open.standing, open.procedure).into())
        .collect()
}
