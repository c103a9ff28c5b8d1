//! What a pause gives back, by unit.

use tousu::time::Calendar;

use crate::support::{at, due, due_with, nine_to_six, pause};

#[test]
fn only_the_working_part_of_a_pause_moves_a_working_clock() {
    let paused = [pause("2026-03-09 17:00", "2026-03-10 09:30")];
    let without = due("2026-03-09 10:00", "16wh", &nine_to_six()).due;
    let with = due_with(
        "2026-03-09 10:00",
        "16wh",
        &paused,
        "2026-03-20",
        &nine_to_six(),
    )
    .due;
    assert_eq!(without, at("2026-03-10 17:00"));
    assert_eq!(with, at("2026-03-11 09:30"));
}

#[test]
fn pauses_of_every_kind_are_credited_once() {
    let calendar = nine_to_six();
    let start = "2026-03-09 09:00";
    let with = |pauses: &[_], now: &str| due_with(start, "8wh", pauses, now, &calendar).due;
    let two = [
        pause("2026-03-09 10:00", "2026-03-09 11:00"),
        pause("2026-03-09 14:00", "2026-03-09 14:30"),
    ];
    assert_eq!(with(&two, "2026-03-20"), at("2026-03-10 09:30"));
    let overlapping = [
        pause("2026-03-09 10:00", "2026-03-09 11:00"),
        pause("2026-03-09 10:30", "2026-03-09 11:30"),
    ];
    assert_eq!(with(&overlapping, "2026-03-20"), at("2026-03-10 09:30"));
    let nothing = [
        pause("2026-03-09 10:00", "2026-03-09 10:00"),
        pause("2026-03-09 12:00", "2026-03-09 11:00"),
    ];
    assert_eq!(with(&nothing, "2026-03-20"), at("2026-03-09 17:00"));
    let open = [pause("2026-03-09 10:00", "")];
    assert_eq!(with(&open, "2026-03-09 12:00"), at("2026-03-10 10:00"));
    assert_eq!(with(&open, "2026-03-09 09:30"), at("2026-03-09 17:00"));
    let before_start = [pause("2026-03-06 10:00", "2026-03-09 10:00")];
    assert_eq!(with(&before_start, "2026-03-20"), at("2026-03-09 18:00"));
    let after_due = [pause("2026-03-09 17:00", "2026-03-11 10:00")];
    assert_eq!(with(&after_due, "2026-03-20"), at("2026-03-09 17:00"));
}

#[test]
fn a_pause_over_a_holiday_credits_no_holiday_to_a_working_clock() {
    let calendar = nine_to_six();
    // National Day 2026: off 10-01 to 10-07.
    let paused = [pause("2026-09-30 17:00", "2026-10-08 10:00")];
    let found = due_with("2026-09-30 09:00", "10wh", &paused, "2026-11-01", &calendar);
    assert_eq!(found.due, at("2026-10-08 12:00"));
    let days = due_with("2026-09-29 09:00", "2wd", &paused, "2026-11-01", &calendar);
    assert_eq!(days.due, at("2026-10-09T23:59:59"));
    let calendar_days = due_with("2026-09-28 09:00", "3d", &paused, "2026-11-01", &calendar);
    assert_eq!(calendar_days.due, at("2026-10-09T23:59:59"));
}

#[test]
fn an_elapsed_clock_gets_the_whole_pause_back() {
    let paused = [
        pause("2026-03-09 10:00", "2026-03-09 20:00"),
        pause("2026-03-10 12:00", "2026-03-10 13:00"),
    ];
    let found = due_with(
        "2026-03-09 09:00",
        "24h",
        &paused,
        "2026-03-20",
        &Calendar::china(),
    );
    // The second pause begins before the moved due moment, though after the first one.
    assert_eq!(found.due, at("2026-03-10 20:00"));
}

#[test]
fn a_case_that_is_created_paused_starts_when_it_is_resumed() {
    let paused = [pause("2026-03-09 09:00", "2026-03-09 14:00")];
    let found = due_with(
        "2026-03-09 09:00",
        "2wh",
        &paused,
        "2026-03-20",
        &nine_to_six(),
    );
    assert_eq!(found.due, at("2026-03-09 16:00"));
}

#[test]
fn a_pause_on_a_day_the_end_had_moved_to_leaves_the_rest_of_it() {
    // The last day is Saturday 2026-03-14, which moves to Monday the 16th.
    let paused = [pause("2026-03-16 10:00", "2026-03-18 10:00")];
    let found = due_with(
        "2026-03-09 10:00",
        "5d",
        &paused,
        "2026-03-20",
        &Calendar::china(),
    );
    assert_eq!(found.due, at("2026-03-18T23:59:59"));
}

#[test]
fn a_pause_within_an_extension_counts_when_the_extension_is_counted_with_the_pauses() {
    let calendar = nine_to_six();
    let paused = [
        pause("2026-03-10 10:00", "2026-03-11 10:00"),
        pause("2026-03-17 10:00", "2026-03-18 10:00"),
    ];
    let with = |start: &str, limit: &str| due_with(start, limit, &paused, "2026-04-01", &calendar);
    assert_eq!(
        with("2026-03-09 10:00", "3wd").due,
        at("2026-03-13T23:59:59")
    );
    assert_eq!(
        with("2026-03-13T23:59:59", "3wd").due,
        at("2026-03-19T23:59:59")
    );
}
