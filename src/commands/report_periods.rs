//! The periods that `report` is asked for: months, weeks, any others, or from one day to another.

use super::report::ReportArguments;
use crate::profile::LayoutPeriod;
use crate::project::Project;
use crate::say::Message;
use crate::session::Failure;
use crate::time::{TimeError, parse_moment, parse_period};
use crate::views::report::Stretch;

/// How many periods stand side by side: a year, and the month that it is compared with.
const MOST: usize = 13;

/// Returns the periods asked for, none when none is, and the filters.
///
/// # Errors
/// A text that is no period, or too many periods. `--month 2026Q4` is the quarter: what is meant is plain.
pub(super) fn read(
    arguments: &ReportArguments,
    project: &Project,
) -> Result<(Vec<Stretch>, Vec<String>), Failure> {
    let offset = project.settings.offset;
    let period = |text: &str| parse_period(text, project.now, offset);
    let mut terms = arguments.filters.clone();
    let mut stretches = Vec::new();
    let named = [&arguments.month, &arguments.week, &arguments.period];
    for text in named.into_iter().flatten() {
        let found = period(text).or_else(|error| {
            // `--month last month`: the second word landed among the filters.
            let second = |term: &String| period(&format!("{text} {term}")).ok();
            let place = terms.iter().position(|term| second(term).is_some());
            let found = place.and_then(|place| second(&terms.remove(place)));
            found.ok_or(error)
        });
        stretches.push(Stretch::of(found.map_err(said)?));
    }
    let mut place = 0;
    while let Some(term) = terms.get(place) {
        let next = terms.get(place + 1);
        let both = next.and_then(|next| period(&format!("{term} {next}")).ok());
        let (found, words) = match (both, period(term).ok()) {
            (Some(both), _) => (both, 2),
            (None, Some(alone)) => (alone, 1),
            (None, None) => {
                place += 1;
                continue;
            }
        };
        terms.drain(place..place + words);
        stretches.push(Stretch::of(found));
    }
    stretches.extend(between(arguments, project)?);
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

/// Returns the periods asked for, or the last whole one of the usual length.
///
/// # Errors
/// There is none that can be counted.
pub(super) fn or_last(
    asked: Vec<Stretch>,
    usual: LayoutPeriod,
    project: &Project,
) -> Result<Vec<Stretch>, Failure> {
    if !asked.is_empty() {
        return Ok(asked);
    }
    let last = parse_period(usual.last(), project.now, project.settings.offset);
    Ok(vec![Stretch::of(last.map_err(said)?)])
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
