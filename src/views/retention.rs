//! Files that have been kept long enough, or too long: from which event, how long, since when, and what stops it.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use super::case_row::slashed;
use crate::domain::Hold;
use crate::time::{Due, Limit, format_moment};
use crate::workflow::{Dossier, Kept, Procedure, Reached, kept};

/// A hold as scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HoldView {
    /// Since when, with the offset from UTC.
    pub since: String,
    /// Who held the file.
    pub by: String,
    /// Why.
    pub because: String,
}

impl HoldView {
    /// Returns a hold as scripts see it.
    pub fn of(hold: &Hold) -> Self {
        Self {
            since: format_moment(hold.since),
            by: hold.by.clone(),
            because: hold.because.clone(),
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Files that have reached their minimum or maximum, held or not.
    Reached,
    /// Those of which somebody has to decide what happens to them.
    Due,
    /// Every file whose retention runs, those before the step that starts it, and all that are held.
    All,
}

/// The end of a minimum or a maximum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EndView {
    /// How long, such as `3y`.
    pub limit: String,
    /// Its last moment, with the offset from UTC.
    pub until: String,
    /// Whether it depends on a year that the calendar has no data for.
    pub provisional: bool,
}

impl EndView {
    fn of((limit, due): (Limit, Due)) -> Self {
        Self {
            limit: limit.to_string(),
            until: format_moment(due.moment),
            provisional: due.provisional,
        }
    }
}

/// From when on a file is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StartView {
    /// The step.
    pub step: String,
    /// When it was taken; null while it was not.
    pub at: Option<String>,
}

/// One file as scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RetentionRow {
    /// The number of the case.
    pub id: String,
    /// The one line of the case.
    pub title: String,
    /// The state it stands in.
    pub status: String,
    /// The profile whose procedure it follows.
    pub profile: String,
    /// From when on it is kept; null where the procedure says nothing of it.
    pub from: Option<StartView>,
    /// Until when at least; null while it does not run.
    pub minimum: Option<EndView>,
    /// Until when at most; null where the procedure sets no maximum.
    pub maximum: Option<EndView>,
    /// How far it has come; null while it does not run.
    #[schemars(extend("enum" = ["nothing", "minimum", "maximum", null]))]
    pub reached: Option<String>,
    /// The hold that stops it; null when nobody holds the file.
    pub hold: Option<HoldView>,
    /// The last day up to which somebody recorded that the file is still needed.
    pub needed_until: Option<String>,
    /// Whether somebody has to decide what happens to the file.
    pub due: bool,
    /// Its file, relative to the root of the project.
    pub file: String,
}

/// A file and how long it is kept.
#[derive(Debug)]
pub struct KeptFile<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// How long; `None` while nothing runs.
    pub kept: Option<Kept<'a>>,
}

impl<'a> KeptFile<'a> {
    /// Returns how long the file of a case is kept at a moment; `None` when that is not what was asked for.
    pub fn of(
        dossier: &'a Dossier,
        procedure: &'a Procedure,
        now: DateTime<FixedOffset>,
        asked: Asked,
    ) -> Option<Self> {
        let standing = &dossier.standing;
        let kept = kept(&dossier.case, standing, procedure, now);
        let has_rule = procedure.profile.retention.is_some();
        let reached = kept
            .as_ref()
            .is_some_and(|kept| kept.reached > Reached::Nothing);
        let is_asked = match asked {
            Asked::Reached => reached,
            Asked::Due => kept.as_ref().is_some_and(Kept::is_due),
            Asked::All => (standing.ended.is_some() && has_rule) || standing.hold.is_some(),
        };
        is_asked.then_some(Self {
            dossier,
            procedure,
            kept,
        })
    }

    /// Returns what puts the files that are over the longest first, then those that will be, then the others.
    pub fn order(&self) -> (u8, Option<DateTime<FixedOffset>>, &'a str) {
        let number = self.dossier.case.number.as_str();
        match &self.kept {
            Some(kept) => match kept.over() {
                Some((_, due)) => (0, Some(due.moment), number),
                None => (1, Some(kept.minimum.moment), number),
            },
            None => (2, None, number),
        }
    }

    /// Returns it as scripts see it.
    pub fn row(&self) -> RetentionRow {
        let Dossier { case, standing, .. } = self.dossier;
        let kept = self.kept.as_ref();
        let rule = self.procedure.profile.retention.as_ref();
        let maximum = kept.and_then(|kept| kept.rule.maximum.zip(kept.maximum));
        RetentionRow {
            id: case.number.to_string(),
            title: case.title.clone(),
            status: standing.summary.status.clone(),
            profile: case.profile.clone(),
            from: rule.map(|rule| StartView {
                step: rule.from.clone(),
                at: kept.map(|kept| format_moment(kept.from)),
            }),
            minimum: kept.map(|kept| EndView::of((kept.rule.minimum, kept.minimum))),
            maximum: maximum.map(EndView::of),
            reached: kept.map(|kept| kept.reached.code().to_owned()),
            hold: standing.hold.as_ref().map(HoldView::of),
            needed_until: kept
                .and_then(|kept| kept.needed_until)
                .map(|day| day.to_string()),
            due: kept.is_some_and(Kept::is_due),
            file: slashed(self.dossier),
        }
    }
}
