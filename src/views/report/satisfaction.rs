//! What customers said of the result, in the last round and in the first, and how many were asked.
//!
//! A round that was not asked about is not asked; no answer, refused and unreachable are asked and
//! not answered. A rating of 4 or 5 is satisfied; without a rating the word decides.

use super::scope::{Known, Scope};
use super::{Cohort, Figure, Section, Value};
use crate::domain::CaseNumber;
use crate::workflow::Round;

/// What was said of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    NotAsked,
    Silent,
    Satisfied,
    Dissatisfied,
}

pub(super) fn answer(round: &Round) -> Answer {
    match (round.rating, round.satisfaction.as_deref()) {
        (Some(4..), _) => Answer::Satisfied,
        (Some(_), _) | (None, Some("dissatisfied")) => Answer::Dissatisfied,
        (None, Some("satisfied")) => Answer::Satisfied,
        (None, None | Some("not_asked")) => Answer::NotAsked,
        (None, Some(_)) => Answer::Silent,
    }
}

/// Counts the answers of the closed cases.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("satisfaction", "report.satisfaction", Cohort::Closed);
    let closed: Vec<_> = scope.counted_closed().collect();
    section.figures = figures(
        &closed,
        |known| known.dossier.standing.rounds.last(),
        [
            ("satisfied", "report.satisfied"),
            ("participation", "report.participation"),
            ("asked", "report.asked"),
            ("mean_rating", "report.mean_rating"),
        ],
    );
    section.figures.extend(figures(
        &closed,
        |known| known.dossier.standing.rounds.first(),
        [
            ("satisfied_first_round", "report.satisfied_first"),
            ("participation_first_round", "report.participation_first"),
            ("asked_first_round", "report.asked_first"),
            ("mean_rating_first_round", "report.mean_rating_first"),
        ],
    ));
    section
}

/// Returns the rate of satisfied customers in the last round, among some closed cases.
pub(super) fn satisfied(cases: &[&Known<'_>]) -> Figure {
    let answers = Answers::of(cases, |known| known.dossier.standing.rounds.last());
    answers.satisfied(("satisfied", "report.satisfied"))
}

/// What was said of one round of each case.
struct Answers {
    of: Vec<(Answer, CaseNumber)>,
    ratings: Vec<(i64, CaseNumber)>,
}

impl Answers {
    fn of<'s, 'a: 's>(
        cases: &[&'s Known<'a>],
        round_of: impl Fn(&'s Known<'a>) -> Option<&'s Round>,
    ) -> Self {
        let mut answers = Self {
            of: Vec::with_capacity(cases.len()),
            ratings: Vec::new(),
        };
        for known in cases {
            let round = round_of(known);
            let said = round.map_or(Answer::NotAsked, answer);
            answers.of.push((said, known.number()));
            let rating = round.and_then(|round| round.rating);
            let rating = rating.map(|rating| (i64::from(rating), known.number()));
            answers.ratings.extend(rating);
        }
        answers
    }

    fn pick(&self, fits: impl Fn(Answer) -> bool) -> Vec<CaseNumber> {
        let fitting = self.of.iter().filter(|(answer, _)| fits(*answer));
        fitting.map(|(_, number)| number.clone()).collect()
    }

    fn given(&self) -> Vec<CaseNumber> {
        self.pick(|answer| matches!(answer, Answer::Satisfied | Answer::Dissatisfied))
    }

    fn satisfied(&self, (id, label): (&str, &'static str)) -> Figure {
        let satisfied = self.pick(|answer| answer == Answer::Satisfied);
        Figure::rate(id, label, Cohort::Closed, satisfied, self.given())
    }
}

fn figures<'s, 'a: 's>(
    cases: &[&'s Known<'a>],
    round_of: impl Fn(&'s Known<'a>) -> Option<&'s Round>,
    names: [(&str, &'static str); 4],
) -> Vec<Figure> {
    let answers = Answers::of(cases, round_of);
    let asked = answers.pick(|answer| answer != Answer::NotAsked);
    let [satisfied_name, participation_name, asked_name, mean_name] = names;
    let rate = |(id, label), numerator, denominator| {
        Figure::rate(id, label, Cohort::Closed, numerator, denominator)
    };
    let mean = Value::Mean {
        sum: answers.ratings.iter().map(|(rating, _)| rating).sum(),
        n: answers.ratings.len(),
    };
    vec![
        answers.satisfied(satisfied_name),
        rate(participation_name, answers.given(), asked.clone()),
        rate(asked_name, asked, answers.pick(|_| true)),
        Figure::new(mean_name.0, mean_name.1, Cohort::Closed, mean).of(answers
            .ratings
            .into_iter()
            .map(|(_, number)| number)
            .collect()),
    ]
}
