//! Whether a place that the tables of sources name is there, and what number it holds.

use std::collections::BTreeSet;

use tousu::domain::FieldType;
use tousu::profile::{DueRule, INTAKE_FIELDS, Limits, Profile};
use tousu::read::builtin::PROFILES;
use tousu::read::builtin_forms::FORMS;
use tousu::rules::ALL;

use crate::sources::{profile_of, text_of};

/// A place in a table: `mall:step.close.review`, `template:training"Calm first"`, `rule:breach`.
pub(crate) struct Place<'a> {
    /// A built-in profile, or `template`, `rule`, `figure`, `command`, `decision`, `page`.
    pub(crate) whole: &'a str,
    /// What stands behind the colon.
    pub(crate) path: &'a str,
    /// The words in quotes; empty for none.
    pub(crate) words: &'a str,
}

impl<'a> Place<'a> {
    pub(crate) fn read(span: &'a str) -> Option<Self> {
        let (whole, rest) = span.split_once(':')?;
        let (path, words) = rest.split_once('"').unwrap_or((rest, ""));
        let words = words.trim_end_matches('"');
        Some(Self { whole, path, words })
    }

    /// Returns what is wrong with it; `None` when it is there.
    pub(crate) fn fault(&self, profiles: &BTreeSet<&str>) -> Option<String> {
        let there = match self.whole {
            "template" => self.is_template(),
            "rule" => ALL.iter().any(|rule| rule.id == self.path),
            "figure" => text_of("docs/report.md").contains(&format!("| `{}` |", self.path)),
            "command" => text_of("src/commands/mod.rs").contains(&format!("mod {};", self.path)),
            "decision" => text_of("DECISIONS.md").contains(&format!("## {}\n", self.words)),
            "page" => !text_of(self.path).is_empty(),
            name if profiles.contains(name) => is_entry(profile_of(name), self.path),
            _ => false,
        };
        (!there).then(|| format!("{}:{} {}", self.whole, self.path, self.words))
    }

    fn is_template(&self) -> bool {
        let (name, field) = self.path.split_once('.').unwrap_or((self.path, ""));
        let Some((_, text)) = FORMS.iter().find(|(known, _)| *known == name) else {
            return false;
        };
        let prints = |field: &str| {
            ["\"", "?\""]
                .iter()
                .any(|end| text.contains(&format!("\"{field}{end}")))
        };
        (field.is_empty() || prints(field)) && (self.words.is_empty() || text.contains(self.words))
    }

    /// Returns the numbers that the place holds, as the tables write them; `None` where it holds none.
    pub(crate) fn numbers(&self) -> Option<String> {
        let mut parts = self.path.split('.');
        let (part, id, priority) = (parts.next()?, parts.next(), parts.next());
        if !PROFILES.iter().any(|(name, _)| *name == self.whole) {
            return None;
        }
        let profile = profile_of(self.whole);
        let said = match (part, id) {
            ("clock", Some(id)) => {
                let DueRule::After(limits) = &profile.clocks[id].due else {
                    return None;
                };
                match (limits, priority) {
                    (Limits::All(limit), None) => limit.to_string(),
                    (Limits::ByPriority(by), Some(priority)) => by.get(priority)?.to_string(),
                    _ => return None,
                }
            }
            ("retention", None) => profile.retention.as_ref()?.minimum.to_string(),
            ("limits", None) => {
                let watched = [profile.watched.pause, profile.watched.archive];
                let said = watched.iter().flatten().map(ToString::to_string);
                said.collect::<Vec<_>>().join(", ")
            }
            ("approval", Some(id)) => {
                let levels = profile.approvals[id].levels.iter();
                let over = levels.filter_map(|level| Some((level.over? / 100).to_string()));
                format!("over {} yuan", over.collect::<Vec<_>>().join(", "))
            }
            ("paper", Some(id)) => {
                let copies: BTreeSet<_> = profile.papers[id]
                    .copies
                    .iter()
                    .map(|one| one.to.len())
                    .collect();
                let said: Vec<_> = copies.iter().map(ToString::to_string).collect();
                format!("{} copies", said.join(", "))
            }
            _ => return None,
        };
        Some(said)
    }

    /// Whether a template says these words.
    pub(crate) fn template_says(&self, words: &str) -> bool {
        let mut templates = FORMS.iter().filter(|(name, _)| *name == self.path);
        self.whole == "template" && templates.any(|(_, text)| text.contains(words))
    }
}

fn is_entry(profile: &Profile, path: &str) -> bool {
    let mut parts = path.split('.');
    let (Some(part), id, inner) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let Some(id) = id else {
        return match part {
            "retention" => profile.retention.is_some(),
            "limits" => profile.watched.pause.is_some(),
            _ => false,
        };
    };
    let listed = |list: &str| profile.list(list).contains_key(id) && inner.is_none();
    match part {
        "kind" => profile.kinds.get(id).is_some_and(|kind| {
            let asks = |field: &str| {
                INTAKE_FIELDS.contains(&field)
                    || kind.may.iter().any(|may| may == field)
                    || kind.needs.iter().any(|need| need.field == field)
            };
            inner.is_none_or(asks)
        }),
        "step" => profile.steps.get(id).is_some_and(|step| {
            let takes = |field: &str| {
                step.may.iter().any(|may| may == field)
                    || step.needs.iter().any(|need| need.field == field)
                    || step.sets.contains_key(field)
            };
            inner.is_none_or(takes)
        }),
        "field" => profile.fields.get(id).is_some_and(|field| {
            inner.is_none_or(|choice| field.kind == FieldType::Choice && field.choices.contains_key(choice))
        }),
        "clock" => profile.clocks.get(id).is_some_and(|clock| {
            inner.is_none_or(|priority| {
                matches!(&clock.due, DueRule::After(Limits::ByPriority(by)) if by.contains_key(priority))
            })
        }),
        "role" => profile.roles.contains_key(id),
        "department" => profile.departments.contains_key(id),
        "state" => profile.states.contains_key(id),
        "form" => profile.forms.contains_key(id),
        "approval" => profile.approvals.contains_key(id),
        "escalation" => profile.escalations.contains_key(id),
        "breach" => profile.breaches.contains_key(id),
        "paper" => profile.papers.contains_key(id),
        "item" => profile.items.contains_key(id),
        "channel" => listed("channels"),
        "category" => listed("categories"),
        "cause" => listed("causes"),
        "priority" => listed("priorities"),
        "severity" => listed("severities"),
        "urgency" => listed("urgencies"),
        "redress" => listed("redress_kinds"),
        "payer" => listed("payers"),
        _ => false,
    }
}
