//! The items of a case on its page: how each stands, when it is due, what was recorded of it.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::pieces::one_line;
use super::{Pieces, Tone, values, wording};
use crate::say::Message;
use crate::views::case_items::open_fields;
use crate::views::names;
use crate::workflow::{Dossier, Item, ItemState, Procedure, Verdict};

/// Adds the items.
pub(super) fn items(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let items = &dossier.standing.items;
    if items.is_empty() {
        return;
    }
    pieces.heading("page.heading_items");
    let language = pieces.words().language();
    let name = |item: &Item| one_line(item.label(procedure).in_language(language));
    let sort = |item: &Item| {
        let label = procedure.profile.label_of("items", &item.kind);
        one_line(label.in_language(language))
    };
    let widest = |texts: Vec<String>| texts.iter().map(|text| text.width()).max().unwrap_or(0) + 2;
    let sorts = widest(items.iter().map(sort).collect());
    let names = widest(items.iter().map(name).collect());
    for item in items {
        let late = dossier
            .clocks_of(item)
            .any(|clock| clock.verdict == Verdict::Late);
        let (sign, tone) = match item.state {
            ItemState::Open if late => ("▲", Tone::Bad),
            ItemState::Open => ("·", Tone::Plain),
            ItemState::Closed => ("✓", Tone::Good),
            ItemState::Lapsed => ("—", Tone::Faint),
        };
        pieces.add("  ", Tone::Plain);
        pieces.add(sign, tone);
        pieces.add(" ", Tone::Plain);
        // A numbered one is named by its sort already.
        if item.named.is_some() {
            pieces.column(&sort(item), sorts, Tone::Plain);
        }
        pieces.column(&name(item), names, Tone::Strong);
        stands(pieces, item, procedure, now);
        let due = dossier
            .clocks_of(item)
            .find(|clock| clock.verdict.is_open());
        if let Some(clock) = due {
            let due = Message::new("page.item_due").with("due", wording::moment(clock.due, now));
            pieces.say(&due, if late { Tone::Bad } else { Tone::Plain });
        }
        pieces.end_line();
        fields(pieces, item, procedure, now);
    }
}

/// Says how an item stands, since when and by whom.
fn stands(pieces: &mut Pieces, item: &Item, procedure: &Procedure, now: DateTime<FixedOffset>) {
    let deeds = [
        ("page.item_verified", item.verified.as_ref()),
        ("page.item_done", item.done.as_ref()),
    ];
    let closed = match item.state {
        ItemState::Open => None,
        ItemState::Closed => Some(("page.item_closed", item.closed.as_ref())),
        ItemState::Lapsed => Some(("page.item_lapsed", item.closed.as_ref())),
    };
    let known = deeds.into_iter().chain(closed);
    let last = known.filter_map(|(key, deed)| Some((key, deed?))).next();
    let (key, deed) = last.unwrap_or(("page.item_open", &item.opened));
    let message = Message::new(key)
        .with("at", wording::moment(deed.at, now))
        .with("by", one_line(names::person_name(&deed.by, procedure)));
    pieces.say(&message, Tone::Plain);
}

fn fields(pieces: &mut Pieces, item: &Item, procedure: &Procedure, now: DateTime<FixedOffset>) {
    let words = pieces.words();
    let name = procedure
        .profile
        .items
        .get(&item.kind)
        .and_then(|rule| rule.name.as_ref());
    for (field, value) in open_fields(item, &procedure.profile) {
        if Some(field) == name {
            continue;
        }
        let label = words.say_fact(&names::field_name(field, &procedure.profile));
        let said = values::value(field, value, procedure, now, words);
        let line = Message::new("page.field_line")
            .with("field", one_line(&label))
            .with("value", one_line(&said));
        pieces.add("      ", Tone::Plain);
        pieces.say(&line, Tone::Faint);
        pieces.end_line();
    }
}
