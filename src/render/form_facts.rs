//! What a form can say: a case, or none, in the words of one language.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use serde::Serialize;

use super::capital_amount::capital_amount;
use super::form_payer::payer_of;
use super::form_procedure::{FormProfile, form_profile};
use super::form_recorded::recorded;
use super::form_records::{FormAttachment, FormClock, attachments, form_clock};
use super::{archive_list, values};
use crate::domain::{Event, FieldType};
use crate::profile::{FILED, MISSING_FILED};
use crate::say::{Language, Message, Words, visible};
use crate::time::parse_moment;
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// One field: what it is called and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// What it is called.
    pub label: String,
    /// What it holds, as people read it; `None` for nothing.
    pub value: Option<String>,
    /// What it holds, as the file keeps it; empty for nothing.
    pub code: String,
    /// Whether the readers of this form may not see it; then it holds nothing here.
    #[serde(skip)]
    pub withheld: bool,
}

/// All that a template can use.
#[derive(Debug, Clone, Serialize)]
pub struct FormFacts {
    /// Every field of the profile, by its id.
    #[serde(skip)]
    pub fields: IndexMap<String, FormField>,
    /// What each step recorded the last time, as `field@step`; a step that recorded nothing has no entry.
    #[serde(skip)]
    pub recorded: IndexMap<String, FormField>,
    /// The ids of the steps of the profile.
    #[serde(skip)]
    pub steps: Vec<String>,
    /// Whether the form is to be filled in by hand.
    pub blank: bool,
    /// `zh` or `en`.
    pub language: &'static str,
    /// The name of the form.
    pub title: String,
    /// The name of the procedure.
    pub procedure: String,
    /// The number of the case; a line to write on in a blank form, as are kind and status.
    pub number: String,
    /// The kind of the case.
    pub kind: String,
    /// Where it stands.
    pub status: String,
    /// The day of printing; room for it in a blank form.
    pub today: String,
    /// What happened, oldest first.
    pub history: Vec<FormEvent>,
    /// The clocks, in the order they started.
    pub clocks: Vec<FormClock>,
    /// The attached files.
    pub attachments: Vec<FormAttachment>,
    /// The procedure itself.
    pub profile: FormProfile,
}

/// One event.
#[derive(Debug, Clone, Serialize)]
pub struct FormEvent {
    /// When, to the minute.
    pub at: String,
    /// Who.
    pub by: String,
    /// The name of the step.
    pub step: String,
    /// The step's id.
    pub id: String,
    /// Remarks; empty for none.
    pub note: String,
    /// What it recorded.
    pub fields: Vec<FormField>,
}

/// Whose values a form may carry.
pub type MaySee<'a> = &'a dyn Fn(&str) -> bool;

