//! The procedure itself as a form can print it: classes, matrix, limits, steps.

use serde::Serialize;

use super::values;
use crate::profile::{DueRule, Limits, Origin};
use crate::say::{Message, Words};
use crate::views::names;
use crate::workflow::Procedure;

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
    /// The states it is taken from.
    pub from: String,
    /// The state it leads to; empty when the case stays.
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
    let states = |ids: &[String]| {
        let open = |id: &str| !profile.group_of(id).is_end();
        let mut names = Vec::new();
        let mut rest: Vec<&String> = ids.iter().collect();
        // A step of any open state would name them all.
        if profile
            .states
            .keys()
            .filter(|id| open(id))
            .all(|id| ids.contains(id))
        {
            names.push(words.word("form.any_open_state"));
            rest.retain(|id| !open(id));
        }
        names.extend(rest.into_iter().map(|id| name("states", id)));
        names.join(&words.word("form.list_comma"))
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
        steps: profile
            .steps
            .values()
            .map(|step| FormStep {
                name: step.label.in_language(words.language()).to_owned(),
                from: match &step.from {
                    Origin::Intake => String::new(),
                    Origin::States(ids) => states(ids),
                },
                to: step
                    .to
                    .as_ref()
                    .map_or_else(String::new, |id| name("states", id)),
                who: values::roles(
                    &crate::workflow::resolve_roles(step, None, procedure),
                    procedure,
                    words,
                ),
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
