//! What a team works by: its profile, its calendar, its people.

use crate::domain::People;
use crate::profile::Profile;
use crate::time::Calendar;

/// What a team works by.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// The profile.
    pub profile: Profile,
    /// The calendar, with the profile's and the team's working hours.
    pub calendar: Calendar,
    /// The people; empty when none are configured.
    pub people: People,
    /// What stamps name as the policy they were judged by: profile, fingerprints of limits and calendar.
    pub policy: String,
}

impl Procedure {
    /// Puts the three together.
    pub fn new(profile: Profile, calendar: Calendar, people: People) -> Self {
        let policy = format!(
            "{}-{}-{}",
            profile.name,
            profile.policy,
            calendar.fingerprint()
        );
        Self {
            profile,
            calendar,
            people,
            policy,
        }
    }
}
