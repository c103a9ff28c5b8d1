//! What every section computes from: the cases known at `now`, a period, and its cohorts.

use std::borrow::Cow;
use std::cell::OnceCell;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::known::with_history;
use super::{Options, Stretch};
use crate::domain::{CaseNumber, Event};
use crate::profile::{Facts, ReportRules, StateGroup};
use crate::workflow::{Dossier, Judged, Procedure, Standing, Verdict, judge_all, replay};

pub(super) use super::known::Known;

/// A case of the backlog, as its history stood at the end of the period.
#[derive(Debug)]
pub(super) struct Waiting<'a> {
    pub(super) number: &'a CaseNumber,
    pub(super) procedure: &'a Procedure,
    pub(super) standing: Cow<'a, Standing>,
    /// The clocks that ran past their due moment then, the longest overdue first.
    pub(super) late: Vec<Judged>,
    /// How long ago it was received, in seconds.
    pub(super) age_seconds: i64,
}

/// What every section computes from.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) stretch: &'a Stretch,
    pub(super) procedure: &'a Procedure,
    pub(super) options: &'a Options<'a>,
    /// All cases, sorted by number.
    pub(super) cases: &'a [Known<'a>],
    /// When it is computed.
    pub(super) now: DateTime<FixedOffset>,
    /// The end of the period, or `now` when it is not over: running clocks are judged here.
    pub(super) judged_at: DateTime<FixedOffset>,
    /// The first moment that the report does not see.
    pub(super) cut: DateTime<FixedOffset>,
    backlog: OnceCell<Vec<Waiting<'a>>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        cases: &'a [Known<'a>],
        stretch: &'a Stretch,
        now: DateTime<FixedOffset>,
        procedure: &'a Procedure,
        options: &'a Options<'a>,
    ) -> Self {
        let judged_at = stretch.end.min(now);
        // What happened at `now` itself is seen; what happened at the end of the period is not.
        let cut = if now < stretch.end {
            now + TimeDelta::seconds(1)
        } else {
            stretch.end
        };
        Self {
            stretch,
            procedure,
            options,
            cases,
            now,
            judged_at,
            cut,
            backlog: OnceCell::new(),
        }
    }

    /// Returns the cases open at the end; to replay them takes time, so it is done once.
    pub(super) fn backlog(&self) -> &[Waiting<'a>] {
        self.backlog.get_or_init(|| {
            let cases = self.cases.iter();
            cases
                .filter(|known| known.flow.before(self.cut) == Some(StateGroup::Open))
                .map(|known| self.as_at_the_end(known))
                .collect()
        })
    }

    fn as_at_the_end(&self, known: &'a Known<'a>) -> Waiting<'a> {
        let procedure = self.procedure_of(known);
        let case = &known.dossier.case;
        let seen = |index: usize, event: &Event| self.sees(index, event);
        let mut history = case.history.iter().enumerate();
        let standing = if history.all(|(index, event)| seen(index, event)) {
            Cow::Borrowed(&known.dossier.standing)
        } else {
            Cow::Owned(replay(&with_history(case, seen), procedure))
        };
        let mut late = judge_all(&standing, procedure, self.judged_at);
        late.retain(|clock| clock.verdict == Verdict::Late);
        late.sort_by_key(|clock| clock.due);
        let age = self.judged_at - known.flow.received;
        Waiting {
            number: &case.number,
            procedure,
            standing,
            late,
            age_seconds: age.num_seconds().max(0),
        }
    }

    /// Tells whether an event counts at the end of the period. Intake and corrections say what was so from the
    /// start, whenever they were typed in.
    fn sees(&self, index: usize, event: &Event) -> bool {
        index == 0 || event.at < self.cut || event.step == "edit"
    }

    /// Returns the cases received before the end of the period as they stood then: with what was recorded by then
    /// and later corrections, and their clocks as they were.
    pub(super) fn cases_then(&self) -> Vec<Known<'_>> {
        let cases = self.cases.iter();
        let received = cases.filter(|known| known.flow.received < self.cut);
        let then = received.map(|known| {
            let procedure = self.procedure_of(known);
            let case = &known.dossier.case;
            let mut history = case.history.iter().enumerate();
            let saw_all = history.all(|(index, event)| self.sees(index, event));
            // A clock that has stopped is judged the same then and now.
            let at_rest = || {
                let mut clocks = known.dossier.clocks.iter();
                clocks.all(|clock| clock.stopped.is_some())
            };
            let dossier = if self.judged_at >= self.now || (saw_all && at_rest()) {
                Cow::Borrowed(&*known.dossier)
            } else {
                let case = with_history(case, |index, event| self.sees(index, event));
                let file = known.dossier.file.clone();
                Cow::Owned(Dossier::new(case, file, procedure, self.judged_at))
            };
            Known::of(dossier, procedure)
        });
        then.collect()
    }

    /// Returns this scope over other cases: those that `cases_then` returned.
    pub(super) fn at_the_end<'s>(&'s self, cases: &'s [Known<'s>]) -> Scope<'s> {
        let Self {
            stretch,
            now,
            procedure,
            options,
            ..
        } = *self;
        Scope::new(cases, stretch, now, procedure, options)
    }

    /// Returns the open cases with where they stood at the end of the period, later corrections left out: these
    /// undo what was done on the strength of what they correct, but not before they were made.
    pub(super) fn open_uncorrected(&self) -> Vec<(&Known<'a>, Cow<'_, Standing>)> {
        let open = self.open_before(self.cut);
        open.map(|known| {
            let case = &known.dossier.case;
            let seen = |index: usize, event: &Event| index == 0 || event.at < self.cut;
            let mut history = case.history.iter().enumerate();
            let standing = if history.all(|(index, event)| seen(index, event)) {
                Cow::Borrowed(&known.dossier.standing)
            } else {
                Cow::Owned(replay(&with_history(case, seen), self.procedure_of(known)))
            };
            (known, standing)
        })
        .collect()
    }

    /// Returns the procedure that a case follows.
    pub(super) fn procedure_of(&self, known: &Known<'_>) -> &'a Procedure {
        let name = &known.dossier.case.profile;
        self.options.procedure_of(name, self.procedure)
    }

    /// Returns the value of a field of a case; `None` also where only some roles may read it.
    pub(super) fn value_of(&self, known: &Known<'_>, field: &str) -> Option<String> {
        let profile = &self.procedure_of(known).profile;
        let value = known.dossier.standing.fact(field);
        value.filter(|_| !profile.is_restricted(field))
    }

    /// Returns what the report must know of the procedure that a case follows.
    pub(super) fn rules_of(&self, known: &Known<'_>) -> &'a ReportRules {
        &self.procedure_of(known).profile.report
    }

    /// Returns the cases received in the period, excluded ones too.
    pub(super) fn received(&self) -> impl Iterator<Item = &Known<'a>> {
        self.cases
            .iter()
            .filter(|known| self.stretch.contains(known.flow.received))
    }

    /// Returns the cases received in the period that count in rates.
    pub(super) fn counted_received(&self) -> impl Iterator<Item = &Known<'a>> {
        self.received().filter(|known| known.counts())
    }

    /// Returns the cases that first came to a closed state in the period, those excluded later too.
    pub(super) fn closed(&self) -> impl Iterator<Item = &Known<'a>> {
        self.cases.iter().filter(|known| {
            known
                .flow
                .closed
                .is_some_and(|closed| self.stretch.contains(closed))
        })
    }

    /// Returns the cases closed in the period that are not excluded, those too that another one stands for: each was
    /// handled, and what its customer was given is given.
    pub(super) fn handled_closed(&self) -> impl Iterator<Item = &Known<'a>> {
        self.closed().filter(|known| !known.is_excluded())
    }

    /// Returns the cases closed in the period that count in rates.
    pub(super) fn counted_closed(&self) -> impl Iterator<Item = &Known<'a>> {
        self.closed().filter(|known| known.counts())
    }

    /// Returns the cases that were open just before a moment.
    pub(super) fn open_before(
        &self,
        moment: DateTime<FixedOffset>,
    ) -> impl Iterator<Item = &Known<'a>> {
        self.cases
            .iter()
            .filter(move |known| known.flow.before(moment) == Some(StateGroup::Open))
    }
}

/// Returns the numbers of cases.
pub(super) fn numbers<'a, 'b: 'a>(cases: impl Iterator<Item = &'a Known<'b>>) -> Vec<CaseNumber> {
    cases.map(Known::number).collect()
}
