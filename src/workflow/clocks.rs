//! Clocks judged: due when, in time or not. A stamp in the history is believed; a running clock is
//! computed when it is read.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::clock_items::{holds, item_of, judged_item};
use super::{Clock, Judged, JudgedItem, Procedure, Standing, Verdict, dated};
use crate::domain::{Stamp, StampVerdict};
use crate::profile::{ClockRule, DueRule, Pausing};
use crate::say::{Label, Message};
use crate::time::{Deadline, Pause, TimeError, deadline, parse_moment};

/// Judges all clocks of a case that apply to it, in the order they started.
pub fn judge_all(
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Judged> {
    standing
        .clocks
        .iter()
        .filter_map(|clock| judge(clock, standing, procedure, now).ok().flatten())
        .collect()
}

/// Judges one clock; `None` when it does not apply to the case as it stands.
///
/// Fails when its due moment cannot be computed: no working time at all, or a moment out of range.
pub fn judge(
    clock: &Clock,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Result<Option<Judged>, TimeError> {
    let Some(rule) = procedure.profile.clocks.get(&clock.id) else {
        return Ok(clock
            .stamp
            .as_ref()
            .map(|stamp| believed(clock, None, stamp, None)));
    };
    if let Some(stamp) = &clock.stamp {
        let item = judged_item(clock, rule, standing, procedure);
        return Ok(Some(believed(clock, Some(rule), stamp, item)));
    }
    if !holds(clock, rule, standing, &procedure.profile) {
        return Ok(None);
    }
    let until = clock.stopped.unwrap_or(now);
    let pauses = match rule.pausing {
        Pausing::Pauses => pauses_until(&standing.pauses, clock.stopped),
        Pausing::Runs => Vec::new(),
    };
    let Some((first, last)) = due_moments(clock, rule, standing, &pauses, until, procedure)? else {
        return Ok(None);
    };
    let verdict = match clock.stopped {
        Some(stopped) if stopped <= last.due => Verdict::Met,
        Some(_) => Verdict::Missed,
        None if now > last.due => Verdict::Late,
        None if pauses.last().is_some_and(|pause| pause.to.is_none()) => Verdict::Paused,
        None => Verdict::Running,
    };
    Ok(Some(Judged {
        id: clock.id.clone(),
        label: rule.label.clone(),
        scope: clock.scope,
        item: judged_item(clock, rule, standing, procedure),
        round: clock.round,
        started: clock.started,
        due: last.due,
        first_due: first.due,
        stopped: clock.stopped,
        paused_seconds: paused_seconds(&pauses, clock.started, until),
        verdict,
        provisional: last.provisional,
        stamped: false,
        explanation: last.explanation,
        warn_percent: rule.warn_percent,
    }))
}

/// Returns what the history says of a clock that was stopped.
fn believed(
    clock: &Clock,
    rule: Option<&ClockRule>,
    stamp: &Stamp,
    item: Option<JudgedItem>,
) -> Judged {
    Judged {
        id: clock.id.clone(),
        label: rule.map_or_else(
            || Label::new(&clock.id, &clock.id),
            |rule| rule.label.clone(),
        ),
        scope: clock.scope,
        item,
        round: clock.round,
        started: stamp.started,
        due: stamp.due,
        first_due: stamp.first_due.unwrap_or(stamp.due),
        stopped: clock.stopped,
        paused_seconds: stamp.paused_seconds,
        verdict: match stamp.verdict {
            StampVerdict::Met => Verdict::Met,
            StampVerdict::Missed => Verdict::Missed,
        },
        provisional: stamp.provisional,
        stamped: true,
        explanation: Vec::new(),
        warn_percent: rule.map_or(100, |rule| rule.warn_percent),
    }
}

/// Returns the due moment before extensions and the one after them; `None` when the clock has no
/// limit for the case's priority.
fn due_moments(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    pauses: &[Pause],
    until: DateTime<FixedOffset>,
    procedure: &Procedure,
) -> Result<Option<(Deadline, Deadline)>, TimeError> {
    let first = match &rule.due {
        DueRule::At(_) => {
            let at = clock
                .due_at
                .or_else(|| due_field(clock, rule, standing, *until.offset()));
            let Some(due) = at else {
                return Ok(None);
            };
            let explanation =
                vec![Message::new("workflow.explain_promised").with("due", minute(due))];
            Deadline {
                due,
                provisional: false,
                explanation,
            }
        }
        DueRule::After(_) => {
            let day = dated::day_of(clock.started, procedure);
            let priority = if clock.stopped.is_some() {
                &clock.priority
            } else {
                &standing.summary.priority
            };
            let limits = rule.limits_on(day);
            let Some(limit) = limits.and_then(|limits| limits.of(priority.as_deref())) else {
                return Ok(None);
            };
            let mut first = deadline(clock.started, limit, pauses, until, &procedure.calendar)?;
            let held = dated::explain(rule, day, limit);
            first.explanation.splice(0..0, held);
            first
        }
    };
    let mut last = first.clone();
    for extension in &clock.extensions {
        // It counts on from the due moment; pauses before that were given back already.
        let further = deadline(last.due, extension.by, pauses, until, &procedure.calendar)?;
        last.explanation.push(
            Message::new("workflow.explain_extension")
                .with("at", minute(extension.at))
                .with("by", extension.by.message()),
        );
        last.explanation.extend(further.explanation);
        last.due = further.due;
        last.provisional |= further.provisional;
    }
    Ok(Some((first, last)))
}

/// Returns a moment as the lines of an explanation name it.
fn minute(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// Tells whether a case as it stands has need of a clock that would start on that day: it meets the
/// clock's condition, and has a limit.
pub(super) fn applies(rule: &ClockRule, standing: &Standing, day: NaiveDate) -> bool {
    let has_due = match &rule.due {
        DueRule::At(field) => standing.facts.contains_key(field),
        DueRule::After(_) => {
            let priority = standing.summary.priority.as_deref();
            let limits = rule.limits_on(day);
            limits.is_some_and(|limits| limits.of(priority).is_some())
        }
    };
    has_due && rule.when.holds(standing)
}

/// Returns the moment that a clock's due field gives now.
pub(super) fn due_field(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    offset: FixedOffset,
) -> Option<DateTime<FixedOffset>> {
    match &rule.due {
        DueRule::At(field) => {
            let facts = match item_of(clock, rule, standing) {
                Some(item) => &item.fields,
                None => &standing.facts,
            };
            let text = facts.get(field)?;
            parse_moment(text, offset).ok()
        }
        DueRule::After(_) => None,
    }
}

/// Tells whether the last run of a clock, for an item of those that have one each, is stopped or past due at a
/// moment; also when it never ran.
pub(super) fn is_late_or_stopped(
    standing: &Standing,
    (id, item): (&str, Option<&str>),
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> bool {
    let mut runs = standing.clocks.iter().rev();
    let Some(clock) = runs.find(|clock| clock.id == id && clock.item.as_deref() == item) else {
        return true;
    };
    match judge(clock, standing, procedure, at) {
        Ok(Some(judged)) => !matches!(judged.verdict, Verdict::Running | Verdict::Paused),
        _ => true,
    }
}

/// Returns the verdict of a clock that was just stopped, to be written into the event.
pub fn stamp(
    clock: &Clock,
    standing: &Standing,
    procedure: &Procedure,
) -> Result<Option<Stamp>, TimeError> {
    let Some(stopped) = clock.stopped else {
        return Ok(None);
    };
    let unstamped = Clock {
        stamp: None,
        ..clock.clone()
    };
    Ok(
        judge(&unstamped, standing, procedure, stopped)?.map(|judged| Stamp {
            clock: judged.id,
            item: clock.item.clone(),
            started: judged.started,
            due: judged.due,
            first_due: (judged.first_due != judged.due).then_some(judged.first_due),
            paused_seconds: judged.paused_seconds,
            verdict: if judged.verdict == Verdict::Met {
                StampVerdict::Met
            } else {
                StampVerdict::Missed
            },
            policy: procedure.policy.clone(),
            provisional: judged.provisional,
        }),
    )
}

/// Returns the pauses that a clock has seen: what came after it was stopped gives it nothing back.
fn pauses_until(pauses: &[Pause], stopped: Option<DateTime<FixedOffset>>) -> Vec<Pause> {
    let Some(stopped) = stopped else {
        return pauses.to_vec();
    };
    let seen = pauses.iter().filter(|pause| pause.from < stopped);
    seen.map(|pause| Pause {
        from: pause.from,
        to: Some(pause.to.map_or(stopped, |to| to.min(stopped))),
    })
    .collect()
}

/// Returns the elapsed seconds of the pauses between two moments.
fn paused_seconds(
    pauses: &[Pause],
    from: DateTime<FixedOffset>,
    until: DateTime<FixedOffset>,
) -> i64 {
    pauses
        .iter()
        .map(|pause| {
            (pause.to.unwrap_or(until).min(until) - pause.from.max(from))
                .num_seconds()
                .max(0)
        })
        .sum()
}
