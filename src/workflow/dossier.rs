//! A case with all that is known of it at a moment: the input of every page and figure.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use super::{Item, Judged, Procedure, Standing, Verdict, judge_all, replay};
use crate::domain::Case;

/// A case with where it stands and how its clocks stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The case.
    pub case: Case,
    /// Where it stands.
    pub standing: Standing,
    /// Its clocks, in the order they started.
    pub clocks: Vec<Judged>,
    /// Its file, relative to the root, with `/` between folders.
    pub file: PathBuf,
}

impl Dossier {
    /// Replays a case and judges its clocks at a moment.
    pub fn new(
        case: Case,
        file: PathBuf,
        procedure: &Procedure,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let standing = replay(&case, procedure);
        let clocks = judge_all(&standing, procedure, now);
        Self {
            case,
            standing,
            clocks,
            file,
        }
    }

    /// Returns the clocks that run past their due moment, the longest overdue first.
    pub fn late_clocks(&self) -> Vec<&Judged> {
        let mut late: Vec<_> = self
            .clocks
            .iter()
            .filter(|clock| clock.verdict == Verdict::Late)
            .collect();
        late.sort_by_key(|clock| clock.due);
        late
    }

    /// Returns the runs of an item's clocks.
    pub fn clocks_of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Judged> {
        self.clocks.iter().filter(move |clock| {
            let of = clock.item.as_ref();
            of.is_some_and(|of| of.kind == item.kind && of.id == item.id)
        })
    }

    /// Returns the open clock that is due first; paused ones come after running ones.
    pub fn next_due(&self) -> Option<&Judged> {
        self.clocks
            .iter()
            .filter(|clock| clock.verdict.is_open())
            .min_by_key(|clock| (clock.verdict == Verdict::Paused, clock.due))
    }
}
