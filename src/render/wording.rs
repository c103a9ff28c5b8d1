//! Moments, durations and deadlines as people say them.

use chrono::{DateTime, Datelike, FixedOffset};

use super::Tone;
use crate::say::{Fact, Message, Words};
use crate::workflow::{Judged, Verdict};

/// Returns a moment in the time zone of `now`: `11-03 09:12`, with the year when it is another one.
pub(super) fn moment(moment: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let moment = moment.with_timezone(now.offset());
    let form = if moment.year() == now.year() {
        "%m-%d %H:%M"
    } else {
        "%Y-%m-%d %H:%M"
    };
    moment.format(form).to_string()
}

/// Returns the day of a moment in the same way: `11-03`.
pub(super) fn day(moment: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let moment = moment.with_timezone(now.offset());
    let form = if moment.year() == now.year() {
        "%m-%d"
    } else {
        "%Y-%m-%d"
    };
    moment.format(form).to_string()
}

/// Says how long some seconds are, in its two largest units.
pub(super) fn duration(seconds: i64) -> Message {
    let minutes = seconds.unsigned_abs() / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let text = |number: u64| Fact::from(number.to_string());
    match (days, hours, minutes) {
        (0, 0, 0) => Message::new("page.under_a_minute"),
        (0, 0, _) => Message::new("page.minutes").with("minutes", text(minutes)),
        (0, _, 0) => Message::new("page.hours").with("hours", text(hours)),
        (0, _, _) => Message::new("page.hours_minutes")
            .with("hours", text(hours))
            .with("minutes", text(minutes)),
        (_, 0, _) => Message::new("page.days").with("days", text(days)),
        (_, _, _) => Message::new("page.days_hours")
            .with("days", text(days))
            .with("hours", text(hours)),
    }
}

/// Says how a clock stands, with a sign that does not need colour.
pub(super) fn standing(clock: &Judged, now: DateTime<FixedOffset>) -> (Message, Tone) {
    let left = (clock.due - now).num_seconds();
    match clock.verdict {
        Verdict::Late => (
            Message::new("page.late_by").with("time", duration(left)),
            Tone::Bad,
        ),
        Verdict::Paused => (Message::new("page.paused"), Tone::Warning),
        Verdict::Running => {
            let tone = if clock.is_soon_due(now) {
                Tone::Warning
            } else {
                Tone::Plain
            };
            (
                Message::new("page.time_left").with("time", duration(left)),
                tone,
            )
        }
        Verdict::Met => (Message::new("page.met"), Tone::Good),
        Verdict::Missed => {
            let late = clock
                .stopped
                .map_or(0, |stopped| (stopped - clock.due).num_seconds());
            (
                Message::new("page.missed_by").with("time", duration(late)),
                Tone::Bad,
            )
        }
    }
}

/// Says how a clock stands in the words of one language.
pub(super) fn said(clock: &Judged, now: DateTime<FixedOffset>, words: Words) -> (String, Tone) {
    let (message, tone) = standing(clock, now);
    (words.say(&message), tone)
}
