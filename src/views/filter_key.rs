//! The keys of filters and the values that each can have, by id or by name in either language.

use super::filter_carried::Carried;
use super::{filter_approvals, names};
use crate::profile::Profile;
use crate::workflow::{Dossier, Procedure};

/// What a `key:value` filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    State,
    Kind,
    Category,
    Channel,
    Priority,
    Cause,
    Lead,
    Handler,
    Outcome,
    Satisfaction,
    Approval,
    Awaiting,
    Round,
    Received,
    Number,
    Linked,
    Profile,
    Text,
}

/// Keys with the names they are asked for by; the first name is the one shown.
const KEYS: &[(Key, &[&str])] = &[
    (Key::State, &["state", "status", "状态"]),
    (Key::Kind, &["kind", "类型"]),
    (Key::Category, &["category", "类别"]),
    (Key::Channel, &["channel", "渠道"]),
    (Key::Priority, &["priority", "优先级"]),
    (Key::Cause, &["cause", "原因"]),
    (Key::Lead, &["lead", "牵头部门", "牵头", "部门"]),
    (Key::Handler, &["handler", "处理人"]),
    (Key::Outcome, &["outcome", "是否成立"]),
    (Key::Satisfaction, &["satisfaction", "满意度"]),
    (Key::Approval, &["approval", "审批"]),
    (Key::Awaiting, &["awaiting", "待签批", "待审批"]),
    (Key::Round, &["round", "轮次"]),
    (Key::Received, &["received", "收到时间", "收到"]),
    (Key::Number, &["id", "编号"]),
    (Key::Linked, &["linked", "关联"]),
    (Key::Profile, &["profile", "流程"]),
    (Key::Text, &["text", "文字"]),
];

/// A value that a key can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// The id that cases carry.
    pub(super) id: String,
    /// Its names in both languages; the id itself when there are none.
    pub(super) names: [String; 2],
}

impl Known {
    fn plain(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            names: [id.to_owned(), id.to_owned()],
        }
    }
}

impl Key {
    /// Returns the key of that name.
    pub(super) fn named(name: &str) -> Option<Key> {
        let lower = name.to_lowercase();
        KEYS.iter()
            .find(|(_, names)| names.contains(&lower.as_str()))
            .map(|(key, _)| *key)
    }

    /// Returns the key that a filter names, with or without a sign before it.
    pub(super) fn of_term(term: &str) -> Option<Key> {
        let (_, rest) = super::filter::turned(term.trim());
        let (name, _) = super::filter::key_and_value(rest)?;
        Key::named(name.trim())
    }

    /// Tells whether the values of the key are looked up in a list.
    pub(super) fn has_list(self) -> bool {
        !matches!(self, Key::Round | Key::Received | Key::Number | Key::Text)
    }

    /// Returns the names of all keys, synonyms included.
    pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
        KEYS.iter().flat_map(|(_, names)| names.iter().copied())
    }

    /// Returns the name of each key that is shown.
    pub(super) fn shown_names() -> impl Iterator<Item = &'static str> {
        KEYS.iter().filter_map(|(_, names)| names.first().copied())
    }

    /// Returns the value of a case.
    pub(super) fn value_of(self, dossier: &Dossier) -> Option<&str> {
        let Dossier { case, standing, .. } = dossier;
        let summary = &standing.summary;
        match self {
            Key::State => Some(&summary.status),
            Key::Kind => Some(&standing.kind),
            Key::Category => summary.category.as_deref(),
            Key::Channel => standing.channel.as_deref().or(case.channel.as_deref()),
            Key::Priority => summary.priority.as_deref(),
            Key::Cause => standing.facts.get("cause").map(String::as_str),
            Key::Lead => summary.lead.as_deref(),
            Key::Handler => summary.handler.as_deref(),
            Key::Outcome => summary.outcome.as_deref(),
            Key::Satisfaction => summary.satisfaction.as_deref(),
            Key::Profile => Some(&case.profile),
            Key::Approval | Key::Awaiting => None,
            Key::Round | Key::Received | Key::Number | Key::Linked | Key::Text => None,
        }
    }

    /// Tells whether one of the procedures lets only some roles read what the key looks at.
    pub(super) fn is_restricted(self, procedures: &[&Procedure]) -> bool {
        let restricts = |procedure: &&Procedure| procedure.profile.is_restricted("cause");
        self == Key::Cause && procedures.iter().any(restricts)
    }

    /// Returns the values that the key can have by a procedure; `None` when any text will do.
    pub(super) fn known(self, procedure: &Procedure) -> Option<Vec<Known>> {
        let profile = &procedure.profile;
        let ids: Vec<&String> = match self {
            Key::State => profile.states.keys().collect(),
            Key::Kind => profile.kinds.keys().collect(),
            Key::Lead => profile.departments.keys().collect(),
            Key::Category | Key::Channel | Key::Priority | Key::Cause => {
                profile.list(self.list()).keys().collect()
            }
            Key::Outcome | Key::Satisfaction => return Some(self.fixed(profile)),
            Key::Approval => return Some(filter_approvals::states()),
            Key::Awaiting => return Some(filter_approvals::signers(procedure)),
            Key::Profile => {
                return Some(vec![Known {
                    id: profile.name.clone(),
                    names: [profile.label.zh.clone(), profile.label.en.clone()],
                }]);
            }
            Key::Handler => {
                let people = &procedure.people;
                let known = people.iter().map(|person| Known {
                    id: person.id.clone(),
                    names: [
                        person.name.clone().unwrap_or_else(|| person.id.clone()),
                        person.email.clone().unwrap_or_else(|| person.id.clone()),
                    ],
                });
                return people.have_roles().then(|| known.collect());
            }
            Key::Round | Key::Received | Key::Number | Key::Linked | Key::Text => return None,
        };
        let known = ids.into_iter().map(|id| {
            let label = profile.label_of(self.list(), id);
            Known {
                id: id.clone(),
                names: [label.zh, label.en],
            }
        });
        Some(known.collect())
    }

    /// Returns the choices of a field that no list of the profile holds.
    fn fixed(self, profile: &Profile) -> Vec<Known> {
        let id = match self {
            Key::Outcome => "outcome",
            _ => "satisfaction",
        };
        let field = profile.fields.get(id);
        field
            .into_iter()
            .flat_map(|field| field.choices.keys().map(move |choice| (field, choice)))
            .map(|(field, choice)| {
                let label = names::choice_name(field, choice);
                Known {
                    id: choice.clone(),
                    names: [label.zh, label.en],
                }
            })
            .collect()
    }

    fn list(self) -> &'static str {
        match self {
            Key::State => "states",
            Key::Kind => "kinds",
            Key::Category => "categories",
            Key::Channel => "channels",
            Key::Priority => "priorities",
            Key::Cause => "causes",
            _ => "departments",
        }
    }

    /// Returns the values that the key can have in a project: by its procedures, and those that its
    /// cases carry; `None` when any text will do.
    pub(super) fn known_in(
        self,
        procedures: &[&Procedure],
        carried: &Carried,
    ) -> Option<Vec<Known>> {
        let mut known = Vec::new();
        let asked = match self {
            // The people are those of the project, whatever procedure a case follows.
            Key::Handler => procedures.get(..1).unwrap_or_default(),
            _ => procedures,
        };
        for procedure in asked {
            known.extend(self.known(procedure)?);
        }
        known.extend(carried.of(self).into_iter().map(Known::plain));
        Some(known)
    }
}
