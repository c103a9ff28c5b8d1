//! Redress and papers of a case on its page: what was given and by whom, what came back, what is still to come.

use chrono::{DateTime, FixedOffset};

use super::pieces::one_line;
use super::{Pieces, Tone, values, wording};
use crate::say::{Fact, Message};
use crate::workflow::{Dossier, PaperHeld, PaperState, Payment, Procedure, papers_of};

/// Adds what the customer was given; nothing when nothing was.
pub(super) fn redress(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let redress = &dossier.standing.redress;
    if redress.payments.is_empty() && redress.recoveries.is_empty() {
        return;
    }
    pieces.heading("page.heading_redress");
    for payment in &redress.payments {
        begin(pieces, payment.at, now);
        given(pieces, payment, procedure);
        pieces.end_line();
    }
    for recovery in &redress.recoveries {
        begin(pieces, recovery.at, now);
        let message = Message::new("page.recovered").with("amount", yuan(recovery.amount));
        pieces.say(&message, Tone::Plain);
        by(
            pieces,
            "page.from_payer",
            recovery.payer.as_deref(),
            procedure,
        );
        pieces.end_line();
    }
    for borne in &redress.borne {
        begin(pieces, borne.at, now);
        let message = Message::new("page.borne").with("amount", yuan(borne.amount));
        pieces.say(&message, Tone::Plain);
        pieces.end_line();
    }
    let sums = Message::new("page.redress_sum").with("given", yuan(redress.given()));
    pieces.add("  ", Tone::Plain);
    pieces.say(&sums, Tone::Strong);
    if redress.advanced() > 0 || redress.recovered() > 0 {
        let message = Message::new("page.advance_sum")
            .with("advanced", yuan(redress.advanced()))
            .with("recovered", yuan(redress.recovered()))
            .with("outstanding", yuan(redress.outstanding()));
        let tone = match redress.outstanding() {
            0 => Tone::Plain,
            _ => Tone::Warning,
        };
        pieces.say(&message, tone);
    }
    pieces.end_line();
}

fn begin(pieces: &mut Pieces, at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) {
    pieces.add("  ", Tone::Plain);
    pieces.add(wording::moment(at, now), Tone::Faint);
    pieces.add("  ", Tone::Plain);
}

fn given(pieces: &mut Pieces, payment: &Payment, procedure: &Procedure) {
    let words = pieces.words();
    let kind = values::name("redress_kinds", payment.kind.as_deref(), procedure, words);
    if kind.is_empty() {
        pieces.say(&Message::new("page.redress_unnamed"), Tone::Plain);
    } else {
        pieces.add(one_line(&kind), Tone::Plain);
    }
    if let Some(amount) = payment.amount {
        pieces.add(" ", Tone::Plain);
        pieces.say(&yuan(amount), Tone::Strong);
    }
    by(pieces, "page.by_payer", payment.payer.as_deref(), procedure);
    if payment.advanced > 0 {
        let message = Message::new("page.of_it_advanced").with("amount", yuan(payment.advanced));
        pieces.say(&message, Tone::Plain);
    }
    if !payment.unapproved.is_empty() {
        let approvals = payment.unapproved.iter();
        let names: Vec<Fact> = approvals
            .map(|id| Fact::from(procedure.profile.label_of("approvals", id)))
            .collect();
        let message = Message::new("page.not_approved").with("approvals", names);
        pieces.say(&message, Tone::Bad);
    }
}

/// Adds who paid or paid back; nothing when nobody said.
fn by(pieces: &mut Pieces, key: &'static str, payer: Option<&str>, procedure: &Procedure) {
    if let Some(payer) = payer {
        let message = Message::new(key).with("payer", procedure.profile.label_of("payers", payer));
        pieces.say(&message, Tone::Plain);
    }
}

fn yuan(fen: i64) -> Message {
    values::yuan(fen)
}

/// Adds the papers that the case has or must have; nothing when there are none.
pub(super) fn papers(pieces: &mut Pieces, dossier: &Dossier, procedure: &Procedure) {
    let held = papers_of(&dossier.standing, procedure);
    if held.is_empty() {
        return;
    }
    pieces.heading("page.heading_papers");
    for paper in &held {
        pieces.add("  ", Tone::Plain);
        let name = values::name("papers", Some(paper.id), procedure, pieces.words());
        pieces.add(one_line(&name), Tone::Strong);
        pieces.add("  ", Tone::Plain);
        stands(pieces, paper);
        if let Some(file) = paper.on_file.and_then(|known| known.file.as_deref()) {
            pieces.add(format!("  {}", one_line(file)), Tone::Faint);
        }
        if !paper.copies.is_empty() {
            let to: Vec<Fact> = paper
                .copies
                .iter()
                .map(|to| Fact::from(procedure.profile.copy_holder(to)))
                .collect();
            let message = Message::new("page.paper_copies")
                .with("count", to.len())
                .with("to", to);
            pieces.say(&message, Tone::Plain);
        }
        pieces.end_line();
    }
}

fn stands(pieces: &mut Pieces, paper: &PaperHeld<'_>) {
    let tone = match (paper.is_wanting(), paper.state) {
        (true, _) => Tone::Bad,
        (false, PaperState::Signed) => Tone::Good,
        (false, _) => Tone::Plain,
    };
    let key = match paper.state {
        PaperState::Signed => "page.paper_signed",
        PaperState::Unsigned if paper.unsigned_yet => "page.paper_unsigned",
        PaperState::Unsigned => "page.paper_there",
        PaperState::Missing => "page.paper_missing",
    };
    pieces.say(&Message::new(key), tone);
}
