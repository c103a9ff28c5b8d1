//! A case as the report knows it: its dossier, how it went between open and ended, and how it weighs in rates.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use super::Options;
use super::flow::Flow;
use super::weight::Weight;
use crate::domain::{Case, CaseNumber, Event};
use crate::workflow::{Dossier, Procedure};

/// A case as known at `now`.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) dossier: Cow<'a, Dossier>,
    pub(super) flow: Flow,
    weight: Weight,
}

impl<'a> Known<'a> {
    /// Returns the cases that were in the books at `now`, sorted by number.
    pub(super) fn all(
        dossiers: impl IntoIterator<Item = &'a Dossier>,
        procedure: &'a Procedure,
        options: &'a Options<'a>,
        now: DateTime<FixedOffset>,
    ) -> Vec<Self> {
        let mut known: Vec<_> = dossiers
            .into_iter()
            .filter(|dossier| {
                dossier
                    .case
                    .history
                    .first()
                    .is_some_and(|first| first.at <= now)
                    && dossier.standing.received <= now
            })
            .map(|dossier| {
                let procedure = options.procedure_of(&dossier.case.profile, procedure);
                let later = dossier.case.history.iter().any(|event| event.at > now);
                let dossier = if later {
                    let case = with_history(&dossier.case, |_, event| event.at <= now);
                    Cow::Owned(Dossier::new(case, dossier.file.clone(), procedure, now))
                } else {
                    Cow::Borrowed(dossier)
                };
                Known::of(dossier, procedure)
            })
            .collect();
        known.sort_by(|left, right| {
            let (left, right) = (&left.dossier, &right.dossier);
            (&left.case.number, &left.file).cmp(&(&right.case.number, &right.file))
        });
        known
    }

    /// Reads off a dossier how the case went and weighs.
    pub(super) fn of(dossier: Cow<'a, Dossier>, procedure: &Procedure) -> Self {
        let flow = Flow::of(&dossier.standing, &procedure.profile);
        let rules = &procedure.profile.report;
        let weight = Weight::of(&dossier.standing, flow.stands(), rules);
        Known {
            dossier,
            flow,
            weight,
        }
    }

    /// Returns the number of the case.
    pub(super) fn number(&self) -> CaseNumber {
        self.dossier.case.number.clone()
    }

    /// Tells whether the case counts in rates: it does unless it is excluded or another one stands for it.
    pub(super) fn counts(&self) -> bool {
        self.weight == Weight::Counts
    }

    /// Tells whether the case ended as withdrawn, malicious …, or is conduct that is counted apart.
    pub(super) fn is_excluded(&self) -> bool {
        self.weight == Weight::Excluded
    }
}

/// Returns a case with a part of its history.
pub(super) fn with_history(case: &Case, keeps: impl Fn(usize, &Event) -> bool) -> Case {
    let mut part = case.clone();
    let mut index = 0;
    part.history.retain(|event| {
        index += 1;
        keeps(index - 1, event)
    });
    part
}
