//! Durations, calendars and deadlines; pure: no file is read and no clock is asked.
//!
//! A limit names its unit (`limit`), a calendar says when work is done (`calendar`, `count`),
//! and `deadline` joins the two by the rules of the Civil Code, articles 201 to 204.

mod calendar;
mod count;
mod day;
mod deadline;
mod error;
mod explain;
mod fingerprint;
mod holiday_file;
mod hours;
mod json_place;
mod limit;
mod moment;
mod pause;
mod period;
mod period_words;
mod special;
mod trace;
mod whole_calendar;
mod window;
mod year_file;

pub use calendar::{Calendar, DayEnd, china_offset};
pub use day::{DayKind, YearOfDays};
pub use deadline::{Deadline, Due, deadline, due_moment, extended};
pub use error::TimeError;
pub use explain::holiday_name;
pub use holiday_file::{HolidayFile, read_holiday_file, read_holiday_year};
pub use hours::Hours;
pub use limit::{Limit, Unit};
pub use moment::{format_moment, parse_due, parse_moment, parse_offset, read_moment};
pub use pause::Pause;
pub use period::{Period, parse_period};
pub use window::Window;
