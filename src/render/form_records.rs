//! Clocks and attached files as a form prints them.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::form_facts::minute;
use crate::say::{Words, visible};
use crate::workflow::{Dossier, Judged, Verdict};

/// One clock.
#[derive(Debug, Clone, Serialize)]
pub struct FormClock {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// When it started.
    pub started: String,
    /// When it is due.
    pub due: String,
    /// When it was due before it was extended.
    pub first_due: String,
    /// When it stopped; empty while it runs.
    pub stopped: String,
    /// How it stands.
    pub verdict: String,
}

/// One attached file.
#[derive(Debug, Clone, Serialize)]
pub struct FormAttachment {
    /// Its name.
    pub file: String,
    /// When it was attached.
    pub at: String,
    /// Its digest.
    pub sha256: String,
}

/// Returns a clock in the words of one language.
pub(super) fn form_clock(clock: &Judged, now: DateTime<FixedOffset>, words: Words) -> FormClock {
    let word = match clock.verdict {
        Verdict::Running => "form.clock_running",
        Verdict::Paused => "form.clock_paused",
        Verdict::Late => "form.clock_late",
        Verdict::Met => "form.clock_met",
        Verdict::Missed => "form.clock_missed",
    };
    FormClock {
        id: clock.id.clone(),
        label: clock.label.in_language(words.language()).to_owned(),
        started: minute(clock.started, now),
        due: minute(clock.due, now),
        first_due: minute(clock.first_due, now),
        stopped: clock
            .stopped
            .map_or_else(String::new, |stopped| minute(stopped, now)),
        verdict: words.word(word),
    }
}

/// Returns the attached files, oldest first.
pub(super) fn attachments(dossier: &Dossier, now: DateTime<FixedOffset>) -> Vec<FormAttachment> {
    let history = dossier.case.history.iter();
    history
        .filter_map(|event| {
            Some(FormAttachment {
                file: visible(event.set.get("file")?).into_owned(),
                at: minute(event.at, now),
                sha256: event.set.get("sha256").cloned().unwrap_or_default(),
            })
        })
        .collect()
}
