//! Corrective and preventive actions: ordered, due, done, verified, late, and whether the cause came again after
//! they were done. What an action says is free text and may name people: the table says its cause instead.

use chrono::{DateTime, FixedOffset};

use super::breakdown::name_of;
use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::profile::Facts;
use crate::say::{Fact, Message};
use crate::views::actions::{Action, ActionState};
use crate::workflow::Deed;

/// An action as it stood at the end of the period.
struct Seen<'a> {
    action: Action<'a>,
    number: CaseNumber,
    ordered: DateTime<FixedOffset>,
    due: Option<DateTime<FixedOffset>>,
    done: Option<DateTime<FixedOffset>>,
    verified: Option<DateTime<FixedOffset>>,
    /// The cases of the same cause that were received in the period after it was done.
    again: Vec<CaseNumber>,
}

impl Seen<'_> {
    /// Tells whether it was past its due moment and not done at the end of the period.
    fn is_late(&self, scope: &Scope<'_>) -> bool {
        let is_owed = self.done.is_none() && self.action.state != ActionState::Lapsed;
        is_owed && self.due.is_some_and(|due| due < scope.judged_at)
    }

    /// Returns since when there is nothing left to do with it; `None` while there is.
    fn over(&self) -> Option<DateTime<FixedOffset>> {
        let lapsed = self.action.item.closed.as_ref();
        let lapsed = lapsed.filter(|_| self.action.state == ActionState::Lapsed);
        let end = self.verified.or(self.done).or(lapsed.map(|deed| deed.at));
        end.filter(|_| self.action.is_over())
    }

    fn in_time(&self) -> bool {
        self.done
            .zip(self.due)
            .is_some_and(|(done, due)| done <= due)
    }
}

/// Counts the actions.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("actions", "report.actions", Cohort::Happened);
    let main = scope.procedure.profile.actions.is_some();
    let others = scope.options.others.iter();
    let unknown = !main && others.clone().all(|other| other.profile.actions.is_none());
    // What was done since does not change what was so then.
    let then = if unknown {
        section.remarks.push(Message::new("report.actions_none"));
        Vec::new()
    } else {
        scope.cases_then()
    };
    let scope = &scope.at_the_end(&then);
    let seen: Vec<Seen<'_>> = then
        .iter()
        .flat_map(|known| Action::of(&known.dossier, scope.procedure_of(known)))
        .filter_map(|action| seen(action, scope))
        .collect();
    let within = |at: Option<DateTime<FixedOffset>>| {
        at.is_some_and(|at| scope.stretch.contains(at) && at < scope.cut)
    };
    let those = |test: &dyn Fn(&Seen<'_>) -> bool| -> Vec<&Seen<'_>> {
        seen.iter().filter(|action| test(action)).collect()
    };
    let due = those(&|action| {
        action.due.is_some_and(|due| scope.stretch.contains(due)) && was_due(action, scope)
    });
    let in_time: Vec<&Seen<'_>> = due
        .iter()
        .copied()
        .filter(|action| action.in_time())
        .collect();
    let with_cause = those(&|action| action.done.is_some() && action.action.cause().is_some());
    let again: Vec<&Seen<'_>> = with_cause
        .iter()
        .copied()
        .filter(|action| !action.again.is_empty())
        .collect();
    section.figures = vec![
        count(
            "actions_ordered",
            "report.actions_ordered",
            &those(&|action| within(Some(action.ordered))),
        ),
        rate("actions_in_time", "report.actions_in_time", &in_time, &due),
        count(
            "actions_done",
            "report.actions_done",
            &those(&|action| within(action.done)),
        ),
        count(
            "actions_verified",
            "report.actions_verified",
            &those(&|action| within(action.verified)),
        ),
        count(
            "actions_late",
            "report.actions_late",
            &those(&|action| action.is_late(scope)),
        ),
        rate(
            "actions_cause_again",
            "report.actions_cause_again",
            &again,
            &with_cause,
        ),
    ];
    section.tables.push(table(&seen, scope));
    section
}

/// Tells whether the due moment of an action has come as far as the report sees.
fn was_due(action: &Seen<'_>, scope: &Scope<'_>) -> bool {
    action.done.is_some() || action.due.is_some_and(|due| due < scope.judged_at)
}

