//! One case as a page that a person likes to read.

use chrono::{DateTime, FixedOffset};

use super::next_page::{self, Detail};
use super::pieces::one_line;
use super::{
    Pieces, Tone, case_page_approvals, case_page_clocks, case_page_history, case_page_items,
    case_page_links, case_page_redress, escalations, values, wording,
};
use crate::say::{Language, Message, Words};
use crate::views::case_page::{CustomerView, Personal};
use crate::views::links::{LeaderFaultView, PointingView};
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// How much a page says of its clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// How they stand.
    Brief,
    /// Also how each due moment came about.
    Explained,
}

/// What a page is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whether personal data is shown.
    pub personal: Personal,
    /// How much it says of its clocks.
    pub depth: Depth,
    /// The cases that name this one; `None` when nobody asked.
    pub pointing: Option<&'a [PointingView]>,
    /// The case that leads its group and cannot, and why; `None` when all is well.
    pub leader_fault: Option<&'a LeaderFaultView>,
}

/// The columns of the names of lines.
fn names_width(words: Words) -> usize {
    match words.language() {
        Language::Zh => 10,
        Language::En => 16,
    }
}

/// Returns the page.
pub fn page(
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
    asked: &Asked<'_>,
) -> Pieces {
    let mut pieces = Pieces::new(words);
    title(&mut pieces, dossier, procedure);
    head(&mut pieces, dossier, procedure, now);
    if let Some(fault) = asked.leader_fault {
        case_page_links::leader_fault(&mut pieces, fault);
    }
    customer(&mut pieces, dossier, procedure, asked.personal, now);
    description(&mut pieces, dossier);
    case_page_clocks::clocks(&mut pieces, dossier, procedure, now, asked.depth);
    case_page_approvals::approvals(&mut pieces, dossier, procedure, now);
    case_page_items::items(&mut pieces, dossier, procedure, now);
    escalations::section(&mut pieces, &dossier.standing, procedure, now);
    case_page_redress::redress(&mut pieces, dossier, procedure, now);
    case_page_redress::papers(&mut pieces, dossier, procedure);
    if let Some(pointing) = asked.pointing {
        case_page_links::pointing(&mut pieces, pointing, procedure);
    }
    case_page_history::history(&mut pieces, dossier, procedure, now);
    pieces.heading("page.heading_next");
    next_page::steps(
        &mut pieces,
        dossier.case.number.as_str(),
        &dossier.standing,
        procedure,
        now,
        Detail::WhoMay,
    );
    pieces
}

fn title(pieces: &mut Pieces, dossier: &Dossier, procedure: &Procedure) {
    let words = pieces.words();
    let standing = &dossier.standing;
    pieces.add(dossier.case.number.as_str(), Tone::Accent);
    pieces.add("  ", Tone::Plain);
    pieces.add(one_line(&dossier.case.title), Tone::Strong);
    pieces.end_line();
    let late = !dossier.late_clocks().is_empty();
    let mut facts = vec![(
        values::name("states", Some(&standing.summary.status), procedure, words),
        Tone::Strong,
    )];
    if late {
        facts.push((words.word("page.overdue"), Tone::Bad));
    }
    if standing.paused_since().is_some() {
        facts.push((words.word("page.paused"), Tone::Warning));
    }
    if standing.hold.is_some() {
        facts.push((words.word("page.held"), Tone::Warning));
    }
    let priority = standing.summary.priority.as_deref();
    facts.push((
        values::name("priorities", priority, procedure, words),
        Tone::Plain,
    ));
    facts.push((
        values::name("kinds", Some(&standing.kind), procedure, words),
        Tone::Plain,
    ));
    let round = Message::new("page.round").with("round", standing.summary.round.to_string());
    facts.push((words.say(&round), Tone::Plain));
    facts.retain(|(text, _)| !text.is_empty());
    for (place, (text, tone)) in facts.into_iter().enumerate() {
        if place > 0 {
            pieces.add(" · ", Tone::Faint);
        }
        pieces.add(one_line(&text), tone);
    }
    pieces.end_line();
}

/// Adds a line with a name and a value; nothing when there is no value.
pub(super) fn line(pieces: &mut Pieces, field: &str, value: &str, procedure: &Procedure) {
    if value.is_empty() {
        return;
    }
    let name = pieces
        .words()
        .say_fact(&names::field_name(field, &procedure.profile));
    pieces.column(&name, names_width(pieces.words()), Tone::Faint);
    pieces.add(" ", Tone::Plain);
    pieces.add(one_line(value), Tone::Plain);
    pieces.end_line();
}

fn head(pieces: &mut Pieces, dossier: &Dossier, procedure: &Procedure, now: DateTime<FixedOffset>) {
    let words = pieces.words();
    let standing = &dossier.standing;
    let summary = &standing.summary;
    let channel = standing
        .channel
        .as_deref()
        .or(dossier.case.channel.as_deref());
    let assist = summary.assist.join(",");
    let fields = [
        ("category", summary.category.as_deref()),
        ("channel", channel),
        ("lead", summary.lead.as_deref()),
        ("assist", (!assist.is_empty()).then_some(assist.as_str())),
        ("handler", summary.handler.as_deref()),
        ("outcome", summary.outcome.as_deref()),
        ("satisfaction", summary.satisfaction.as_deref()),
    ];
    pieces.add("\n", Tone::Plain);
    line(
        pieces,
        "received",
        &wording::moment(standing.received, now),
        procedure,
    );
    for (field, value) in fields {
        if let Some(value) = value {
            let said = values::value(field, value, procedure, now, words);
            line(pieces, field, &said, procedure);
        }
    }
    if let Some(hold) = &standing.hold {
        let by = names::person_name(&hold.by, procedure);
        let because = values::value("reason", &hold.because, procedure, now, words);
        let said = Message::new("page.held_by")
            .with("since", wording::moment(hold.since, now))
            .with("by", one_line(by))
            .with("because", one_line(&because));
        let name = words.word("page.held_line");
        pieces.column(&name, names_width(words), Tone::Faint);
        pieces.add(" ", Tone::Plain);
        pieces.say(&said, Tone::Warning);
        pieces.end_line();
    }
    case_page_links::own(pieces, dossier, procedure);
}

fn customer(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    personal: Personal,
    now: DateTime<FixedOffset>,
) {
    let words = pieces.words();
    let view = CustomerView::of(&dossier.case.customer, personal);
    let details = &dossier.case.details;
    if view.fields().iter().all(|(_, value)| value.is_none()) && details.is_empty() {
        return;
    }
    pieces.add("\n", Tone::Plain);
    for (field, value) in view.fields() {
        line(pieces, field, value.unwrap_or_default(), procedure);
    }
    for (field, value) in details {
        let said = values::value(field, value, procedure, now, words);
        line(pieces, field, &said, procedure);
    }
}

fn description(pieces: &mut Pieces, dossier: &Dossier) {
    let Some(text) = dossier.case.description.as_deref() else {
        return;
    };
    pieces.heading("page.heading_description");
    for line in text.trim_end().lines() {
        pieces.add("  ", Tone::Plain);
        pieces.add(line, Tone::Plain);
        pieces.end_line();
    }
}
