//! The rules of `check`: one rule a file, its page beside it.
//!
//! A rule looks at cases that were read and replayed, and says what it found with a symbolic place;
//! the project turns that into file, line and column.

mod attachment_changed;
mod attachment_missing;
mod attachment_unrecorded;
mod clock_late;
mod duplicate_event_id;
mod duplicate_number;
mod folder_is_not_day;
mod found;
mod header_against_history;
mod hidden_character;
mod illegal_event;
mod misplaced_file;
mod missing_verdict;
mod number_is_not_file_name;
mod provisional_due;
mod schema;
mod subject;
mod time_against_id;
mod time_goes_back;
mod time_in_future;
mod unknown_key;
mod unknown_profile;
mod unknown_value;
mod unreadable;
mod verdict_against_clock;

use crate::domain::Severity;
use crate::say::Language;

pub use found::{At, Found};
pub use subject::{Attachment, Contents, Subject};

/// A rule of `check`.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id; settings, findings and `explain` use it.
    pub id: &'static str,
    /// How grave its findings are, unless the settings say otherwise.
    pub severity: Severity,
    /// Its page in English.
    pub page: &'static str,
    /// Its page in Chinese.
    pub page_zh: &'static str,
    /// How it looks.
    pub check: Check,
}

/// How a rule looks.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// While files are read: whoever reads them tells it under the rule's id.
    Reading,
    /// At one case after the other.
    Case(fn(&Subject<'_>) -> Vec<Found>),
    /// At all cases together; what is found names its case by position.
    All(fn(&[Subject<'_>]) -> Vec<(usize, Found)>),
}

/// All rules, in the order in which `explain` lists them.
pub const ALL: &[Rule] = &[
    unreadable::RULE,
    schema::RULE,
    unknown_key::RULE,
    unknown_profile::RULE,
    misplaced_file::RULE,
    number_is_not_file_name::RULE,
    folder_is_not_day::RULE,
    duplicate_number::RULE,
    duplicate_event_id::RULE,
    header_against_history::RULE,
    illegal_event::RULE,
    unknown_value::RULE,
    hidden_character::RULE,
    time_goes_back::RULE,
    time_against_id::RULE,
    time_in_future::RULE,
    verdict_against_clock::RULE,
    missing_verdict::RULE,
    clock_late::RULE,
    provisional_due::RULE,
    attachment_missing::RULE,
    attachment_changed::RULE,
    attachment_unrecorded::RULE,
];

impl Rule {
    /// Returns the rule of that id.
    pub fn of(id: &str) -> Option<&'static Rule> {
        ALL.iter().find(|rule| rule.id == id)
    }

    /// Tells whether settings may not weaken it: what was not read cannot pass as checked.
    pub fn is_fixed(&self) -> bool {
        matches!(self.id, "unreadable" | "schema" | "unknown-profile")
    }

    /// Returns its page.
    pub fn page_in(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.page,
            Language::Zh => self.page_zh,
        }
    }

    /// Returns the first line of its page, without the mark of a heading: what it finds, in a phrase.
    pub fn title_in(&self, language: Language) -> &'static str {
        self.page_in(language)
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches('#')
            .trim()
    }
}
