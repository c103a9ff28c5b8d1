//! `next`: what may happen next with a case; without one, what waits for the person who asks.

use clap::Args;

use super::selection::{ended, select, who_asks};
use super::{printing, show};
use crate::project::{Depth, Project};
use crate::render::next_page::{self, Detail};
use crate::render::{Pieces, Tone, case_list, escalations, own_items};
use crate::say::Message;
use crate::session::{Done, Format, Outcome, Output, Session};
use crate::views::case_row::{Order, place};
use crate::views::next_page::{RowWithNext, next_steps};
use crate::views::own_items::own_items_of;
use crate::views::turn;
use crate::workflow::Dossier;

/// What `next` is asked for.
#[derive(Debug, Args)]
pub struct NextArguments {
    /// Any unique part of the case's number; `None` for what waits for the person who asks.
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
}

/// Says what may happen next.
///
/// # Errors
/// No such case, or files that cannot be read.
pub fn run(arguments: &NextArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    match &arguments.case {
        Some(named) => of_case(&project, named, format, session, output),
        None => of_person(&project, format, session, output),
    }
}

fn of_case(
    project: &Project,
    named: &str,
    format: Format,
    session: &Session,
    output: &mut Output,
) -> Done {
    let (dossier, procedure) = show::open(project, named)?;
    if format == Format::Json {
        output.json(&next_steps(&dossier, procedure, project.now));
        return Ok(Outcome::Clean);
    }
    let mut pieces = Pieces::new(session.words);
    let due = escalations::due(&mut pieces, &dossier.standing, procedure, project.now);
    let who = who_asks(project, session).ok().flatten();
    let own = own_items_of(who.as_deref(), &dossier, procedure, project.now);
    own_items::lines(&mut pieces, &own, None, procedure, project.now);
    if due || !own.is_empty() {
        pieces.add("\n", Tone::Plain);
    }
    next_page::steps(
        &mut pieces,
        dossier.case.number.as_str(),
        &dossier.standing,
        procedure,
        project.now,
        Detail::ReadyToCopy,
    );
    printing::pieces(&pieces, output);
    Ok(Outcome::Clean)
}

fn of_person(project: &Project, format: Format, session: &Session, output: &mut Output) -> Done {
    let who = who_asks(project, session)?;
    let (now, words) = (project.now, session.words);
    let waits = |dossier: Dossier, procedure| {
        let is_asked = who.as_ref();
        let waits = is_asked.is_none_or(|who| turn::waits_for(who, &dossier, procedure, now));
        waits.then(|| (place(&dossier, procedure, Order::Due), dossier, procedure))
    };
    // Of a case that has ended, what waits can only be a signature.
    let which = match &who {
        Some(_) => "all",
        None => "open",
    };
    let mut selected = select(project, &[which.to_owned()], Depth::Whole, session, waits)?;
    let mut waiting = std::mem::take(&mut selected.kept);
    waiting.sort_by(|left, right| left.0.cmp(&right.0));
    if format == Format::Json {
        let rows: Vec<RowWithNext> = waiting
            .iter()
            .map(|(_, dossier, procedure)| RowWithNext::of(dossier, procedure, who.as_deref(), now))
            .collect();
        output.json(&rows);
        return ended(&selected, Outcome::Clean);
    }
    if !waiting.is_empty() {
        let rows: Vec<_> = waiting
            .iter()
            .map(|(_, dossier, procedure)| case_list::row(dossier, procedure, now, words))
            .collect();
        let mut pieces = case_list::table(&rows, words, output.width());
        let mut is_first = true;
        for (_, dossier, procedure) in &waiting {
            let own = own_items_of(who.as_deref(), dossier, procedure, now);
            if is_first && !own.is_empty() {
                pieces.add("\n", Tone::Plain);
                is_first = false;
            }
            let number = dossier.case.number.as_str();
            own_items::lines(&mut pieces, &own, Some(number), procedure, now);
        }
        printing::pieces(&pieces, output);
    }
    match (&who, waiting.is_empty()) {
        (Some(who), true) => {
            output.notice(&Message::new("page.nothing_waits").with("who", who));
        }
        (None, true) => output.notice(&Message::new("page.no_cases")),
        (None, false) if !project.settings.people.is_empty() => {
            output.notice(&Message::new("page.nobody_asks"));
        }
        _ => {}
    }
    ended(&selected, Outcome::Clean)
}
