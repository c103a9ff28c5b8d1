//! The escalations of a case: what is due and not recorded, and what was recorded.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::time::format_moment;
use crate::workflow::{
    DueEscalation, Procedure, RecordedEscalation, Standing, due_escalations, roles_named,
};

/// An escalation that is due, or that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EscalationView {
    /// The escalation.
    pub id: String,
    /// How high it goes, from 1.
    pub level: u32,
    /// `due` while it is due and not recorded.
    #[schemars(extend("enum" = ["due", "recorded"]))]
    pub state: String,
    /// The step that records it.
    pub step: String,
    /// The roles that are told.
    pub tells: Vec<String>,
    /// The people who have one of these roles.
    pub people: Vec<String>,
    /// Since when it is due; null once it is recorded.
    pub since: Option<String>,
    /// When it was recorded; null while it is due.
    pub recorded: Option<String>,
    /// Who recorded it; null while it is due.
    pub by: Option<String>,
}

impl EscalationView {
    /// Returns an escalation that is due.
    pub fn of_due(due: &DueEscalation<'_>, standing: &Standing, procedure: &Procedure) -> Self {
        let tells = roles_named(&due.rule.tells, Some(standing), procedure);
        Self {
            id: due.id.to_owned(),
            level: due.rule.level,
            state: "due".to_owned(),
            step: due.rule.step.clone(),
            people: people_of(&tells, procedure),
            tells,
            since: Some(format_moment(due.since)),
            recorded: None,
            by: None,
        }
    }

    fn of_recorded(one: &RecordedEscalation, standing: &Standing, procedure: &Procedure) -> Self {
        let rule = procedure.profile.escalations.get(&one.id);
        let tells = rule.map_or_else(Vec::new, |rule| {
            roles_named(&rule.tells, Some(standing), procedure)
        });
        Self {
            id: one.id.clone(),
            level: one.level,
            state: "recorded".to_owned(),
            step: rule.map_or_else(String::new, |rule| rule.step.clone()),
            people: people_of(&tells, procedure),
            tells,
            since: None,
            recorded: Some(format_moment(one.at)),
            by: Some(one.by.clone()),
        }
    }
}

/// Returns the escalations of a case: those that are due, the highest first; then those recorded, in order.
pub fn escalations(
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<EscalationView> {
    let due = due_escalations(standing, procedure, now);
    let due = due
        .iter()
        .map(|due| EscalationView::of_due(due, standing, procedure));
    let recorded = standing.escalations.recorded.iter();
    let recorded = recorded.map(|one| EscalationView::of_recorded(one, standing, procedure));
    due.chain(recorded).collect()
}

/// Returns the escalations that are due and not recorded, the highest first.
pub fn due_views(
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<EscalationView> {
    let mut views = escalations(standing, procedure, now);
    views.retain(|view| view.state == "due");
    views
}

fn people_of(roles: &[String], procedure: &Procedure) -> Vec<String> {
    let people = procedure.people.with_roles(roles);
    people.map(|person| person.id.clone()).collect()
}
