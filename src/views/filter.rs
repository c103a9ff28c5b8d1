//! Filters of cases: `state:处理中 category:billing !kind:inquiry overdue 网速`; all must hold.
//!
//! A comma joins values of which one must hold; `!`, `-` or `not:` before a filter turns it round.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};

use super::filter_carried::Carried;
use super::filter_fault::{no_such_case, unknown_value};
use super::filter_key::{Key, Known};
use super::filter_span::{Rounds, Times};
use super::links::linked_with;
use super::{filter_approvals, filter_fields, turn};
use crate::domain::CaseNumber;
use crate::say::Message;
use crate::workflow::{Dossier, Procedure, Verdict};

pub use super::filter_fault::BadFilter;

/// What filters are read with.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The procedures that cases follow.
    pub procedures: &'a [&'a Procedure],
    /// What cases carry: such a value is known, even when the profile dropped it.
    pub carried: &'a Carried,
    /// This run's now, in the team's time zone.
    pub now: DateTime<FixedOffset>,
    /// Who asks; `None` when nobody needs to know.
    pub me: Option<&'a str>,
}

/// Filters, ready to be held against cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    turned: bool,
    test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    All,
    Open,
    Closed,
    Overdue,
    Paused,
    Held,
    WaitsFor(String),
    Text(Vec<String>),
    Number(Vec<String>),
    /// The numbers of the cases asked for, and of all that are linked with one of them.
    Linked(BTreeSet<CaseNumber>),
    Rounds(Vec<Rounds>),
    Received(Vec<Times>),
    /// `None` among the values stands for a case without one.
    Value(Key, Vec<Option<String>>),
    /// A field of the profile, by its id.
    Field(String, Vec<Option<String>>),
}

/// The words that stand for a test of their own.
const OPEN: [&str; 3] = ["open", "未办结", "未结"];
const CLOSED: [&str; 4] = ["closed", "已结束", "已办结", "已结"];
const OVERDUE: [&str; 3] = ["overdue", "late", "逾期"];
const PAUSED: [&str; 2] = ["paused", "暂停"];
const HELD: [&str; 2] = ["held", "暂缓销毁"];
const MINE: [&str; 2] = ["mine", "我的"];
const ALL: [&str; 2] = ["all", "全部"];
/// What stands for a case without a value.
const NONE: [&str; 4] = ["", "none", "无", "-"];

impl Filter {
    /// Tells whether one of the filters depends on who asks.
    pub fn asks_for_me(terms: &[String]) -> bool {
        terms
            .iter()
            .any(|term| MINE.contains(&turned(term.trim()).1))
    }

    /// Returns the filters as they may be shown: free words could be a name, and become `…`.
    pub fn shown(terms: &[String]) -> Vec<String> {
        let given = terms.iter().map(|term| term.trim());
        given
            .filter(|term| !term.is_empty())
            .map(|term| {
                let (_, rest) = turned(term);
                let key = key_and_value(rest);
                let free = match key.map(|(name, _)| Key::named(name.trim())) {
                    Some(key) => key == Some(Key::Text),
                    None => ![&OPEN[..], &CLOSED, &OVERDUE, &PAUSED, &HELD, &MINE, &ALL]
                        .concat()
                        .contains(&rest.to_lowercase().as_str()),
                };
                if free {
                    "…".to_owned()
                } else {
                    term.to_owned()
                }
            })
            .collect()
    }

    /// Reads filters.
    ///
    /// # Errors
    /// A key, or a value of a key with a list of values, that nothing knows.
    pub fn read(terms: &[String], around: &Surroundings<'_>) -> Result<Self, BadFilter> {
        let terms = terms
            .iter()
            .map(|term| term.trim())
            .filter(|term| !term.is_empty())
            .map(|term| {
                let (turned, rest) = turned(term);
                Ok(Term {
                    turned,
                    test: read_test(rest, around)?,
                })
            })
            .collect::<Result<Vec<_>, BadFilter>>()?;
        Ok(Self { terms })
    }

    /// Tells whether a case passes all filters.
    pub fn passes(
        &self,
        dossier: &Dossier,
        procedure: &Procedure,
        now: DateTime<FixedOffset>,
    ) -> bool {
        self.terms
            .iter()
            .all(|term| term.test.holds(dossier, procedure, now) != term.turned)
    }
}

/// Takes the sign of negation off a filter.
pub(super) fn turned(term: &str) -> (bool, &str) {
    for sign in ["!", "！", "-", "－", "not:", "not：", "非:", "非："] {
        if let Some(rest) = term.strip_prefix(sign).filter(|rest| !rest.is_empty()) {
            return (true, rest);
        }
    }
    (false, term)
}

/// Splits `key:value`; `key=value` too, where there is such a key: free words may well hold that sign.
pub(super) fn key_and_value(term: &str) -> Option<(&str, &str)> {
    term.split_once([':', '：']).or_else(|| {
        let split = term.split_once(['=', '＝']);
        split.filter(|(name, _)| Key::named(name.trim()).is_some())
    })
}

