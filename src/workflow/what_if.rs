//! What if another policy had held: the same history, judged by the rules of time of another profile.

use super::Procedure;
use crate::domain::Case;
use crate::profile::Profile;

impl Procedure {
    /// Returns this procedure with the rules of time of another: clocks, escalations, limits, calendar.
    ///
    /// Kinds, states, steps and fields stay, so that a history keeps its meaning; a clock whose steps
    /// this procedure does not have never starts.
    #[must_use]
    pub fn judged_by(&self, other: &Procedure) -> Self {
        let mut profile = Profile {
            clocks: other.profile.clocks.clone(),
            escalations: other.profile.escalations.clone(),
            level_fields: other.profile.level_fields.clone(),
            hours: other.profile.hours.clone(),
            day_end_close: other.profile.day_end_close,
            watched: other.profile.watched.clone(),
            policy: other.profile.policy.clone(),
            ..self.profile.clone()
        };
        profile.report.archive_within = other.profile.report.archive_within;
        Self {
            profile,
            calendar: other.calendar.clone(),
            people: self.people.clone(),
            policy: other.policy.clone(),
        }
    }
}

/// Returns a case without the verdicts in its history, so that every clock is judged anew; never to be written.
#[must_use]
pub fn without_stamps(mut case: Case) -> Case {
    for event in &mut case.history {
        event.clocks.clear();
    }
    case
}
