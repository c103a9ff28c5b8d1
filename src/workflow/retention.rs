//! How long the file of a case has been kept: from which event, until when at least and at most, and what stops that.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Procedure, Standing};
use crate::domain::{Case, Hold};
use crate::profile::Retention;
use crate::time::{Due, due_moment};

/// The rule of `check` whose exemption says that a file is still needed.
const STILL_NEEDED: &str = "retention-reached";

/// How far the retention of a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// It must still be kept.
    Nothing,
    /// It has been kept for as long as it must.
    Minimum,
    /// It has been kept for as long as it may.
    Maximum,
}

impl Reached {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            Reached::Nothing => "nothing",
            Reached::Minimum => "minimum",
            Reached::Maximum => "maximum",
        }
    }
}

/// How long the file of an ended case is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<'a> {
    /// What the procedure says.
    pub rule: &'a Retention,
    /// When the step was taken from which it counts.
    pub from: DateTime<FixedOffset>,
    /// The last moment of the minimum.
    pub minimum: Due,
    /// The last moment of the maximum; `None` where the procedure sets none.
    pub maximum: Option<Due>,
    /// How far it has come.
    pub reached: Reached,
    /// The hold that stops it; `None` when nobody holds the file.
    pub hold: Option<&'a Hold>,
    /// The last day up to which somebody recorded that the file is still needed; `None` when nobody did.
    pub needed_until: Option<NaiveDate>,
}

impl Kept<'_> {
    /// Tells whether the file is past the maximum, or where there is none past the minimum.
    pub fn is_over(&self) -> bool {
        match self.maximum {
            Some(_) => self.reached == Reached::Maximum,
            None => self.reached == Reached::Minimum,
        }
    }

    /// Tells whether somebody has to decide what happens to the file: it is over, nobody holds it, and nobody has
    /// recorded that it is still needed.
    pub fn is_due(&self) -> bool {
        self.is_over() && self.hold.is_none() && self.needed_until.is_none()
    }

    /// Returns the end that was reached last, with the limit that led to it; `None` while none was.
    pub fn over(&self) -> Option<(crate::time::Limit, Due)> {
        match self.reached {
            Reached::Nothing => None,
            Reached::Minimum => Some((self.rule.minimum, self.minimum)),
            Reached::Maximum => self.rule.maximum.zip(self.maximum),
        }
    }
}

/// Returns how long the file of a case is kept; `None` while the case is open, before the step from which it counts,
/// and where the procedure says nothing of it.
///
/// A step that was taken before the case was last reopened does not count: the file came back into use. Counting is
/// that of the Civil Code, articles 201 to 204, as for every other limit.
pub fn kept<'a>(
    case: &Case,
    standing: &'a Standing,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Option<Kept<'a>> {
    let rule = procedure.profile.retention.as_ref()?;
    standing.ended?;
    let reopened = standing.reopened.last();
    let mut events = case.history.iter().rev();
    let from = events.find(|event| event.step == rule.from)?.at;
    if reopened.is_some_and(|reopened| from < *reopened) {
        return None;
    }
    let until = |limit| due_moment(from, limit, &[], now, &procedure.calendar).ok();
    let minimum = until(rule.minimum)?;
    let maximum = match rule.maximum {
        Some(limit) => Some(until(limit)?),
        None => None,
    };
    let reached = match maximum {
        Some(maximum) if now > maximum.moment => Reached::Maximum,
        _ if now > minimum.moment => Reached::Minimum,
        _ => Reached::Nothing,
    };
    let mut exemptions = case.exemptions().into_iter();
    let needed = exemptions.find(|one| one.rule == STILL_NEEDED && one.holds(now));
    Some(Kept {
        rule,
        from,
        minimum,
        maximum,
        reached,
        hold: standing.hold.as_ref(),
        needed_until: needed.map(|one| one.until),
    })
}
