//! The vectors of the research: day edges, lunch, pauses, month ends, empty calendars.

use tousu::say::Language;
use tousu::time::{Calendar, DayEnd, Hours, TimeError, deadline, extended};

use crate::support::{at, due, due_with, nine_to_six, pause, said, whole};

/// Spring Festival 2018 as the first vector describes it.
fn spring_2018(day_end: &str) -> Calendar {
    whole(&format!(
        r#"{{ "offset": "+08:00", "day_end": "{day_end}",
        "hours": "09:00-12:00,13:30-18:00",
        "holidays": ["2018-02-15", "2018-02-16", "2018-02-17", "2018-02-18", "2018-02-19",
                     "2018-02-20", "2018-02-21"],
        "workdays": ["2018-02-11", "2018-02-24"] }}"#
    ))
}

#[test]
fn seven_working_days_over_spring_festival_end_on_a_make_up_saturday() {
    let close = due("2018-02-09 15:00", "7wd", &spring_2018("close"));
    assert_eq!(close.due, at("2018-02-24 18:00"));
    let midnight = due("2018-02-09 15:00", "7wd", &spring_2018("midnight"));
    assert_eq!(midnight.due, at("2018-02-24T23:59:59"));
    assert!(!midnight.provisional);
}

#[test]
fn elapsed_hours_run_over_the_weekend_and_working_hours_do_not() {
    let calendar = Calendar::china();
    // 2026-03-06 is a Friday.
    assert_eq!(
        due("2026-03-06 17:00", "24h", &calendar).due,
        at("2026-03-07 17:00")
    );
    // One hour on Friday, 7.5 on each of three days, half an hour on the fourth.
    assert_eq!(
        due("2026-03-06 17:00", "24wh", &calendar).due,
        at("2026-03-12 09:30")
    );
}

#[test]
fn working_minutes_skip_lunch() {
    let calendar = Calendar::china();
    assert_eq!(
        due("2026-03-06 11:50", "30wm", &calendar).due,
        at("2026-03-06 13:50")
    );
    assert_eq!(
        due("2026-03-06 11:50", "30m", &calendar).due,
        at("2026-03-06 12:20")
    );
}

#[test]
fn received_on_a_saturday_monday_is_the_first_working_day() {
    let calendar = Calendar::china();
    assert_eq!(
        due("2026-03-07 10:00", "1wd", &calendar).due,
        at("2026-03-09T23:59:59")
    );
    assert_eq!(
        due("2026-03-07 10:00", "7wd", &calendar).due,
        at("2026-03-17T23:59:59")
    );
}

#[test]
fn the_edge_of_a_day_decides_the_day() {
    let calendar = Calendar::china();
    assert_eq!(
        due("2026-03-09T23:59:59", "1wd", &calendar).due,
        at("2026-03-10T23:59:59")
    );
    assert_eq!(
        due("2026-03-10T00:00:00", "1wd", &calendar).due,
        at("2026-03-11T23:59:59")
    );
    assert_eq!(
        due("2026-03-09 18:00", "30wm", &calendar).due,
        at("2026-03-10 09:30")
    );
}

#[test]
fn due_on_the_last_second_of_a_window_stays_there() {
    let found = due("2026-03-06 17:00", "1wh", &nine_to_six());
    assert_eq!(found.due, at("2026-03-06 18:00"));
    let paused = [pause("2026-03-06 18:00", "2026-03-09 10:00")];
    let found = due_with(
        "2026-03-06 17:00",
        "1wh",
        &paused,
        "2026-03-20",
        &nine_to_six(),
    );
    assert_eq!(found.due, at("2026-03-06 18:00"));
}

#[test]
fn a_last_day_that_is_a_holiday_moves_to_the_next_working_day() {
    let found = due("2018-02-03 10:00", "15d", &spring_2018("midnight"));
    assert_eq!(found.due, at("2018-02-22T23:59:59"));
}

#[test]
fn months_and_years_end_on_the_last_day_where_the_day_is_missing() {
    let calendar = Calendar::weekdays();
    let days = |start: &str, limit: &str| {
        due(start, limit, &calendar)
            .due
            .format("%Y-%m-%d")
            .to_string()
    };
    assert_eq!(days("2023-01-31 10:00", "1mo"), "2023-02-28");
    assert_eq!(days("2024-01-31 10:00", "1mo"), "2024-02-29");
    // 28 February 2027 is a Sunday.
    assert_eq!(days("2024-02-29 10:00", "3y"), "2027-03-01");
    assert_eq!(days("2022-02-28 10:00", "3y"), "2025-02-28");
    assert_eq!(days("2020-02-29 10:00", "3y"), "2023-02-28");
}