/// Returns an action as it stood at the end of the period; `None` when it was ordered later.
fn seen<'a>(action: Action<'a>, scope: &Scope<'_>) -> Option<Seen<'a>> {
    let at = |deed: &Option<Deed>| deed.as_ref().map(|deed| deed.at);
    let ordered = Some(action.item.opened.at).filter(|ordered| *ordered < scope.cut)?;
    let done = at(&action.item.done);
    Some(Seen {
        number: action.dossier.case.number.clone(),
        ordered,
        due: action.clock.map(|clock| clock.due),
        done,
        verified: at(&action.item.verified),
        again: again(&action, done, scope),
        action,
    })
}

/// Returns the cases of the same cause that were received in the period after an action was done.
fn again(
    action: &Action<'_>,
    done: Option<DateTime<FixedOffset>>,
    scope: &Scope<'_>,
) -> Vec<CaseNumber> {
    let (Some(done), Some(cause)) = (done, action.cause()) else {
        return Vec::new();
    };
    let is_again = |known: &&Known<'_>| {
        known.flow.received > done
            && known.dossier.standing.fact("cause").as_deref() == Some(cause)
            && known.dossier.case.number != action.dossier.case.number
    };
    numbers(scope.counted_received().filter(is_again))
}

fn ids(actions: &[&Seen<'_>]) -> Vec<CaseNumber> {
    actions.iter().map(|action| action.number.clone()).collect()
}

fn count(id: &str, label: &'static str, actions: &[&Seen<'_>]) -> Figure {
    Figure::new(id, label, Cohort::Happened, Value::Count(actions.len())).of(ids(actions))
}

fn rate(id: &str, label: &'static str, some: &[&Seen<'_>], all: &[&Seen<'_>]) -> Figure {
    let value = Value::Rate {
        numerator: some.len(),
        denominator: all.len(),
    };
    Figure::new(id, label, Cohort::Happened, value)
        .of(ids(all))
        .with_numerator(ids(some))
}

/// Lists the actions that were to be done in the period, and those whose cause came again in it.
fn table(seen: &[Seen<'_>], scope: &Scope<'_>) -> Table {
    let concerns = |action: &&Seen<'_>| {
        action.over().is_none_or(|end| end >= scope.stretch.start) || !action.again.is_empty()
    };
    let mut listed: Vec<&Seen<'_>> = seen.iter().filter(concerns).collect();
    listed.sort_by_key(|action| (action.due.is_none(), action.due, action.action.id()));
    Table {
        id: "actions".to_owned(),
        heading: None,
        columns: vec![
            Column::new("action", "report.column_action"),
            Column::new("cause", "report.column_cause"),
            Column::new("owner", "report.column_owner"),
            Column::new("state", "report.column_action_state"),
            Column::new("due", "report.column_due"),
            Column::below("done", "report.column_done"),
            Column::new("again", "report.column_again"),
        ],
        rows: listed
            .into_iter()
            .map(|action| row(action, scope))
            .collect(),
        when_empty: Message::new("report.no_actions"),
        rows_are: RowsAre::Things,
    }
}

fn row(seen: &Seen<'_>, scope: &Scope<'_>) -> Row {
    let not_given = || Cell::Named {
        id: None,
        name: Message::new("report.not_given").into(),
    };
    let offset = scope.procedure.calendar.offset();
    let moment = |at: Option<DateTime<FixedOffset>>| match at {
        Some(at) => Cell::Moment(at.with_timezone(&offset)),
        None => not_given(),
    };
    let named = |id: &str, name: Fact| Cell::Named {
        id: Some(id.to_owned()),
        name,
    };
    let state = match (seen.verified, seen.done) {
        (Some(_), _) => "verified",
        (None, Some(_)) => "done",
        _ if seen.action.state == ActionState::Lapsed => "lapsed",
        _ if seen.is_late(scope) => "late",
        _ => "open",
    };
    let word = match state {
        "verified" => "page.action_verified",
        "done" => "page.action_done",
        "late" => "page.action_late",
        "lapsed" => "page.action_lapsed",
        _ => "page.action_open",
    };
    let id = seen.action.id();
    let owner = seen.action.owner_field().zip(seen.action.owner());
    Row {
        key: id.clone(),
        role: RowRole::Always,
        cells: vec![
            named(&id, Fact::from(&id)),
            seen.action.cause().map_or_else(not_given, |cause| {
                named(cause, name_of(scope, "cause", cause))
            }),
            owner.map_or_else(not_given, |(field, owner)| {
                named(owner, name_of(scope, field, owner))
            }),
            named(state, Message::new(word).into()),
            moment(seen.due),
            moment(seen.done),
            Cell::Figure(
                Figure::new(
                    "again",
                    "report.column_again",
                    Cohort::Received,
                    Value::Count(seen.again.len()),
                )
                .of(seen.again.clone()),
            ),
        ],
    }
}
