//! A day that somebody names as due lasts to its end; a moment is that moment.

use chrono::FixedOffset;
use tousu::time::{format_moment, parse_due};

fn due(text: &str) -> String {
    let china = FixedOffset::east_opt(8 * 3600).unwrap();
    format_moment(parse_due(text, china).unwrap())
}

#[test]
fn a_day_alone_is_due_at_its_end() {
    assert_eq!(due("2026-09-03"), "2026-09-03T23:59:59+08:00");
    assert_eq!(due(" ２０２６-０９-０３ "), "2026-09-03T23:59:59+08:00");
}

#[test]
fn a_moment_is_due_at_that_moment() {
    assert_eq!(due("2026-09-03 00:00"), "2026-09-03T00:00:00+08:00");
    assert_eq!(
        due("2026-09-03T17:30:00+08:00"),
        "2026-09-03T17:30:00+08:00"
    );
}
