//! `[escalations.…]`: what must go to a higher level, when, by which step, and who is told.

use indexmap::IndexMap;
use toml::Table;

use super::reading_steps::read_condition;
use super::{BoundField, Condition, Fault, Origin, Profile, TableReader};
use crate::say::{Label, Message};

/// The field by which a step records an escalation: the id of one of them.
pub const ESCALATION_FIELD: &str = "escalation_level";

/// The fact that is known while an escalation is due and not recorded.
pub const ESCALATION_DUE: &str = "escalation_due";

/// The fact that gives the highest level recorded.
pub const ESCALATED: &str = "escalated";

/// The largest share of a clock's time that may be named, in percent: ten times its limit.
const MOST_PERCENT: u32 = 1000;

/// How often an escalation becomes due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscalationPer {
    /// Once in the whole case.
    Case,
    /// Once a round.
    Round,
}

impl EscalationPer {
    /// Returns the word that profiles and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            EscalationPer::Case => "case",
            EscalationPer::Round => "round",
        }
    }
}

/// A share of the time of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockShare {
    /// The clock.
    pub clock: String,
    /// How much of its time must be used up, in percent; from 100 on the due moment must have passed.
    pub percent: u32,
}

/// What must go to a higher level.
#[derive(Debug, Clone, PartialEq)]
pub struct Escalation {
    /// Its name.
    pub label: Label,
    /// How high it goes, from 1.
    pub level: u32,
    /// For which cases.
    pub when: Condition,
    /// How much time must be used up; `None` where the condition alone decides. Both must hold where both are given.
    pub clock: Option<ClockShare>,
    /// The step that records it.
    pub step: String,
    /// The roles that are told; `@lead` and `@assist` stand for the roles of those departments.
    pub tells: Vec<String>,
    /// How often it becomes due.
    pub per: EscalationPer,
}

impl Profile {
    /// Returns the ids of the escalations that a step records, in the order of the profile.
    pub fn escalations_of<'a>(&'a self, step: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.escalations.iter();
        all.filter(move |(_, escalation)| escalation.step == step)
            .map(|(id, _)| id.as_str())
    }

    /// Tells whether an escalation can be recorded while a case stands in a state.
    pub fn escalates_from(&self, state: &str) -> bool {
        self.escalations.values().any(|escalation| {
            let step = self.steps.get(&escalation.step);
            step.is_some_and(|step| {
                matches!(&step.from, Origin::States(states) if states.iter().any(|known| known == state))
            })
        })
    }

    /// Returns a field as a step asks for it: a step records its own escalations alone.
    pub fn field_of(&self, step: &str, field: &str) -> Option<&BoundField> {
        let own = self.level_fields.get(step);
        own.filter(|_| field == ESCALATION_FIELD)
            .or_else(|| self.fields.get(field))
    }
}

/// Reads the table.
pub(super) fn read(root: &mut TableReader<'_>) -> IndexMap<String, Escalation> {
    let mut escalations = IndexMap::new();
    for (id, table) in root.entries("escalations") {
        let (escalation, faults) = read_one(&id, table);
        root.take_faults(faults);
        escalations.insert(id, escalation);
    }
    escalations
}

fn read_one(id: &str, table: &Table) -> (Escalation, Vec<Fault>) {
    let mut reader = TableReader::new(table, vec!["escalations".to_owned(), id.to_owned()]);
    let label = reader.label();
    let level = match (reader.number("level"), table.contains_key("level")) {
        (Some(0), _) => {
            reader.fault("level", Message::new("profile.level_from_one"));
            1
        }
        (Some(level), _) => level,
        (None, true) => 1,
        (None, false) => {
            reader.missing("level");
            1
        }
    };
    let when = read_condition(&mut reader);
    let clock = read_share(&mut reader);
    if clock.is_none() && when.tests.is_empty() {
        let message = Message::new("profile.escalation_without_cause").with("id", id);
        let hint = Message::new("profile.escalation_without_cause_hint");
        let path = vec!["escalations".to_owned(), id.to_owned()];
        reader.take_faults(vec![Fault::new(&path, message).hint(hint)]);
    }
    let step = reader.needed_text("step");
    let tells = reader.texts("tells");
    if tells.is_empty() {
        reader.missing("tells");
    }
    let per = match reader.text("per").as_deref() {
        None | Some("case") => EscalationPer::Case,
        Some("round") => EscalationPer::Round,
        Some(other) => {
            reader.fault(
                "per",
                Message::new("profile.unknown_per").with("per", other),
            );
            EscalationPer::Case
        }
    };
    let escalation = Escalation {
        label,
        level,
        when,
        clock,
        step,
        tells,
        per,
    };
    (escalation, reader.finish())
}

fn read_share(reader: &mut TableReader<'_>) -> Option<ClockShare> {
    let percent = reader.number("percent");
    let Some(clock) = reader.text("clock") else {
        if percent.is_some() {
            reader.fault("percent", Message::new("profile.percent_without_clock"));
        }
        return None;
    };
    let percent = percent.unwrap_or(100);
    if percent == 0 || percent > MOST_PERCENT {
        let message = Message::new("profile.percent_out_of_range");
        reader.fault("percent", message.with("most", MOST_PERCENT.to_string()));
    }
    Some(ClockShare { clock, percent })
}

/// Binds the field `escalation_level` anew for each step that records escalations.
pub(super) fn level_fields(
    escalations: &IndexMap<String, Escalation>,
    fields: &IndexMap<String, BoundField>,
) -> IndexMap<String, BoundField> {
    let mut bound: IndexMap<String, BoundField> = IndexMap::new();
    let Some(whole) = fields.get(ESCALATION_FIELD) else {
        return bound;
    };
    for (id, escalation) in escalations {
        let field = bound
            .entry(escalation.step.clone())
            .or_insert_with(|| BoundField {
                choices: IndexMap::new(),
                ..whole.clone()
            });
        field
            .choices
            .insert(id.clone(), Some(escalation.label.clone()));
    }
    bound
}