fn read_test(term: &str, around: &Surroundings<'_>) -> Result<Test, BadFilter> {
    let Some((name, value)) = key_and_value(term) else {
        return Ok(match term.to_lowercase().as_str() {
            word if ALL.contains(&word) => Test::All,
            word if OPEN.contains(&word) => Test::Open,
            word if CLOSED.contains(&word) => Test::Closed,
            word if OVERDUE.contains(&word) => Test::Overdue,
            word if PAUSED.contains(&word) => Test::Paused,
            word if HELD.contains(&word) => Test::Held,
            word if MINE.contains(&word) => {
                Test::WaitsFor(around.me.unwrap_or_default().to_owned())
            }
            word => Test::Text(vec![word.to_owned()]),
        });
    };
    let values: Vec<&str> = value.split([',', '，', '、']).map(str::trim).collect();
    let Some(key) = Key::named(name.trim()) else {
        let (field, known) = filter_fields::read(name, around)?;
        let values = values
            .iter()
            .map(|value| read_value(name, value, Some(&known)));
        let values = values.collect::<Result<_, _>>()?;
        return Ok(Test::Field(field, values));
    };
    match key {
        Key::Text => Ok(Test::Text(vec![value.trim().to_lowercase()])),
        Key::Number => Ok(Test::Number(
            values.iter().map(|value| value.to_uppercase()).collect(),
        )),
        Key::Linked => values
            .iter()
            .map(|value| {
                linked_with(value, around).ok_or_else(|| no_such_case(name, value, around))
            })
            .collect::<Result<Vec<_>, _>>()
            .map(|numbers| Test::Linked(numbers.into_iter().flatten().collect())),
        Key::Round => values
            .iter()
            .map(|value| Rounds::read(value).ok_or_else(|| unknown_value(name, value, &[])))
            .collect::<Result<_, _>>()
            .map(Test::Rounds),
        Key::Received => values
            .iter()
            .map(|value| {
                Times::read(value, around.now).map_err(|message| BadFilter {
                    message,
                    hint: None,
                })
            })
            .collect::<Result<_, _>>()
            .map(Test::Received),
        _ if key.is_restricted(around.procedures) => Err(BadFilter {
            message: Message::new("page.restricted_filter").with("key", name.trim()),
            hint: None,
        }),
        _ => {
            let known = key.known_in(around.procedures, around.carried);
            values
                .iter()
                .map(|value| read_value(name, value, known.as_deref()))
                .collect::<Result<_, _>>()
                .map(|values| Test::Value(key, values))
        }
    }
}

/// Returns the id of a value; `None` when it stands for no value.
fn read_value(
    key: &str,
    value: &str,
    known: Option<&[Known]>,
) -> Result<Option<String>, BadFilter> {
    let is_none = NONE.contains(&value.to_lowercase().as_str());
    let Some(known) = known else {
        return Ok((!is_none).then(|| value.to_owned()));
    };
    let lower = value.to_lowercase();
    let by_id = known.iter().find(|known| known.id.to_lowercase() == lower);
    let by_name = || {
        known.iter().find(|known| {
            known
                .names
                .iter()
                .any(|name| !name.is_empty() && name.to_lowercase() == lower)
        })
    };
    match by_id.or_else(by_name) {
        Some(known) => Ok(Some(known.id.clone())),
        None if is_none => Ok(None),
        None => Err(unknown_value(key, value, known)),
    }
}

impl Test {
    fn holds(&self, dossier: &Dossier, procedure: &Procedure, now: DateTime<FixedOffset>) -> bool {
        let Dossier { case, standing, .. } = dossier;
        let has = |verdict| dossier.clocks.iter().any(|clock| clock.verdict == verdict);
        match self {
            Test::All => true,
            Test::Open => standing.ended.is_none(),
            Test::Closed => standing.ended.is_some(),
            Test::Overdue => has(Verdict::Late),
            Test::Paused => standing.paused_since().is_some(),
            Test::Held => standing.hold.is_some(),
            Test::WaitsFor(person) => turn::waits_for(person, dossier, procedure, now),
            Test::Text(words) => words.iter().any(|word| {
                let texts = [Some(case.title.as_str()), case.description.as_deref()];
                texts
                    .into_iter()
                    .flatten()
                    .chain([case.number.as_str()])
                    .any(|text| text.to_lowercase().contains(word))
            }),
            Test::Number(parts) => parts
                .iter()
                .any(|part| !part.is_empty() && case.number.as_str().contains(part)),
            Test::Linked(numbers) => numbers.contains(&case.number),
            Test::Rounds(spans) => spans
                .iter()
                .any(|span| span.contains(standing.summary.round)),
            Test::Received(spans) => spans.iter().any(|span| span.contains(standing.received)),
            Test::Field(field, values) => filter_fields::holds(field, values, dossier),
            Test::Value(key, values) => values.iter().any(|value| {
                let value = value.as_deref();
                filter_approvals::holds(*key, value, dossier, procedure, now)
                    .unwrap_or_else(|| value == key.value_of(dossier))
            }),
        }
    }
}
