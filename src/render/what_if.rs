//! The clocks of a case by its own policy and by another one, side by side, on its page.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::case_page::Depth;
use super::{Pieces, Tone, wording};
use crate::say::Message;
use crate::views::explanation::explanation;
use crate::views::what_if::{JudgedBy, paired};
use crate::workflow::{Dossier, Judged};

/// Adds the clocks as they stand by either policy.
pub fn section(
    pieces: &mut Pieces,
    own: &Dossier,
    other: &JudgedBy<'_>,
    now: DateTime<FixedOffset>,
    depth: Depth,
) {
    pieces.add("\n", Tone::Plain);
    let heading = Message::new("page.what_if").with("profile", &other.policy.profile.label);
    pieces.say(
        &heading.with("name", &other.policy.profile.name),
        Tone::Strong,
    );
    pieces.end_line();
    let words = pieces.words();
    let rows: Vec<_> = paired(own, &other.dossier)
        .into_iter()
        .map(|(own, other)| {
            let name = own.or(other).map_or_else(String::new, |clock| {
                let name = clock.label.in_language(words.language());
                let message = Message::new("page.clock_of_round").with("clock", name);
                words.say(&message.with("round", clock.round.to_string()))
            });
            let said = [own, other].map(|clock| verdict(clock, now, pieces));
            (name, said, other)
        })
        .collect();
    let width = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.width()).max().unwrap_or(0) + 2
    };
    let names = width(&mut rows.iter().map(|(name, ..)| name));
    let owns = width(&mut rows.iter().map(|(_, [(said, _), _], _)| said));
    for (name, [(own_said, own_tone), (other_said, other_tone)], clock) in &rows {
        pieces.add("  ", Tone::Plain);
        pieces.column(name, names, Tone::Plain);
        pieces.column(own_said, owns, *own_tone);
        pieces.add("→ ", Tone::Faint);
        pieces.add(other_said.as_str(), *other_tone);
        pieces.end_line();
        if depth == Depth::Explained {
            let explained =
                |clock: &&Judged| explanation(clock, &other.dossier, other.procedure, now);
            for line in clock.iter().flat_map(explained) {
                pieces.add("      ", Tone::Plain);
                pieces.say(&line, Tone::Faint);
                pieces.end_line();
            }
        }
    }
    if rows.is_empty() {
        pieces.add("  ", Tone::Plain);
        pieces.say(&Message::new("page.what_if_no_clocks"), Tone::Faint);
        pieces.end_line();
    }
}

/// Says when a clock is due and how it stands.
fn verdict(clock: Option<&Judged>, now: DateTime<FixedOffset>, pieces: &Pieces) -> (String, Tone) {
    let words = pieces.words();
    let Some(clock) = clock else {
        return (words.word("page.what_if_no_clock"), Tone::Faint);
    };
    let (said, tone) = wording::said(clock, now, words);
    let due = Message::new("page.due_at").with("due", wording::moment(clock.due, now));
    (format!("{}  {said}", words.say(&due)), tone)
}
