//! Files that have been kept long enough, one a line: from which event, until when, what stops it.

use chrono::{DateTime, FixedOffset};

use super::pieces::{cut, one_line};
use super::{Pieces, Tone, values};
use crate::say::{Message, Words};
use crate::time::Due;
use crate::views::names;
use crate::views::retention::KeptFile;
use crate::workflow::{Kept, Reached};

/// The most columns that a title takes.
const WIDEST_TITLE: usize = 32;

/// Returns the lines, with why below a file that is held.
pub fn list(files: &[KeptFile<'_>], now: DateTime<FixedOffset>, words: Words) -> Pieces {
    let rows: Vec<_> = files.iter().map(|file| row(file, now, words)).collect();
    let mut pieces = Pieces::new(words);
    pieces.rows(&rows);
    pieces
}

fn row(file: &KeptFile<'_>, now: DateTime<FixedOffset>, words: Words) -> ([String; 6], Tone) {
    let day = |moment| day(moment, now);
    let say = |message: &Message| words.say(message);
    let standing = &file.dossier.standing;
    let kept = file.kept.as_ref();
    let (state, tone) = match kept {
        _ if standing.hold.is_some() => ("page.held", Tone::Warning),
        Some(kept) if kept.needed_until.is_some() => ("page.kept_needed", Tone::Warning),
        Some(kept) if kept.reached == Reached::Maximum => ("page.kept_past_maximum", Tone::Bad),
        Some(kept) if kept.reached == Reached::Minimum => ("page.kept_past_minimum", Tone::Warning),
        Some(_) => ("page.kept_running", Tone::Plain),
        None => ("page.kept_not_started", Tone::Faint),
    };
    let from = kept.map(|kept| {
        let step = file.procedure.profile.label_of("steps", &kept.rule.from);
        say(&Message::new("page.kept_from")
            .with("step", step)
            .with("day", day(kept.from)))
    });
    let hold = standing.hold.as_ref().map(|hold| {
        let because = values::value("reason", &hold.because, file.procedure, now, words);
        say(&Message::new("page.held_by")
            .with("since", day(hold.since))
            .with("by", one_line(names::person_name(&hold.by, file.procedure)))
            .with("because", one_line(&because)))
    });
    let needed = kept
        .and_then(|kept| kept.needed_until)
        .map(|until| say(&Message::new("page.kept_needed_until").with("until", until.to_string())));
    let cells = [
        file.dossier.case.number.to_string(),
        words.word(state),
        from.unwrap_or_default(),
        kept.map_or_else(String::new, |kept| say(&ends(kept, now, words))),
        cut(&one_line(&file.dossier.case.title), WIDEST_TITLE),
        hold.or(needed).unwrap_or_default(),
    ];
    (cells.map(|cell| one_line(&cell)), tone)
}

/// Says until when a file is kept: the minimum, and the maximum where there is one.
fn ends(kept: &Kept<'_>, now: DateTime<FixedOffset>, words: Words) -> Message {
    let until = |due: &Due| match due.provisional {
        true => format!("{}{}", day(due.moment, now), words.word("page.provisional")),
        false => day(due.moment, now),
    };
    let minimum = until(&kept.minimum);
    match kept.rule.maximum.zip(kept.maximum) {
        None => Message::new("page.kept_minimum")
            .with("limit", kept.rule.minimum.message())
            .with("until", minimum),
        Some((limit, due)) => Message::new("page.kept_minimum_maximum")
            .with("limit", kept.rule.minimum.message())
            .with("until", minimum)
            .with("most", limit.message())
            .with("last", until(&due)),
    }
}

/// Returns the day of a moment, always with its year: what is kept is kept for years.
fn day(moment: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let moment = moment.with_timezone(now.offset());
    moment.format("%Y-%m-%d").to_string()
}
