//! The links of a case on its page: to other cases, and from them.

use unicode_width::UnicodeWidthStr;

use super::case_page::line;
use super::pieces::one_line;
use super::{Pieces, Tone, values};
use crate::say::Message;
use crate::views::links::{LeaderFaultView, PointingView, links_of};
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// Adds the cases that this one names, those left out that stand among its details.
pub(super) fn own(pieces: &mut Pieces, dossier: &Dossier, procedure: &Procedure) {
    for link in links_of(dossier, procedure) {
        if !dossier.case.details.contains_key(&link.field) {
            line(pieces, &link.field, &link.case, procedure);
        }
    }
}

/// Says that the case that leads the group cannot lead it.
pub(super) fn leader_fault(pieces: &mut Pieces, fault: &LeaderFaultView) {
    let key = match fault.fault.as_str() {
        "duplicate" => "rule.leader_duplicate",
        _ => "rule.leader_excluded",
    };
    pieces.add("▲ ", Tone::Bad);
    pieces.say(&Message::new(key).with("number", &fault.case), Tone::Bad);
    pieces.end_line();
}

/// Adds the cases that name this one.
pub(super) fn pointing(pieces: &mut Pieces, pointing: &[PointingView], procedure: &Procedure) {
    let words = pieces.words();
    pieces.heading("page.heading_pointing");
    if pointing.is_empty() {
        pieces.add(
            format!("  {}", words.word("page.nothing_points")),
            Tone::Faint,
        );
        pieces.end_line();
        return;
    }
    let name = |view: &PointingView| {
        let name = names::field_name(&view.field, &procedure.profile);
        one_line(&words.say_fact(&name))
    };
    let width = pointing.iter().map(|view| name(view).width()).max();
    for view in pointing {
        pieces.add("  ", Tone::Plain);
        pieces.add(one_line(&view.case), Tone::Accent);
        pieces.add("  ", Tone::Plain);
        pieces.column(&name(view), width.unwrap_or_default(), Tone::Faint);
        let state = values::name("states", Some(&view.status), procedure, words);
        pieces.add(format!("  {}", one_line(&state)), Tone::Plain);
        pieces.add(format!("  {}", one_line(&view.title)), Tone::Plain);
        pieces.end_line();
    }
}
