//! `edit` without options: the file in an editor, and what the editor left judged before it is saved.
//!
//! What is refused is kept aside, so that nothing has to be typed again.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use inquire::Select;

use super::answering::answer;
use super::editor::start;
use super::stepping::{actor, refused};
use crate::case::{append_to_text, read_case};
use crate::domain::Case;
use crate::project::{OpenCase, Project, failure_of_all, finding_of_problem};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Prompts, Session};
use crate::time::format_moment;
use crate::workflow::apply_edit;
use crate::write;
use crate::yaml::Document;

/// What the editor begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// The case as it stands; where a text was kept, a person is asked and a script is refused.
    Anew,
    /// The text that was kept.
    Resume,
    /// Nothing: the text that was kept is thrown away.
    Discard,
}

/// Returns the text to edit; `None` when there is nothing left to do.
fn text_to_edit(
    project: &Project,
    before: &OpenCase<'_>,
    begin: Begin,
    session: &Session,
    output: &mut Output,
) -> Result<Option<PathBuf>, Failure> {
    let number = before.case.number.as_str();
    let kept = write::kept_scratch(&project.root, number);
    let anew = || write::scratch_copy(&project.root, number, &before.read.bytes);
    match (begin, kept) {
        (Begin::Anew, None) => Ok(Some(anew()?)),
        (Begin::Anew, Some(kept)) if session.prompts == Prompts::Allowed => {
            if asks_to_resume(session)? {
                return Ok(Some(kept));
            }
            write::remove_scratch(&kept);
            Ok(Some(anew()?))
        }
        // The answer names the ways out.
        (Begin::Anew, Some(_)) => Ok(Some(anew()?)),
        (Begin::Resume, Some(kept)) => Ok(Some(kept)),
        (Begin::Discard, Some(kept)) => {
            write::remove_scratch(&kept);
            output.notice(&Message::new("command.edit_discarded"));
            Ok(None)
        }
        (Begin::Resume | Begin::Discard, None) => Err(Failure::new(
            Message::new("command.edit_nothing_kept").with("case", number),
        )),
    }
}

/// Asks whether the kept text is to be opened; else it is thrown away.
fn asks_to_resume(session: &Session) -> Result<bool, Failure> {
    let word = |key| session.words.word(key);
    let question = word("command.edit_ask");
    let answers = vec![
        word("command.edit_ask_resume"),
        word("command.edit_ask_anew"),
    ];
    let help = word("command.ask_help");
    let chosen = Select::new(&question, answers).with_help_message(&help);
    let chosen = chosen
        .raw_prompt()
        .map_err(|_| Failure::new(Message::new("command.given_up")))?;
    Ok(chosen.index == 0)
}

