//! A case file as it is written: every value is text or absent, nothing is judged yet.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::written::{Recorded, Written};

/// How a moment is written.
const MOMENT: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}(Z|[+-][0-9]{2}:[0-9]{2})$";

/// A complaint, suggestion or inquiry with its history.
///
/// The history is the truth and the header its summary: change a case with `tousu`, which keeps the
/// two together. What is written by hand is judged by `tousu check`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "tousu case")]
pub struct CaseFile {
    /// The number; the same as the file's name.
    #[schemars(
        with = "String",
        regex(pattern = r"^[A-Z]{1,8}-[0-9]{8}-[0-9A-HJKMNP-TV-Z]{4}$")
    )]
    pub id: Option<String>,
    /// The state of the profile that the case stands in.
    #[schemars(with = "String")]
    pub status: Option<String>,
    /// Complaint, suggestion, inquiry, by the profile's kinds.
    #[schemars(with = "String")]
    pub kind: Option<String>,
    /// The priority, by the profile's list.
    pub priority: Option<String>,
    /// One line that says what it is about.
    #[schemars(length(max = 5000))]
    pub title: Option<String>,
    /// What it is about, by the profile's categories.
    pub category: Option<String>,
    /// When it reached the team, with the offset from UTC.
    #[schemars(
        with = "String",
        regex(pattern = MOMENT)
    )]
    pub received: Option<Written>,
    /// The department that leads.
    pub lead: Option<String>,
    /// How it came, by the profile's channels.
    pub channel: Option<String>,
    /// The person who has it.
    pub handler: Option<String>,
    /// Who complains.
    pub customer: Option<CustomerFile>,
    /// The departments that assist.
    pub assist: Option<Vec<String>>,
    /// The profile whose procedure it follows.
    #[schemars(with = "String")]
    pub profile: Option<String>,
    /// The round, from 1; absent for the first.
    #[schemars(with = "Option<u32>", range(min = 1))]
    pub round: Option<String>,
    /// Other things that were asked at intake, by the profile's fields.
    pub details: Option<IndexMap<String, Option<String>>>,
    /// Whether the complaint was upheld: upheld, partly_upheld, not_upheld.
    pub outcome: Option<String>,
    /// The complaint in the customer's own words.
    pub description: Option<String>,
    /// What the customer said of the result in the last round.
    pub satisfaction: Option<String>,
    /// What happened, oldest first. Events are added and never changed.
    #[schemars(with = "Vec<EventFile>", length(min = 1))]
    pub history: Option<Vec<EventFile>>,
}

/// Who complains.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerFile {
    /// Name of the person or organisation.
    pub name: Option<String>,
    /// Phone number; in quotes, so that leading zeros stay.
    pub phone: Option<String>,
    /// The number by which the company knows the customer; in quotes.
    pub account: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// One event of the history.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventFile {
    /// Its own id: 26 characters that grow with time.
    #[schemars(with = "String", regex(pattern = r"^[0-9A-HJKMNP-TV-Z]{26}$"))]
    pub id: Option<String>,
    /// When, with the offset from UTC.
    #[schemars(with = "String", regex(pattern = MOMENT))]
    pub at: Option<Written>,
    /// Who.
    #[schemars(with = "String")]
    pub by: Option<String>,
    /// The step of the profile; or note, edit, attach.
    #[schemars(with = "String")]
    pub step: Option<String>,
    /// What the step recorded.
    #[schemars(with = "Option<IndexMap<String, Option<String>>>")]
    pub set: Option<Recorded>,
    /// Remarks.
    pub note: Option<String>,
    /// The header fields that an edit changed.
    pub changed: Option<Vec<String>>,
    /// The clocks that it stopped, with the verdict of that moment.
    pub clocks: Option<Vec<StampFile>>,
}

/// The verdict on a clock that was stopped.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StampFile {
    /// The clock of the profile.
    #[schemars(with = "String")]
    pub clock: Option<String>,
    /// The item that it ran for; absent where it ran for the case.
    pub item: Option<String>,
    /// When it started.
    #[schemars(with = "String", regex(pattern = MOMENT))]
    pub started: Option<Written>,
    /// When it was due, extensions counted in.
    #[schemars(with = "String", regex(pattern = MOMENT))]
    pub due: Option<Written>,
    /// When it was due before any extension; absent without one.
    #[schemars(with = "Option<String>")]
    pub first_due: Option<Written>,
    /// How long it stood still, in seconds; absent for not at all.
    #[schemars(with = "Option<u64>")]
    pub paused_s: Option<String>,
    /// `met`: stopped at or before its due moment; `missed`: after it.
    #[schemars(with = "String", regex(pattern = "^(met|missed)$"))]
    pub verdict: Option<String>,
    /// The fingerprint of the limits and the calendar that were used.
    pub policy: Option<String>,
    /// `yes` when the due moment depends on a year that the calendar has no data for.
    pub provisional: Option<String>,
}
