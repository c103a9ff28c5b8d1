//! Exemptions: a case need not follow a rule of `check` until a day, as an event of its history says.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Case, Finding};

/// The step of every profile that records an exemption.
pub const EXEMPTION: &str = "exempt";

/// One exemption of a case from a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The id of the rule.
    pub rule: String,
    /// The last day on which it holds, in the team's time zone.
    pub until: NaiveDate,
    /// Who recorded it.
    pub by: String,
    /// When it was recorded.
    pub at: DateTime<FixedOffset>,
}

/// A finding that does not count because its case is exempted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempted {
    /// What was found.
    pub finding: Finding,
    /// Why it does not count.
    pub exemption: Exemption,
}

impl Exemption {
    /// Tells whether it holds at a moment, given in the team's time zone.
    pub fn holds(&self, now: DateTime<FixedOffset>) -> bool {
        self.at <= now && now.date_naive() <= self.until
    }
}

impl Case {
    /// Returns the exemptions, one a rule: the last that was recorded of it.
    ///
    /// Without a rule, a day and a reason an event exempts from nothing.
    pub fn exemptions(&self) -> Vec<Exemption> {
        let mut exemptions: Vec<Exemption> = Vec::new();
        for event in self.history.iter().filter(|event| event.step == EXEMPTION) {
            let given = |field: &str| {
                let value = event.set.get(field).map(|value| value.trim());
                value.filter(|value| !value.is_empty())
            };
            let until = given("until").and_then(|text| text.parse().ok());
            let (Some(rule), Some(until), Some(_)) = (given("rule"), until, given("reason")) else {
                continue;
            };
            exemptions.retain(|known| known.rule != rule);
            exemptions.push(Exemption {
                rule: rule.to_owned(),
                until,
                by: event.by.clone(),
                at: event.at,
            });
        }
        exemptions
    }
}