/// Opens the file in the editor, and keeps the result only if it is a sound case with the same history.
///
/// # Errors
/// What would be wrong afterwards is refused; nothing is changed then, and the text is kept aside.
pub(super) fn edit_in_editor(
    project: &Project,
    named: &str,
    begin: Begin,
    session: &Session,
    output: &mut Output,
) -> Done {
    if begin == Begin::Discard {
        let before = project.open_case(named)?;
        text_to_edit(project, &before, begin, session, output)?;
        return Ok(Outcome::Clean);
    }
    let Some(editor) = &session.editor else {
        return Err(Failure::new(Message::new("command.no_editor"))
            .hint(Message::new("command.no_editor_hint")));
    };
    let actor = actor(project, session, output)?;
    let before = project.open_case(named)?;
    let Some(copy) = text_to_edit(project, &before, begin, session, output)? else {
        return Ok(Outcome::Clean);
    };
    let kept = |failure: Failure| {
        let kept = Message::new("command.kept_aside")
            .with("path", copy.display().to_string())
            .with("case", before.case.number.tail());
        failure.hint(kept)
    };
    start(editor, &copy, session).map_err(|failure| {
        let untouched =
            crate::read::read_bytes(&copy).is_ok_and(|read| read.bytes == before.read.bytes);
        if untouched {
            write::remove_scratch(&copy);
            return failure;
        }
        kept(failure)
    })?;
    let edited = crate::read::read_bytes(&copy)
        .map_err(Failure::from)
        .map_err(kept)?
        .bytes;
    if edited == before.read.bytes {
        write::remove_scratch(&copy);
        output.notice(&Message::new("command.edit_unchanged"));
        return Ok(Outcome::Clean);
    }
    let shown_as = copy.strip_prefix(&project.root).unwrap_or(&copy);
    let (document, case) = judged(&edited, &before.case, shown_as).map_err(kept)?;
    // Nobody could move the case while the editor was open without being noticed here.
    let change = project
        .change(before.case.number.as_str(), session)
        .map_err(kept)?;
    if change.open.read.bytes != before.read.bytes {
        return Err(kept(Failure::new(Message::new(
            "command.changed_meanwhile",
        ))));
    }
    let mut fields = differences(&before.case, &case);
    let own = Some(&case.number);
    let linked = project.link(&mut fields, before.procedure, own, session);
    let _linked = linked.map_err(kept)?;
    let id = project.event_id(
        Some(&before.case),
        &mut session.random(before.case.number.as_str()),
    )?;
    let (after, standing) = if fields.is_empty() {
        // Comments and unknown keys alone were touched: that needs no event.
        (case.clone(), before.standing.clone())
    } else {
        apply_edit(
            &before.case,
            &before.standing,
            &fields,
            (&actor.id, change.now),
            before.procedure,
            id,
        )
        .map_err(refused)
        .map_err(kept)?
    };
    let text = append_to_text(&document, &case, &after)
        .map_err(|error| kept(Failure::new(error.message()).hints(error.hint())))?;
    project
        .save_text(&change, text.as_bytes(), &after, output)
        .map_err(kept)?;
    write::remove_scratch(&copy);
    answer(
        project,
        &after,
        &before.standing,
        &standing,
        before.procedure,
        Format::Text,
        output,
    );
    Ok(Outcome::Clean)
}

/// Judges an edited text: a sound case, the same number, profile, kind and history, and the summary untouched.
fn judged(bytes: &[u8], before: &Case, file: &Path) -> Result<(Document, Case), Failure> {
    let reading = read_case(bytes);
    let Some(case) = reading.case else {
        let findings: Vec<_> = reading
            .problems
            .iter()
            .map(|problem| finding_of_problem(problem, file, None))
            .collect();
        return Err(failure_of_all(&findings));
    };
    let same =
        case.number == before.number && case.profile == before.profile && case.kind == before.kind;
    let category = before.summary.category.clone();
    let mut summary = case.summary.clone();
    summary.category = category;
    let lacks_events = before.history.starts_with(&case.history);
    if same && lacks_events && case.history.len() < before.history.len() {
        return Err(Failure::new(Message::new("command.edit_lacks_events"))
            .hint(Message::new("command.edit_lacks_events_hint")));
    }
    if !same || case.history != before.history || summary != before.summary {
        return Err(Failure::new(Message::new("command.edit_touches_history"))
            .hint(Message::new("command.edit_touches_history_hint")));
    }
    let document =
        Document::parse(bytes).map_err(|_| Failure::new(Message::new("command.cannot_edit")))?;
    Ok((document, case))
}

/// Returns the fields that an edited case has otherwise.
fn differences(before: &Case, after: &Case) -> IndexMap<String, String> {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut pairs = vec![
        (
            "title".to_owned(),
            before.title.clone(),
            after.title.clone(),
        ),
        (
            "description".to_owned(),
            text(before.description.as_deref()),
            text(after.description.as_deref()),
        ),
        (
            "channel".to_owned(),
            text(before.channel.as_deref()),
            text(after.channel.as_deref()),
        ),
        (
            "category".to_owned(),
            text(before.summary.category.as_deref()),
            text(after.summary.category.as_deref()),
        ),
        (
            "received".to_owned(),
            format_moment(before.received),
            format_moment(after.received),
        ),
    ];
    for ((field, old), (_, new)) in before
        .customer
        .fields()
        .into_iter()
        .zip(after.customer.fields())
    {
        pairs.push((field.to_owned(), text(old), text(new)));
    }
    for field in before.details.keys().chain(after.details.keys()) {
        let value = |case: &Case| case.details.get(field).cloned().unwrap_or_default();
        pairs.push((field.clone(), value(before), value(after)));
    }
    pairs
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(field, _, new)| (field, new))
        .collect()
}
