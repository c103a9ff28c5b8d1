//! The rules of `check`: one rule a file, its page beside it.
//!
//! A rule looks at cases that were read and replayed, and says what it found with a symbolic place;
//! the project turns that into file, line and column.

mod action_late;
mod action_unknown;
mod approval_digest;
mod approval_missing;
mod approval_void;
mod attachment_changed;
mod attachment_missing;
mod attachment_unrecorded;
mod breach;
mod clock_due_soon;
mod clock_late;
mod closed_without_outcome;
mod duplicate_event_id;
mod duplicate_number;
mod escalation_due;
mod extension_approved_late;
mod extension_asked_late;
mod feedback_missing;
mod filed_history_changed;
mod folder_is_not_day;
mod found;
mod group_without_leader;
mod header_against_history;
mod hidden_character;
mod illegal_event;
mod last_way;
mod late_archive;
mod link_cycle;
mod link_unknown;
mod links;
mod misplaced_file;
mod missing_calendar_year;
mod missing_field;
mod missing_verdict;
mod number_is_not_file_name;
mod paper_missing;
mod pause_too_long;
mod personal_data_in_text;
mod personal_numbers;
mod profile_fault;
mod promised_past;
mod provisional_due;
mod received_edited_late;
mod redress_unapproved;
mod reopened_often;
mod repeat_not_linked;
mod retention_reached;
mod schema;
mod subject;
mod time_against_id;
mod time_goes_back;
mod time_in_future;
mod title_of_many_lines;
mod trace;
mod unknown_key;
mod unknown_profile;
mod unknown_value;
mod unreadable;
mod verdict_against_clock;

use chrono::{DateTime, FixedOffset};

use crate::domain::Severity;
use crate::say::Language;
use crate::workflow::Procedure;

pub use found::{At, Found};
pub use subject::Subject;
pub use trace::Trace;

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
    /// At what is kept of all cases together, by their numbers; what is found names its case by position.
    Across(fn(&[Trace]) -> Vec<(usize, Found)>),
    /// At what the team works by, and this run's now; no case is concerned.
    Project(fn(&Procedure, DateTime<FixedOffset>) -> Vec<Found>),
}

/// All rules, in the order in which `explain` lists them.
pub const ALL: &[Rule] = &[
    unreadable::RULE,
    schema::RULE,
    unknown_key::RULE,
    unknown_profile::RULE,
    profile_fault::RULE,
    misplaced_file::RULE,
    number_is_not_file_name::RULE,
    folder_is_not_day::RULE,
    duplicate_number::RULE,
    duplicate_event_id::RULE,
    header_against_history::RULE,
    illegal_event::RULE,
    missing_field::RULE,
    approval_missing::RULE,
    approval_digest::RULE,
    approval_void::RULE,
    unknown_value::RULE,
    hidden_character::RULE,
    title_of_many_lines::RULE,
    time_goes_back::RULE,
    time_against_id::RULE,
    time_in_future::RULE,
    received_edited_late::RULE,
    verdict_against_clock::RULE,
    missing_verdict::RULE,
    clock_late::RULE,
    action_late::RULE,
    action_unknown::RULE,
    clock_due_soon::RULE,
    escalation_due::RULE,
    promised_past::RULE,
    breach::RULE,
    extension_asked_late::RULE,
    extension_approved_late::RULE,
    pause_too_long::RULE,
    reopened_often::RULE,
    feedback_missing::RULE,
    closed_without_outcome::RULE,
    paper_missing::RULE,
    redress_unapproved::RULE,
    repeat_not_linked::RULE,
    link_unknown::RULE,
    link_cycle::RULE,
    group_without_leader::RULE,
    personal_data_in_text::RULE,
    provisional_due::RULE,
    missing_calendar_year::RULE,
    late_archive::RULE,
    filed_history_changed::RULE,
    retention_reached::RULE,
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
        matches!(
            self.id,
            "unreadable" | "schema" | "unknown-profile" | "profile-fault"
        )
    }

    /// Tells whether its findings are about time that has passed; all others are about the data.
    pub fn is_about_lateness(&self) -> bool {
        matches!(
            self.id,
            "clock-late" | "action-late" | "clock-due-soon" | "escalation-due" | "promised-past"
        )
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