#[test]
fn a_calendar_without_working_time_is_an_error_and_never_a_loop() {
    for broken in [
        r#"{ "hours": {} }"#,
        r#"{ "hours": { "mon": [] } }"#,
        r#"{ "hours": "" }"#,
    ] {
        assert!(tousu::time::read_holiday_file(broken).is_err(), "{broken}");
    }
    let calendar = whole(r#"{ "hours": { "mon": [["09:00", "09:01"]] } }"#);
    let found = deadline(
        at("2026-03-09"),
        "100000wh".parse().unwrap(),
        &[],
        at("2026-03-09"),
        &calendar,
    );
    assert_eq!(found.unwrap_err(), TimeError::OutOfRange);
}

#[test]
fn an_extension_counts_on_from_the_due_moment() {
    let calendar = Calendar::china();
    let by = |limit: &str| {
        extended(at("2026-03-06T23:59:59"), limit.parse().unwrap(), &calendar)
            .unwrap()
            .due
    };
    assert_eq!(by("3wd"), at("2026-03-11T23:59:59"));
    assert_eq!(by("3d"), at("2026-03-09T23:59:59"));
    assert_eq!(by("24h"), at("2026-03-07T23:59:59"));
    assert_eq!(by("2wh"), at("2026-03-09 11:00"));
}

#[test]
fn close_of_business_is_that_of_the_last_day() {
    let hours: Hours = "mon-fri 09:00-17:00; sat 10:00-14:00".parse().unwrap();
    let calendar = Calendar::weekdays()
        .with_hours(hours)
        .with_day_end(DayEnd::Close);
    assert_eq!(
        due("2026-03-06 10:00", "1wd", &calendar).due,
        at("2026-03-07 14:00")
    );
    let always = Calendar::weekdays()
        .with_hours("00:00-24:00".parse().unwrap())
        .with_day_end(DayEnd::Close);
    assert_eq!(
        due("2026-03-06 10:00", "1wd", &always).due,
        at("2026-03-09T23:59:59")
    );
}

#[test]
fn a_year_without_data_makes_a_deadline_provisional_only_when_it_is_asked() {
    let calendar = Calendar::china();
    assert!(due("2026-12-25 10:00", "7wd", &calendar).provisional);
    assert!(!due("2026-12-25 10:00", "4wd", &calendar).provisional);
    assert!(!due("2026-12-31 10:00", "48h", &calendar).provisional);
    assert!(due("2026-12-31 17:00", "2wh", &calendar).provisional);
    assert!(due("2026-01-31 10:00", "3y", &calendar).provisional);
    assert!(!due("2016-01-31 10:00", "10y", &calendar).provisional);
    let paused = [pause("2026-12-30 10:00", "2027-01-04 10:00")];
    let found = due_with("2026-12-29 10:00", "2wd", &paused, "2027-02-01", &calendar);
    assert!(found.provisional);
}

#[test]
fn the_explanation_names_days_off_make_up_days_pauses_and_the_move() {
    let calendar = Calendar::china();
    let paused = [pause("2026-02-11 10:00", "2026-02-12 10:00")];
    let found = due_with("2026-02-10 15:00", "7wd", &paused, "2026-04-01", &calendar);
    insta::assert_snapshot!(said(&found, Language::Zh));
    insta::assert_snapshot!(said(&found, Language::En));
    let rolled = due("2026-09-28 10:00", "3d", &calendar);
    insta::assert_snapshot!(said(&rolled, Language::Zh));
    let long = due("2023-01-05 10:00", "800wd", &calendar);
    assert!(long.explanation.len() < 10);
}

#[test]
fn the_calendar_on_the_page_reads_as_the_page_says() {
    let page = include_str!("../../docs/calendar.md");
    let (_, rest) = page.split_once("```json").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let calendar = whole(example);
    let close = |start: &str| due(start, "1wd", &calendar).due;
    // Sunday the 22nd is a make-up day; it has Monday's hours. Thursday the 19th is off, and
    // Tuesday to Friday have no hours in the example.
    assert_eq!(close("2026-11-18"), at("2026-11-21 14:00"));
    assert_eq!(close("2026-11-21"), at("2026-11-22 18:00"));
    assert_eq!(close("2026-12-21"), at("2026-12-24 12:00"));
}

#[test]
fn none_of_whole_days_is_the_same_day_and_is_said_so() {
    let calendar = Calendar::china();
    for (start, expected) in [
        ("2026-11-03 08:00", "2026-11-03T23:59:59"),
        ("2026-11-03 23:59", "2026-11-03T23:59:59"),
        ("2026-10-01 10:00", "2026-10-08T23:59:59"),
    ] {
        for limit in ["0d", "0wd"] {
            assert_eq!(
                due(start, limit, &calendar).due,
                at(expected),
                "{start} {limit}"
            );
        }
    }
    let words = |limit: &str, language| {
        let limit: tousu::time::Limit = limit.parse().unwrap();
        tousu::say::Words::of(language).say(&limit.message())
    };
    assert_eq!(words("0d", tousu::say::Language::Zh), "当日");
    assert_eq!(words("0wd", tousu::say::Language::En), "the same day");
}

#[test]
fn every_example_of_the_page_is_true() {
    let calendar = Calendar::china();
    for (start, limit, expected) in [
        ("2026-03-07 10:00", "1wd", "2026-03-09T23:59:59"),
        ("2026-03-06 17:00", "24h", "2026-03-07 17:00"),
        ("2026-03-06 17:00", "24wh", "2026-03-12 09:30"),
        ("2026-09-28 10:00", "3d", "2026-10-08T23:59:59"),
        ("2026-03-06 17:00", "1wh", "2026-03-06 18:00"),
        ("2026-03-07 10:00", "0wd", "2026-03-09T23:59:59"),
        ("2026-03-07 10:00", "0d", "2026-03-09T23:59:59"),
        ("2026-03-07 10:00", "0wh", "2026-03-07 10:00"),
    ] {
        assert_eq!(
            due(start, limit, &calendar).due,
            at(expected),
            "{start} {limit}"
        );
    }
}
