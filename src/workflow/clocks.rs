//! Clocks judged: due when, in time or not. A stamp in the history is believed; a running clock is
//! computed when it is read.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::clock_items::{holds, item_of, judged_item};
use super::due_moments::{Counting, Telling, due_moments};
use super::{Clock, Judged, JudgedItem, Procedure, Standing, Verdict};
use crate::domain::{Stamp, StampVerdict};
use crate::profile::{ClockRule, DueRule, Pausing};
use crate::say::Label;
use crate::time::{Pause, TimeError, parse_moment};

/// Judges all clocks of a case that apply to it, in the order they started; how their due moments came about is
/// left out, and [`judge`] tells it of one clock.
pub fn judge_all(
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Judged> {
    standing
        .clocks
        .iter()
        .filter_map(|clock| judge_bare(clock, standing, procedure, now))
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
    let stamp = clock.stamp.as_ref();
    judge_as(clock, stamp, standing, procedure, now, Telling::Explained)
}

/// Judges a run without telling how its due moment came about; `None` also where it cannot be computed.
pub(super) fn judge_bare(
    clock: &Clock,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Option<Judged> {
    let stamp = clock.stamp.as_ref();
    let judged = judge_as(clock, stamp, standing, procedure, now, Telling::Bare);
    judged.ok().flatten()
}

/// Judges a clock; `stamp` is the verdict to be believed.
fn judge_as(
    clock: &Clock,
    stamp: Option<&Stamp>,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    telling: Telling,
) -> Result<Option<Judged>, TimeError> {
    let Some(rule) = procedure.profile.clocks.get(&clock.id) else {
        return Ok(stamp.map(|stamp| believed(clock, None, stamp, None)));
    };
    if let Some(stamp) = stamp {
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
    let counting = Counting {
        pauses: &pauses,
        until,
        procedure,
        telling,
    };
    let Some((first, last)) = due_moments(clock, rule, standing, &counting)? else {
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
        first_due: first,
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
    let stamp = clock.stamp.as_ref();
    match judge_as(clock, stamp, standing, procedure, at, Telling::Bare) {
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
    Ok(
        judge_as(clock, None, standing, procedure, stopped, Telling::Bare)?.map(|judged| Stamp {
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
