//! A moment as a person types it on the command line.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};

/// The zone of a moment that names none: China, +08:00 all year, in seconds.
const CHINA: i32 = 8 * 3600;

/// Reads RFC 3339, or a date with or without a time of day, which is then taken as +08:00.
pub(super) fn parse(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    let local = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()?
            .and_hms_opt(0, 0, 0)
    })?;
    let zone = FixedOffset::east_opt(CHINA)?;
    Some(zone.from_local_datetime(&local).single()?.to_utc())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_moment_without_a_zone_is_in_china() {
        for text in [
            "2026-11-03T09:00",
            "2026-11-03 09:00:00",
            "2026-11-03T01:00:00Z",
            "2026-11-03T09:00:00+08:00",
        ] {
            assert_eq!(
                parse(text).unwrap().to_rfc3339(),
                "2026-11-03T01:00:00+00:00"
            );
        }
        assert_eq!(
            parse("2026-11-03").unwrap().to_rfc3339(),
            "2026-11-02T16:00:00+00:00"
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_moment() {
        assert_eq!(parse("2026-02-30"), None);
        assert_eq!(parse("tomorrow"), None);
    }
}
