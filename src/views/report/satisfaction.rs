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
enum Answer {
    NotAsked,
    Silent,
    Satisfied,
    Dissatisfied,
}

fn answer(round: &Round) -> Answer {
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
    section.figures = figures(
        scope,
        |known| known.dossier.standing.rounds.last(),
        [
            ("satisfied", "report.satisfied"),
            ("participation", "report.participation"),
            ("asked", "report.asked"),
            ("mean_rating", "report.mean_rating"),
        ],
    );
    section.figures.extend(figures(
        scope,
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

fn figures<'s, 'a: 's>(
    scope: &'s Scope<'a>,
    round_of: impl Fn(&'s Known<'a>) -> Option<&'s Round>,
    names: [(&str, &'static str); 4],
) -> Vec<Figure> {
    let mut of: Vec<(Answer, CaseNumber)> = Vec::new();
    let mut ratings = Vec::new();
    for known in scope.counted_closed() {
        let round = round_of(known);
        of.push((round.map_or(Answer::NotAsked, answer), known.number()));
        let rating = round.and_then(|round| round.rating);
        ratings.extend(rating.map(|rating| (i64::from(rating), known.number())));
    }
    let pick = |fits: &dyn Fn(Answer) -> bool| -> Vec<CaseNumber> {
        of.iter()
            .filter(|(answer, _)| fits(*answer))
            .map(|(_, number)| number.clone())
            .collect()
    };
    let satisfied = pick(&|answer| answer == Answer::Satisfied);
    let given = pick(&|answer| matches!(answer, Answer::Satisfied | Answer::Dissatisfied));
    let asked = pick(&|answer| answer != Answer::NotAsked);
    let [satisfied_name, participation_name, asked_name, mean_name] = names;
    let rate = |(id, label), numerator, denominator| {
        Figure::rate(id, label, Cohort::Closed, numerator, denominator)
    };
    let mean = Value::Mean {
        sum: ratings.iter().map(|(rating, _)| rating).sum(),
        n: ratings.len(),
    };
    vec![
        rate(satisfied_name, satisfied, given.clone()),
        rate(participation_name, given, asked.clone()),
        rate(asked_name, asked, pick(&|_| true)),
        Figure::new(mean_name.0, mean_name.1, Cohort::Closed, mean)
            .of(ratings.into_iter().map(|(_, number)| number).collect()),
    ]
}
