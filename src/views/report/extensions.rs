//! Extensions asked for, granted and refused in the period, and pauses of the closed cases.
//!
//! A step that extends a clock grants; one that takes the field `extension` asks; one that takes it
//! back, or that answers the asking step without extending anything, refuses.

use super::measure::Lengths;
use super::scope::{Scope, numbers};
use super::{Cell, Cohort, Figure, Section, Value};
use crate::profile::{Profile, RoundEffect, Step};
use crate::say::Message;

/// What a step has to do with extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Asks,
    Grants,
    AsksAndGrants,
    Refuses,
}

fn part(step: &Step, profile: &Profile) -> Part {
    match (takes_extension(step), step.extends.is_some()) {
        (true, true) => Part::AsksAndGrants,
        (true, false) => Part::Asks,
        (false, true) => Part::Grants,
        (false, false) => {
            let answers = step.other_than.iter().any(|other| {
                let asked = profile.steps.get(other);
                asked.is_some_and(|asked| takes_extension(asked) && asked.extends.is_none())
            });
            // A new round clears the field too; that answers nobody.
            let takes_back = step.clears.iter().any(|field| field == "extension")
                && step.round == RoundEffect::Same
                && step.to.is_none();
            if answers || takes_back {
                Part::Refuses
            } else {
                Part::None
            }
        }
    }
}

fn takes_extension(step: &Step) -> bool {
    step.needs.iter().any(|need| need.field == "extension")
        || step.may.iter().any(|field| field == "extension")
}

/// Counts extensions and pauses.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("extensions", "report.extensions", Cohort::Happened);
    section.remarks = vec![Message::new("report.extensions_remark")];
    let events = |id, label, fits: &dyn Fn(Part) -> bool| {
        let mut ids = Vec::new();
        for known in scope.cases {
            for event in &known.dossier.case.history {
                let profile = &scope
                    .options
                    .procedure_of(&known.dossier.case.profile, scope.procedure)
                    .profile;
                let step = profile.steps.get(&event.step);
                let part = step.map_or(Part::None, |step| part(step, profile));
                if fits(part) && scope.stretch.contains(event.at) {
                    ids.push(known.number());
                }
            }
        }
        Figure::new(id, label, Cohort::Happened, Value::Count(ids.len())).of(ids)
    };
    let paused = || {
        scope
            .counted_closed()
            .filter(|known| !known.dossier.standing.pauses.is_empty())
    };
    let pauses = Lengths::of(paused().map(|known| {
        let closed = known.flow.closed.unwrap_or(known.flow.received);
        let pauses = known.dossier.standing.pauses.iter();
        let seconds = pauses
            .map(|pause| {
                let end = pause.to.unwrap_or(closed).min(closed);
                (end - pause.from).num_seconds().max(0)
            })
            .sum();
        (seconds, known.number())
    }));
    section.figures = vec![
        events(
            "extensions_requested",
            "report.extensions_requested",
            &|part| matches!(part, Part::Asks | Part::AsksAndGrants),
        ),
        events("extensions_granted", "report.extensions_granted", &|part| {
            matches!(part, Part::Grants | Part::AsksAndGrants)
        }),
        events("extensions_refused", "report.extensions_refused", &|part| {
            part == Part::Refuses
        }),
        Figure::rate(
            "paused",
            "report.paused",
            Cohort::Closed,
            numbers(paused()),
            numbers(scope.counted_closed()),
        ),
    ];
    if let Some(Cell::Figure(mean)) = pauses.cells(Cohort::Closed).into_iter().next() {
        section.figures.push(Figure {
            id: "mean_pause".to_owned(),
            label: Message::new("report.mean_pause"),
            ..mean
        });
    }
    section
}
