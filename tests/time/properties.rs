//! What holds for every date, limit, pause and calendar.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use proptest::prelude::*;
use tousu::time::{
    Calendar, DayEnd, Hours, Limit, Pause, Unit, deadline, format_moment, parse_moment,
    parse_offset, parse_period, read_holiday_file,
};

use crate::support::whole;

const OFFSET: i32 = 8 * 3600;

fn moment(seconds: i64) -> DateTime<FixedOffset> {
    let offset = FixedOffset::east_opt(OFFSET).unwrap();
    DateTime::from_timestamp(seconds, 0)
        .unwrap()
        .with_timezone(&offset)
}

/// Moments from 2022 to 2028, around the years with data.
fn moments() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (1_640_966_400_i64..1_861_891_200).prop_map(moment)
}

fn pauses() -> impl Strategy<Value = Vec<Pause>> {
    let one =
        (moments(), -86_400_i64..3_000_000, any::<bool>()).prop_map(|(from, length, open)| Pause {
            from,
            to: (!open).then(|| from + TimeDelta::seconds(length)),
        });
    prop::collection::vec(one, 0..5)
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let one = prop_oneof![
        Just(Calendar::china()),
        Just(Calendar::weekdays()),
        Just(Calendar::china().with_hours("00:00-24:00".parse::<Hours>().unwrap())),
        Just(
            Calendar::weekdays()
                .with_hours("wed 10:00-10:01; sun 22:00-24:00".parse::<Hours>().unwrap())
        ),
        Just(whole(
            r#"{ "hours": { "mon": [["09:00", "12:00"], ["13:00", "24:00"]], "thu": [["00:00", "06:00"]] },
                 "holidays": ["2025-05-05"], "workdays": ["2025-05-04"],
                 "day_hours": { "2025-05-11": [["10:00", "11:00"]], "2025-05-12": [] },
                 "breaks": { "2025-05-19": [["08:00", "14:00"]], "2025-05-22": [["00:00", "24:00"]] } }"#
        )),
    ];
    (one, any::<bool>()).prop_map(|(calendar, close)| {
        calendar.with_day_end(if close {
            DayEnd::Close
        } else {
            DayEnd::Midnight
        })
    })
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_later_start_is_never_due_earlier(
        start in moments(), later in 0_i64..2_000_000, amount in 0_u32..400,
        unit in units(), calendar in calendars(),
    ) {
        let limit = Limit::new(amount, unit);
        let due = |start| deadline(start, limit, &[], start, &calendar).unwrap().due;
        prop_assert!(due(start) <= due(start + TimeDelta::seconds(later)));
    }

    #[test]
    fn a_working_limit_is_used_up_exactly_when_due(
        start in moments(), amount in 0_u32..4000, calendar in calendars(),
    ) {
        let limit = Limit::new(amount, Unit::WorkingMinutes);
        let due = deadline(start, limit, &[], start, &calendar).unwrap().due;
        prop_assert_eq!(calendar.working_seconds_between(start, due), i64::from(amount) * 60);
        if amount > 0 {
            let before = due - TimeDelta::seconds(1);
            prop_assert_eq!(calendar.working_seconds_between(start, before), i64::from(amount) * 60 - 1);
        }
    }

    #[test]
    fn pauses_never_bring_a_due_moment_earlier(
        start in moments(), amount in 0_u32..200, unit in units(), pauses in pauses(),
        now in moments(), calendar in calendars(),
    ) {
        let limit = Limit::new(amount, unit);
        let without = deadline(start, limit, &[], now, &calendar).unwrap().due;
        let with = deadline(start, limit, &pauses, now, &calendar).unwrap().due;
        prop_assert!(with >= without);
        let after_due: Vec<_> = pauses.iter().filter(|pause| pause.from > without).copied().collect();
        prop_assert_eq!(deadline(start, limit, &after_due, now, &calendar).unwrap().due, without);
    }

    #[test]
    fn the_working_time_outside_of_pauses_is_the_limit(
        start in moments(), amount in 1_u32..2000, pauses in pauses(), now in moments(),
        calendar in calendars(),
    ) {
        let limit = Limit::new(amount, Unit::WorkingMinutes);
        let due = deadline(start, limit, &pauses, now, &calendar).unwrap().due;
        let mut edges = vec![start, due];
        for pause in &pauses {
            edges.extend([pause.from, pause.to.unwrap_or(now)]);
        }
        edges.retain(|edge| (start..=due).contains(edge));
        edges.sort();
        let paused = |at: DateTime<FixedOffset>| {
            pauses.iter().any(|pause| pause.from <= at && at < pause.to.unwrap_or(now))
        };
        let used: i64 = edges
            .windows(2)
            .filter(|pair| !paused(pair[0]))
            .map(|pair| calendar.working_seconds_between(pair[0], pair[1]))
            .sum();
        prop_assert_eq!(used, i64::from(amount) * 60);
    }

    #[test]
    fn a_due_day_is_worked_and_sums_agree_with_a_walk(
        start in moments(), amount in 1_u32..60, calendar in calendars(),
    ) {
        let due = deadline(start, Limit::new(amount, Unit::WorkingDays), &[], start, &calendar).unwrap().due;
        let mut day: NaiveDate = start.date_naive();
        let mut left = amount;
        while left > 0 {
            day = day.succ_opt().unwrap();
            left -= u32::from(calendar.is_working_day(day));
        }
        prop_assert_eq!(due.date_naive(), day);
        prop_assert_eq!(calendar.working_days_between(start.date_naive(), day), i64::from(amount));
        let natural = deadline(start, Limit::new(amount, Unit::Days), &[], start, &calendar).unwrap().due;
        let mut day = start.date_naive() + chrono::Days::new(amount.into());
        while !calendar.is_working_day(day) {
            day = day.succ_opt().unwrap();
        }
        prop_assert_eq!(natural.date_naive(), day);
    }

    #[test]
    fn nothing_panics_on_any_date(
        seconds in any::<i64>(), from in any::<i64>(), amount in any::<u32>(), unit in units(),
        calendar in calendars(), east in -86_399_i32..86_400,
    ) {
        let moment = |seconds: i64| {
            let within = seconds % 9_000_000_000_000;
            DateTime::from_timestamp(within, 0).map(|utc| utc.with_timezone(&FixedOffset::east_opt(east).unwrap()))
        };
        let (Some(start), Some(from)) = (moment(seconds), moment(from)) else {
            return Ok(());
        };
        let pauses = [Pause { from, to: None }, Pause { from: start, to: Some(from) }];
        let _ = deadline(start, Limit::new(amount, unit), &pauses, from, &calendar);
        let _ = deadline(start, Limit::new(amount, unit), &[], from, &calendar.clone().with_offset(*start.offset()));
        let _ = calendar.working_seconds_between(start, from);
        let _ = calendar.next_opening(start);
        let _ = calendar.is_working_moment(start);
        let _ = parse_period("last year", start, *from.offset());
        let _ = format_moment(start);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}", now in moments()) {
        read_all(&text, now);
    }

    #[test]
    fn any_text_that_looks_like_time_is_read_or_refused(
        text in "[0-9０-９:：,，;TtZzWwQq+ .-]{0,26}|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?([+-][0-9]{2}:?[0-9]{2})?|(mon|tue|sun|mon-fri) [0-9:,;-]{0,20}|[0-9]{0,9}(m|h|wm|wh|d|wd|mo|y)",
        now in moments(),
    ) {
        read_all(&text, now);
    }

    #[test]
    fn any_json_is_read_or_refused(
        key in "year|days|2026|9999|0001|hours|holidays|workdays|day_hours|breaks|offset|tz|day_end",
        value in "null|1|-1|2026|\"\"|\"2026-01-01\"|\\[\\]|\\{\\}|\\[\\[\\]\\]|\\[\"9999-12-31\"\\]|\\{\"mon\":\\[\\[\"09:00\",\"08:00\"\\]\\]\\}|\\{\"9999-12-31\":\\[\\]\\}|\\{\"holidays\":\\[\"2026-01-01\"\\]\\}",
        start in moments(),
    ) {
        if let Ok(file) = read_holiday_file(&format!("{{\"{key}\":{value}}}")) {
            let _ = deadline(start, Limit::new(7, Unit::WorkingDays), &[], start, &file.into_calendar());
        }
        let _ = read_holiday_file(&format!("{{\"year\":2026,\"days\":[{{\"date\":{value},\"isOffDay\":{value}}}]}}"));
    }

    #[test]
    fn a_moment_reads_as_it_is_written(start in moments()) {
        prop_assert_eq!(parse_moment(&format_moment(start), *start.offset()).unwrap(), start);
    }
}

fn read_all(text: &str, now: DateTime<FixedOffset>) {
    let _ = text.parse::<Limit>();
    if let Ok(hours) = text.parse::<Hours>() {
        assert_eq!(hours.to_string().parse::<Hours>().unwrap(), hours);
    }
    if let Ok(found) = parse_moment(text, *now.offset()) {
        assert_eq!(
            parse_moment(&format_moment(found), *now.offset()).unwrap(),
            found
        );
    }
    if let Ok(period) = parse_period(text, now, *now.offset()) {
        assert!(period.start < period.end);
        let again = parse_period(&period.label, now, *now.offset()).unwrap();
        assert_eq!(again, period);
    }
    let _ = parse_offset(text);
    let _ = read_holiday_file(text);
}
