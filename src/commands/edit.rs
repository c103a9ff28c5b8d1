//! `edit`: corrects the header of a case; the correction is an event like any other.

use std::path::Path;

use clap::Args;
use indexmap::IndexMap;

use super::answering::answer;
use super::editor::start;
use super::stepping::{actor, pairs, put, refused};
use crate::case::{append_to_text, read_case};
use crate::domain::Case;
use crate::project::{Project, failure_of_all, finding_of_problem};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::format_moment;
use crate::workflow::apply_edit;
use crate::write;
use crate::yaml::Document;

/// What `edit` is asked for.
#[derive(Debug, Args)]
pub struct EditArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// One line that says what it is about.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What happened, in the customer's own words.
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// How it came.
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<String>,
    /// What it is about, by the profile's categories.
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Who complains.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Phone number.
    #[arg(long, value_name = "PHONE")]
    pub phone: Option<String>,
    /// Customer number.
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    /// Mail address.
    #[arg(long, value_name = "EMAIL")]
    pub email: Option<String>,
    /// Postal address.
    #[arg(long, value_name = "ADDRESS")]
    pub address: Option<String>,
    /// When it reached the team.
    #[arg(long, value_name = "TIME")]
    pub received: Option<String>,
    /// Any field of the header; an empty value empties it.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
}

/// Corrects a case, by options or in the editor.
///
/// # Errors
/// What would be wrong afterwards is refused; nothing is changed then, and a text from the editor is kept aside.
pub fn run(arguments: &EditArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let mut fields = pairs(&arguments.set)?;
    for (field, value) in [
        ("title", &arguments.title),
        ("description", &arguments.description),
        ("channel", &arguments.channel),
        ("category", &arguments.category),
        ("customer_name", &arguments.name),
        ("phone", &arguments.phone),
        ("account", &arguments.account),
        ("email", &arguments.email),
        ("address", &arguments.address),
        ("received", &arguments.received),
    ] {
        put(&mut fields, field, value.as_ref());
    }
    if fields.is_empty() {
        return in_editor(&project, &arguments.case, session, output);
    }
    let change = project.change(&arguments.case, session)?;
    let actor = actor(&project, session, output)?;
    let open = &change.open;
    let own = Some(&open.case.number);
    let _linked = project.link(&mut fields, open.procedure, own, session)?;
    let id = project.event_id(
        Some(&open.case),
        &mut session.random(open.case.number.as_str()),
    )?;
    let (after, standing) = apply_edit(
        &open.case,
        &open.standing,
        &fields,
        (&actor.id, change.now),
        open.procedure,
        id,
    )
    .map_err(refused)?;
    project.save_change(&change, &after, output)?;
    answer(
        &project,
        &after,
        &open.standing,
        &standing,
        open.procedure,
        format,
        output,
    );
    Ok(Outcome::Clean)
}

/// Opens the file in the editor, and keeps the result only if it is a sound case with the same history.
fn in_editor(project: &Project, named: &str, session: &Session, output: &mut Output) -> Done {
    let Some(editor) = &session.editor else {
        return Err(Failure::new(Message::new("command.no_editor"))
            .hint(Message::new("command.no_editor_hint")));
    };
    let actor = actor(project, session, output)?;
    let before = project.open_case(named)?;
    let copy = write::scratch_copy(
        &project.root,
        before.case.number.as_str(),
        &before.read.bytes,
    )?;
    let kept = |failure: Failure| {
        failure.hint(Message::new("command.kept_aside").with("path", copy.display().to_string()))
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