/// Gathers what a form can say of a case.
pub fn facts(
    dossier: Option<&Dossier>,
    procedure: &Procedure,
    title: String,
    now: DateTime<FixedOffset>,
    words: Words,
    may_see: MaySee<'_>,
) -> FormFacts {
    let said = |field: &str, value: &str| shown(field, value, procedure, now, words);
    let fields = procedure
        .profile
        .fields
        .keys()
        .map(|id| {
            let kept = dossier
                .filter(|_| may_see(id))
                .and_then(|dossier| match id.as_str() {
                    "payer" => payer_of(value_of(id, dossier), dossier, procedure),
                    _ => value_of(id, dossier),
                });
            let value = kept.as_ref().map(|value| said(id, value));
            let code = kept.unwrap_or_default();
            let label = begun(words.say_fact(&names::field_name(id, &procedure.profile)));
            let field = FormField {
                label,
                value,
                code,
                withheld: !may_see(id),
            };
            (id.clone(), field)
        })
        .collect();
    let name = |list: &str, id: &str| values::name(list, Some(id), procedure, words);
    let line = || "_".repeat(16);
    let event = |event: &Event| FormEvent {
        at: minute(event.at, now),
        by: names::person_name(&event.by, procedure).to_owned(),
        step: values::step_name(&event.step, procedure, words),
        id: event.step.clone(),
        note: event.note.clone().unwrap_or_default(),
        fields: event
            .set
            .iter()
            .filter(|(id, _)| may_see(id))
            .map(|(id, value)| FormField {
                label: begun(words.say_fact(&names::field_name(id, &procedure.profile))),
                value: Some(match (id.as_str(), dossier) {
                    (FILED | MISSING_FILED, Some(dossier)) => {
                        let standing = &dossier.standing;
                        let list = archive_list::recorded(value, standing, procedure, words);
                        visible(&list).into_owned()
                    }
                    _ => said(id, value),
                }),
                code: value.clone(),
                withheld: false,
            })
            .collect(),
    };
    FormFacts {
        recorded: dossier.map_or_else(IndexMap::new, |dossier| {
            let history = &dossier.case.history;
            recorded(history, &fields, &|id, value| said(id, value), may_see)
        }),
        steps: procedure.profile.steps.keys().cloned().collect(),
        fields,
        blank: dossier.is_none(),
        language: words.language().code(),
        title,
        procedure: procedure
            .profile
            .label
            .in_language(words.language())
            .to_owned(),
        number: dossier.map_or_else(line, |dossier| dossier.case.number.to_string()),
        kind: dossier.map_or_else(line, |dossier| name("kinds", &dossier.standing.kind)),
        status: dossier.map_or_else(line, |dossier| {
            name("states", &dossier.standing.summary.status)
        }),
        today: match dossier {
            Some(_) => now.format("%Y-%m-%d").to_string(),
            None => words.word("form.day_by_hand"),
        },
        history: dossier.map_or_else(Vec::new, |dossier| {
            dossier.case.history.iter().map(event).collect()
        }),
        clocks: dossier.map_or_else(Vec::new, |dossier| {
            let clocks = dossier.clocks.iter();
            clocks.map(|clock| form_clock(clock, now, words)).collect()
        }),
        attachments: dossier.map_or_else(Vec::new, |dossier| attachments(dossier, now)),
        profile: form_profile(procedure, words),
    }
}

/// Returns the last value of a field; what the summary holds goes by the summary.
pub(super) fn value_of(id: &str, dossier: &Dossier) -> Option<String> {
    let standing = &dossier.standing;
    match id {
        "received" => Some(crate::time::format_moment(standing.received)),
        "channel" => standing.channel.clone(),
        "kind" => Some(standing.kind.clone()),
        _ => standing
            .facts
            .get(id)
            .filter(|value| !value.is_empty())
            .cloned(),
    }
}

/// Returns a value as a form prints it: in Chinese, money also in capital numerals.
fn shown(
    field: &str,
    value: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
) -> String {
    let said = said(field, value, procedure, now, words);
    let kind = procedure.profile.fields.get(field).map(|field| field.kind);
    let is_written_out = kind == Some(FieldType::Money) && words.language() == Language::Zh;
    match value.parse().ok().filter(|_| is_written_out) {
        Some(fen) => capital_amount(fen).map_or(said.clone(), |capital| {
            let both = Message::new("form.amount").with("amount", &said);
            words.say(&both.with("capital", capital))
        }),
        None => said,
    }
}

/// Returns a value on paper: moments always with the year.
pub(super) fn said(
    field: &str,
    value: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
) -> String {
    let kind = procedure.profile.fields.get(field).map(|field| field.kind);
    let said = match (kind, parse_moment(value, *now.offset())) {
        (Some(FieldType::Time), Ok(moment)) => minute(moment, now),
        _ => values::value(field, value, procedure, now, words),
    };
    visible(&said).into_owned()
}

/// A name that stands at the beginning of a line.
pub(super) fn begun(name: String) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if first.is_ascii_lowercase() => {
            format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
        }
        _ => name,
    }
}

pub(super) fn minute(moment: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    moment
        .with_timezone(now.offset())
        .format("%Y-%m-%d %H:%M")
        .to_string()
}
