//! The procedure itself as a form can print it: classes, matrix, limits, steps.

use serde::Serialize;

use super::values;
use crate::profile::{DueRule, Limits, Origin, Step};
use crate::say::{Message, Words};
use crate::views::names;
use crate::workflow::{Procedure, resolve_roles};

/// The procedure, for the forms that print it.
#[derive(Debug, Clone, Serialize)]
pub struct FormProfile {
    /// The categories with the department that usually leads.
    pub categories: Vec<Pair>,
    /// The severities.
    pub severities: Vec<String>,
    /// The urgencies.
    pub urgencies: Vec<String>,
    /// A row for each severity: its name, then the priority for each urgency.
    pub matrix: Vec<Vec<String>>,
    /// The departments.
    pub departments: Vec<String>,
    /// The states; the first is number 1.
    pub states: Vec<String>,
    /// Each step: from, name, to, who.
    pub steps: Vec<FormStep>,
    /// Each clock and its limit.
    pub limits: Vec<Pair>,
    /// Each breach and what is done about it.
    pub breaches: Vec<Pair>,
    /// How long files are kept at least; empty where the procedure does not say.
    pub retention: String,
}

/// A name and what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// What belongs to it; empty for nothing.
    pub with: String,
}

/// A step as the flow chart shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FormStep {
    /// Its name.
    pub name: String,
    /// The numbers of the states it is taken from, those in a row as `1–4`; empty for intake.
    pub from: String,
    /// Number and name of the state it leads to; empty when the case stays.
    pub to: String,
    /// Who takes it.
    pub who: String,
}

/// Gathers what a form can say of a procedure.
pub(super) fn form_profile(procedure: &Procedure, words: Words) -> FormProfile {
    let profile = &procedure.profile;
    let name = |list: &str, id: &str| values::name(list, Some(id), procedure, words);
    let all = |list: &str| {
        let entries = profile.list(list).values();
        entries
            .map(|entry| entry.label.in_language(words.language()).to_owned())
            .collect::<Vec<_>>()
    };
    let numbers = |ids: &[String]| {
        let open = |id: &str| !profile.group_of(id).is_end();
        let mut all_open = profile.states.keys().filter(|id| open(id));
        // A step of any open state would name them all.
        let any = all_open.all(|id| ids.contains(id));
        let rest = ids.iter().filter(|id| !any || !open(id));
        let places = rest.filter_map(|id| profile.states.get_index_of(id));
        let word = any.then(|| words.word("form.any_open_state"));
        let parts: Vec<String> = word.into_iter().chain(runs(places.collect())).collect();
        parts.join(&words.word("form.list_comma"))
    };
    let numbered = |id: &String| match profile.states.get_index_of(id) {
        Some(place) => format!("{} {}", place + 1, name("states", id)),
        None => name("states", id),
    };
    let who = |step: &Step| match step.roles.is_empty() {
        true => values::roles(&resolve_roles(step, None, procedure), procedure, words),
        false => {
            let roles = step.roles.iter();
            let roles: Vec<String> = roles
                .map(|role| values::role_as_written(role, profile, words))
                .collect();
            roles.join(&words.word("form.list_comma"))
        }
    };
    FormProfile {
        categories: profile
            .list("categories")
            .values()
            .map(|entry| Pair {
                name: entry.label.in_language(words.language()).to_owned(),
                with: entry
                    .department
                    .as_ref()
                    .map_or_else(String::new, |id| name("departments", id)),
            })
            .collect(),
        severities: all("severities"),
        urgencies: all("urgencies"),
        matrix: profile
            .priority_matrix
            .iter()
            .map(|(severity, row)| {
                let mut cells = vec![name("severities", severity)];
                cells.extend(profile.list("urgencies").keys().map(|urgency| {
                    row.get(urgency)
                        .map_or_else(String::new, |id| name("priorities", id))
                }));
                cells
            })
            .collect(),
        departments: profile
            .departments
            .values()
            .map(|department| department.label.in_language(words.language()).to_owned())
            .collect(),
        states: profile.states.keys().map(|id| name("states", id)).collect(),
        steps: profile
            .steps
            .values()
            .map(|step| FormStep {
                name: step.label.in_language(words.language()).to_owned(),
                from: match &step.from {
                    Origin::Intake => String::new(),
                    Origin::States(ids) => numbers(ids),
                },
                to: step.to.as_ref().map_or_else(String::new, &numbered),
                who: who(step),
            })
            .collect(),
        limits: limits(procedure, words),
        breaches: profile
            .breaches
            .values()
            .map(|breach| Pair {
                name: breach.label.in_language(words.language()).to_owned(),
                with: breach.remedy.in_language(words.language()).to_owned(),
            })
            .collect(),
        retention: profile
            .retention
            .as_ref()
            .map_or_else(String::new, |kept| words.say(&kept.minimum.message())),
    }
}

/// Writes places as numbers from 1, those in a row by the first and the last.
fn runs(mut places: Vec<usize>) -> Vec<String> {
    places.sort_unstable();
    let row = places.chunk_by(|left, right| left + 1 == *right);
    row.map(|row| match row {
        [first, .., last] => format!("{}–{}", first + 1, last + 1),
        _ => row.iter().map(|place| (place + 1).to_string()).collect(),
    })
    .collect()
}

fn limits(procedure: &Procedure, words: Words) -> Vec<Pair> {
    let profile = &procedure.profile;
    let clocks = profile.clocks.values();
    clocks
        .map(|clock| {
            let with = match &clock.due {
                DueRule::At(field) => {
                    let by = Message::new("form.limit_by_field");
                    words.say(&by.with("field", names::field_name(field, profile)))
                }
                DueRule::After(Limits::All(limit)) => words.say(&limit.message()),
                DueRule::After(Limits::ByPriority(by)) => by
                    .iter()
                    .map(|(priority, limit)| {
                        let name = values::name("priorities", Some(priority), procedure, words);
                        format!("{name} {}", words.say(&limit.message()))
                    })
                    .collect::<Vec<_>>()
                    .join(&words.word("form.list_comma")),
            };
            Pair {
                name: clock.label.in_language(words.language()).to_owned(),
                with,
            }
        })
        .collect()
}
