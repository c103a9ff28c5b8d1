//! Moments as text: what people type, and the one form in which files keep them.

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike,
};

use super::TimeError;

/// Forms without an offset; the offset given by the caller holds.
const LOCAL: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
];
/// Forms with an offset that RFC 3339 does not know.
const WITH_OFFSET: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S%#z",
    "%Y-%m-%d %H:%M%#z",
    "%Y-%m-%dT%H:%M:%S%#z",
    "%Y-%m-%dT%H:%M%#z",
];

/// Reads a moment in RFC 3339, as files keep it; `None` for anything else.
///
/// The one form that the program writes, `2026-11-03T09:12:00+08:00`, costs next to nothing.
pub fn read_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    as_written(text.as_bytes()).or_else(|| DateTime::parse_from_rfc3339(text).ok())
}

/// Reads the form that the program writes; `None` for every other, and for what is no moment.
fn as_written(text: &[u8]) -> Option<DateTime<FixedOffset>> {
    let text: &[u8; 25] = text.try_into().ok()?;
    let mut numbers = [0_u32; 8];
    let signs = [
        (4, b'-'),
        (7, b'-'),
        (10, b'T'),
        (13, b':'),
        (16, b':'),
        (22, b':'),
    ];
    if signs.iter().any(|(at, sign)| text[*at] != *sign) {
        return None;
    }
    let places = [
        (0, 4),
        (5, 2),
        (8, 2),
        (11, 2),
        (14, 2),
        (17, 2),
        (20, 2),
        (23, 2),
    ];
    for (number, (from, length)) in numbers.iter_mut().zip(places) {
        for byte in &text[from..from + length] {
            if !byte.is_ascii_digit() {
                return None;
            }
            *number = *number * 10 + u32::from(byte - b'0');
        }
    }
    let [year, month, day, hour, minute, second, hours, minutes] = numbers;
    let away = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let offset = match text[19] {
        b'+' if minutes < 60 => FixedOffset::east_opt(away)?,
        b'-' if minutes < 60 => FixedOffset::west_opt(away)?,
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let local = date.and_hms_opt(hour, minute, second)?;
    local.and_local_timezone(offset).single()
}

/// Reads when something is due: a day alone is its end, 23:59:59 (Civil Code, article 203).
///
/// # Errors
/// As [`parse_moment`].
pub fn parse_due(text: &str, offset: FixedOffset) -> Result<DateTime<FixedOffset>, TimeError> {
    let begin = parse_moment(text, offset)?;
    let last = day_alone(&half_width(text.trim())).and_then(|day| day.and_hms_opt(23, 59, 59));
    let end = last.and_then(|last| last.and_local_timezone(offset).single());
    Ok(end.unwrap_or(begin))
}

fn day_alone(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Reads a moment: RFC 3339, `2026-02-13`, `2026-02-13 15:00` or `2026-02-13T15:00:30`.
///
/// Text without an offset is taken at `offset`; a date alone is its midnight. Full-width
/// digits and signs are read as ASCII ones. Fractions of a second are dropped.
///
/// # Errors
/// The text is none of these forms, there is no such day or time, or the year is not within
/// 1 to 9999.
pub fn parse_moment(text: &str, offset: FixedOffset) -> Result<DateTime<FixedOffset>, TimeError> {
    let bad = || TimeError::BadMoment {
        text: text.trim().to_owned(),
    };
    if let Some(found) = as_written(text.as_bytes()).filter(|found| found.year() >= 1) {
        return Ok(found);
    }
    let plain = half_width(text.trim());
    if !starts_with_date(&plain) {
        return Err(bad());
    }
    let local = LOCAL
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&plain, form).ok())
        .or_else(|| Some(day_alone(&plain)?.and_time(NaiveTime::MIN)));
    let found = match local {
        Some(local) => local.and_local_timezone(offset).single(),
        None => DateTime::parse_from_rfc3339(&plain).ok().or_else(|| {
            WITH_OFFSET
                .iter()
                .find_map(|form| DateTime::parse_from_str(&plain, form).ok())
        }),
    };
    let found = found.ok_or_else(bad)?;
    if !(1..=9999).contains(&found.year()) {
        return Err(TimeError::OutOfRange);
    }
    found.with_nanosecond(0).ok_or_else(bad)
}

