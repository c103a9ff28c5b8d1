//! A case: the header that sums it up, and the history that is the truth.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::{CaseNumber, Event};

/// Who complains.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Customer {
    /// Name of the person or organisation.
    pub name: Option<String>,
    /// Phone number, as text.
    pub phone: Option<String>,
    /// The number by which the company knows the customer, as text.
    pub account: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

impl Customer {
    /// Returns the values under the field names that steps and options use.
    pub fn fields(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("customer_name", self.name.as_deref()),
            ("phone", self.phone.as_deref()),
            ("account", self.account.as_deref()),
            ("email", self.email.as_deref()),
            ("address", self.address.as_deref()),
        ]
    }
}

/// The lines of the header that steps change; each is what replaying the history yields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The state of the profile that the case stands in.
    pub status: String,
    /// The priority.
    pub priority: Option<String>,
    /// What was complained of, by the profile's categories.
    pub category: Option<String>,
    /// The department that leads.
    pub lead: Option<String>,
    /// The person who has it.
    pub handler: Option<String>,
    /// The departments that assist.
    pub assist: Vec<String>,
    /// The round, from 1.
    pub round: u32,
    /// Whether the complaint was upheld.
    pub outcome: Option<String>,
    /// What the customer said of the result, in the last round.
    pub satisfaction: Option<String>,
}

/// One case, as its file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The number.
    pub number: CaseNumber,
    /// Complaint, suggestion, inquiry, by the profile's kinds.
    pub kind: String,
    /// One line that says what it is about.
    pub title: String,
    /// When it reached the team.
    pub received: DateTime<FixedOffset>,
    /// How it came.
    pub channel: Option<String>,
    /// The profile whose procedure it follows.
    pub profile: String,
    /// Who complains.
    pub customer: Customer,
    /// Other things that were asked at intake, by the profile's fields.
    pub details: IndexMap<String, String>,
    /// The complaint in the customer's own words.
    pub description: Option<String>,
    /// The lines that sum up the history.
    pub summary: Summary,
    /// What happened, oldest first; never empty.
    pub history: Vec<Event>,
    /// Keys of the header that this version does not know, in the order written.
    pub unknown_keys: Vec<String>,
}
