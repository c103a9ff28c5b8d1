//! The calendar of a project: China's, the hours of profile and team, and the files of `calendars/`.

use std::path::{Path, PathBuf};

use super::{Settings, read_text, relative};
use crate::profile::Profile;
use crate::say::Message;
use crate::session::{Excerpt, Failure};
use crate::time::{Calendar, DayEnd, HolidayFile, Hours, read_holiday_file};

/// Returns the calendar: China's, with the profile's hours, the team's hours, and the project's
/// `calendars/*.json` laid over.
pub(super) fn calendar_of(
    root: &Path,
    settings: &Settings,
    profile: &Profile,
) -> Result<Calendar, Failure> {
    let mut calendar = match settings.calendar.as_deref() {
        Some("none") => Calendar::weekdays(),
        _ => Calendar::china(),
    };
    let hours = settings.hours.as_deref().or(profile.hours.as_deref());
    if let Some(hours) = hours {
        let hours: Hours = hours.parse().map_err(|error: crate::time::TimeError| {
            Failure::new(error.message()).at(Excerpt {
                file: "tousu.toml".to_owned(),
                line: 0,
                column: 0,
                text: String::new(),
                width: 0,
            })
        })?;
        calendar = calendar.with_hours(hours);
    }
    let close = settings.day_end_close.unwrap_or(profile.day_end_close);
    calendar = calendar.with_day_end(if close {
        DayEnd::Close
    } else {
        DayEnd::Midnight
    });
    calendar = calendar.with_offset(settings.offset);
    for path in calendar_files(root) {
        let text = read_text(root, &path)?;
        let file = read_holiday_file(&text).map_err(|message| {
            Failure::new(
                Message::new("command.bad_calendar")
                    .with("path", relative(root, &path).display().to_string())
                    .with("reason", message),
            )
        })?;
        calendar = laid_over(calendar, file);
    }
    Ok(calendar)
}

/// Lays a calendar file over a calendar: years join, a whole calendar replaces.
fn laid_over(mut calendar: Calendar, file: HolidayFile) -> Calendar {
    match file {
        HolidayFile::ChinaYear(year) => calendar.add_year(year),
        HolidayFile::Years(years) => years.into_iter().for_each(|year| calendar.add_year(year)),
        HolidayFile::Whole(whole) => return *whole,
    }
    calendar
}

/// Returns the project's calendar files, sorted.
fn calendar_files(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join("calendars"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "json"))
        .collect();
    files.sort();
    files
}