/// Writes a moment as files keep it: `2026-11-03T09:12:00+08:00`.
pub fn format_moment(moment: DateTime<FixedOffset>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Reads an offset from UTC: `+08:00`, `-0330`, `+8`, `Z`, `UTC`, or the name of one of the
/// zones of East Asia that keep no summer time, such as `Asia/Shanghai`.
///
/// # Errors
/// Any other zone name: zones with summer time need a table that is not kept here.
pub fn parse_offset(text: &str) -> Result<FixedOffset, TimeError> {
    let bad = || TimeError::BadOffset {
        text: text.trim().to_owned(),
    };
    let plain = half_width(text.trim());
    match plain.as_str() {
        "UTC" | "Z" | "utc" | "z" | "Etc/UTC" | "GMT" => {
            return FixedOffset::east_opt(0).ok_or_else(bad);
        }
        "Asia/Shanghai" | "Asia/Chongqing" | "PRC" | "Asia/Hong_Kong" | "Asia/Macau"
        | "Asia/Taipei" | "Asia/Singapore" => return Ok(super::calendar::china_offset()),
        "Asia/Tokyo" | "Asia/Seoul" => return FixedOffset::east_opt(9 * 3600).ok_or_else(bad),
        _ => {}
    }
    let plain = plain.strip_prefix("UTC").unwrap_or(&plain);
    let (sign, digits) = match plain.split_at_checked(1) {
        Some(("+", digits)) => (1, digits),
        Some(("-" | "−", digits)) => (-1, digits),
        _ => return Err(bad()),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return Err(bad()),
        None if digits.len() == 4 => digits.split_at_checked(2).ok_or_else(bad)?,
        None => (digits, "0"),
    };
    let number = |part: &str| match part.len() {
        1 | 2 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.parse::<i32>().ok(),
        _ => None,
    };
    let (hours, minutes) = (
        number(hours).ok_or_else(bad)?,
        number(minutes).ok_or_else(bad)?,
    );
    if hours > 14 || minutes > 59 {
        return Err(bad());
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).ok_or_else(bad)
}

/// Returns text with full-width digits, signs and spaces as ASCII ones.
pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{3000}' | '\u{a0}' => ' ',
            '、' => ',',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            other => other,
        })
        .collect()
}

/// Four digits, two and two: keeps out `26-2-13`, signs and years of five digits.
fn starts_with_date(text: &str) -> bool {
    let mut bytes = text.bytes();
    "0000-00-00".bytes().all(|form| match (form, bytes.next()) {
        (b'0', Some(found)) => found.is_ascii_digit(),
        (form, found) => found == Some(form),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, TimeError> {
        parse_moment(text, super::super::calendar::china_offset()).map(format_moment)
    }

    #[test]
    fn every_form_of_a_moment_is_read() {
        for (text, expected) in [
            ("2026-02-13", "2026-02-13T00:00:00+08:00"),
            ("2026-02-13 15:00", "2026-02-13T15:00:00+08:00"),
            ("2026-02-13T15:00", "2026-02-13T15:00:00+08:00"),
            ("2026-02-13T15:00:30", "2026-02-13T15:00:30+08:00"),
            (" 2026-02-13 15:00:30 ", "2026-02-13T15:00:30+08:00"),
            (
                "２０２６－０２－１３　１５：００",
                "2026-02-13T15:00:00+08:00",
            ),
            ("2026-02-13T15:00:00Z", "2026-02-13T15:00:00+00:00"),
            ("2026-02-13T15:00:00.75+09:00", "2026-02-13T15:00:00+09:00"),
            ("2026-02-13 15:00+0100", "2026-02-13T15:00:00+01:00"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn the_quick_way_reads_what_the_other_reads() {
        for text in [
            "2026-11-03T09:12:00+08:00",
            "2024-02-29T23:59:59-03:30",
            "0000-01-01T00:00:00+00:00",
            "2026-02-29T00:00:00+00:00",
            "2026-11-03T24:00:00+08:00",
            "2026-11-03T23:59:60+08:00",
            "2026-11-03T09:12:00+08:60",
            "2026-11-03T09:12:00+24:00",
            "2026-11-03T09:12:00-00:00",
            "2026-11-03 09:12:00+08:00",
            "2026-11-03T09:12:00*08:00",
            "2026-11-03T09:1x:00+08:00",
            "9999-12-31T23:59:59-23:59",
        ] {
            let other = DateTime::parse_from_rfc3339(text).ok();
            assert_eq!(read_moment(text), other, "{text}");
            if let Some(quick) = as_written(text.as_bytes()) {
                assert_eq!(Some(quick), other, "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02",
            "2026-02-30",
            "2026-13-01",
            "26-02-13",
            "2026-2-13",
            "2026-02-13 25:00",
            "2026-02-13 24:00",
            "2026-02-13 3pm",
            "13.02.2026",
            "+2026-02-13",
            "12026-02-13",
            "0000-01-01",
            "now",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn offsets_and_zones_without_summer_time_are_read() {
        for (text, seconds) in [
            ("+08:00", 28_800),
            ("-0330", -12_600),
            ("+8", 28_800),
            ("UTC", 0),
            ("Z", 0),
            ("UTC+8", 28_800),
            ("Asia/Shanghai", 28_800),
            ("Asia/Tokyo", 32_400),
        ] {
            assert_eq!(
                parse_offset(text).unwrap().local_minus_utc(),
                seconds,
                "{text}"
            );
        }
        for text in ["", "Europe/Berlin", "+25:00", "08:00", "+8:5", "+", "CST"] {
            assert!(parse_offset(text).is_err(), "{text}");
        }
    }
}
