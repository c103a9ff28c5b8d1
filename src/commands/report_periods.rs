//! The periods that `report` is asked for: months, weeks, any others, or from one day to another.

use super::report::ReportArguments;
use crate::project::Project;
use crate::say::Message;
use crate::session::Failure;
use crate::time::{TimeError, parse_moment, parse_period};
use crate::views::report::Stretch;

/// How many periods stand side by side: a year, and the month that it is compared with.
const MOST: usize = 13;

/// Returns the periods asked for, last month when none is, and the filters.
///
/// # Errors
/// A text that is no period, or no month, or no week; too many periods.
pub(super) fn read(
    arguments: &ReportArguments,
    project: &Project,
) -> Result<(Vec<Stretch>, Vec<String>), Failure> {
    let offset = project.settings.offset;
    let mut stretches = Vec::new();
    let mut terms = Vec::new();
    for term in &arguments.filters {
        match parse_period(term, project.now, offset) {
            Ok(period) => stretches.push(Stretch::of(period)),
            Err(_) => terms.push(term.clone()),
        }
    }
    for month in &arguments.month {
        let stretch = stretch(month, project)?;
        if !stretch.is_month() {
            let message = Message::new("report.no_month").with("text", month);
            return Err(Failure::new(message).hint(Message::new("report.no_month_hint")));
        }
        stretches.push(stretch);
    }
    for week in &arguments.week {
        let stretch = stretch(week, project)?;
        if !stretch.is_week() {
            let message = Message::new("report.no_week").with("text", week);
            return Err(Failure::new(message).hint(Message::new("report.no_week_hint")));
        }
        stretches.push(stretch);
    }
    for period in &arguments.period {
        stretches.push(stretch(period, project)?);
    }
    stretches.extend(between(arguments, project)?);
    if stretches.is_empty() {
        stretches.push(stretch("last month", project)?);
    }
    let mut unique: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        if !unique.contains(&stretch) {
            unique.push(stretch);
        }
    }
    unique.sort_by_key(|stretch| (stretch.start, stretch.end));
    if unique.len() > MOST {
        let message = Message::new("report.too_many_periods").with("count", unique.len());
        return Err(Failure::new(message.with("most", MOST)));
    }
    Ok((unique, terms))
}

fn stretch(text: &str, project: &Project) -> Result<Stretch, Failure> {
    parse_period(text, project.now, project.settings.offset)
        .map(Stretch::of)
        .map_err(said)
}

fn said(error: TimeError) -> Failure {
    Failure::new(error.message())
}

/// Returns the stretch between `--from` and `--to`; `None` when they are not given.
fn between(arguments: &ReportArguments, project: &Project) -> Result<Option<Stretch>, Failure> {
    let (Some(from), Some(to)) = (&arguments.from, &arguments.to) else {
        return Ok(None);
    };
    let offset = project.settings.offset;
    let start = parse_moment(from, offset).map_err(said)?;
    let mut end = parse_moment(to, offset).map_err(said)?;
    // A last day is meant whole.
    if !to.contains(':') && !to.contains('：') {
        end = end
            .checked_add_signed(chrono::TimeDelta::days(1))
            .ok_or_else(|| said(TimeError::OutOfRange))?;
    }
    let stretch = Stretch::between(start, end).ok_or_else(|| {
        Failure::new(
            Message::new("report.ends_before_it_starts")
                .with("from", from)
                .with("to", to),
        )
    })?;
    Ok(Some(stretch))
}
