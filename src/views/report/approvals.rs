//! Approvals: put up, granted, refused, withdrawn, made void in the period, pending at its end, and how long a
//! decision took; each also by approval and level.

use super::measure::Lengths;
use super::scope::Scope;
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::profile::Approval;
use crate::say::Message;
use crate::workflow::{ApprovalTurn, level_of};

/// Something that happened to an approval in the period, or that it waits at its end.
struct Seen<'s> {
    id: &'s str,
    level: usize,
    number: CaseNumber,
    /// `None` for one that waits.
    turn: Option<ApprovalTurn>,
    /// From putting up to the event, in seconds.
    took: i64,
}

/// Which of them a figure counts: its id, its name, and what happened.
const COUNTS: [(&str, &str, Option<ApprovalTurn>); 6] = [
    (
        "put_up",
        "report.approvals_put_up",
        Some(ApprovalTurn::Proposed),
    ),
    (
        "granted",
        "report.approvals_granted",
        Some(ApprovalTurn::Granted),
    ),
    (
        "refused",
        "report.approvals_refused",
        Some(ApprovalTurn::Refused),
    ),
    (
        "withdrawn",
        "report.approvals_withdrawn",
        Some(ApprovalTurn::Withdrawn),
    ),
    ("void", "report.approvals_void", Some(ApprovalTurn::Void)),
    ("pending", "report.approvals_pending", None),
];

/// Counts what became of approvals.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("approvals", "report.approvals", Cohort::Happened);
    let seen = seen(scope);
    let all: Vec<&Seen<'_>> = seen.iter().collect();
    section.figures = figures(&all, "approvals_");
    section.tables.push(Table {
        id: "approvals".to_owned(),
        heading: None,
        columns: vec![
            Column::new("approval", "report.column_approval"),
            Column::new("level", "report.column_level"),
            Column::new("put_up", "report.approvals_put_up"),
            Column::new("granted", "report.approvals_granted"),
            Column::below("refused", "report.approvals_refused"),
            Column::new("withdrawn", "report.approvals_withdrawn"),
            Column::below("void", "report.approvals_void"),
            Column::new("pending", "report.approvals_pending"),
            Column::below("decision_time", "report.approvals_decision_time"),
        ],
        rows: rows(scope, &seen),
        when_empty: Message::new("report.no_approvals"),
        rows_are: RowsAre::Things,
    });
    section
}

fn seen<'s>(scope: &'s Scope<'_>) -> Vec<Seen<'s>> {
    let mut found = Vec::new();
    for known in scope.cases {
        let trail = known.dossier.standing.approval_trail.iter();
        let here = trail.filter(|deed| scope.stretch.contains(deed.at) && deed.at < scope.cut);
        found.extend(here.map(|deed| Seen {
            id: &deed.id,
            level: deed.level,
            number: known.number(),
            turn: Some(deed.turn),
            took: (deed.at - deed.proposed_at).num_seconds(),
        }));
    }
    for (waiting, standing) in scope.open_uncorrected() {
        let rules = &scope.procedure_of(waiting).profile.approvals;
        let open = standing.approvals.iter();
        let open = open.filter(|(_, known)| known.state.is_open());
        found.extend(open.filter_map(|(id, _)| {
            let (id, rule) = rules.get_key_value(id)?;
            Some(Seen {
                id,
                level: level_of(rule, &standing),
                number: waiting.number(),
                turn: None,
                took: 0,
            })
        }));
    }
    found
}

/// Returns the counts and the time that decisions took.
fn figures(seen: &[&Seen<'_>], prefix: &str) -> Vec<Figure> {
    let counts = COUNTS.iter().map(|(id, label, turn)| {
        let those = seen.iter().filter(|one| one.turn == *turn);
        let numbers: Vec<_> = those.map(|one| one.number.clone()).collect();
        let cohort = turn.map_or(Cohort::Open, |_| Cohort::Happened);
        Figure::new(
            &format!("{prefix}{id}"),
            label,
            cohort,
            Value::Count(numbers.len()),
        )
        .of(numbers)
    });
    let decided = seen.iter().filter(|one| {
        matches!(
            one.turn,
            Some(ApprovalTurn::Granted | ApprovalTurn::Refused)
        )
    });
    let lengths = Lengths::of(decided.map(|one| (one.took, one.number.clone())));
    counts
        .chain([lengths.median_figure(
            &format!("{prefix}decision_time"),
            "report.approvals_decision_time",
            Cohort::Happened,
        )])
        .collect()
}

fn rows(scope: &Scope<'_>, seen: &[Seen<'_>]) -> Vec<Row> {
    let main = scope.procedure.profile.approvals.iter();
    let mut rules: Vec<(&String, &Approval, RowRole)> =
        main.map(|(id, rule)| (id, rule, RowRole::Always)).collect();
    for other in &scope.options.others {
        for (id, rule) in &other.profile.approvals {
            match rules.iter_mut().find(|(known, ..)| *known == id) {
                // The one with more levels has a row for each.
                Some(known) if known.1.levels.len() < rule.levels.len() => known.1 = rule,
                Some(_) => {}
                None => rules.push((id, rule, RowRole::WhenAny)),
            }
        }
    }
    let mut rows = Vec::new();
    for (id, rule, role) in rules {
        for level in 0..rule.levels.len() {
            let those = seen.iter();
            let those = those.filter(|one| one.id == id && one.level == level);
            let those: Vec<_> = those.collect();
            let key = format!("{id}/{}", level + 1);
            let mut cells = vec![
                Cell::Named {
                    id: Some(key.clone()),
                    name: rule.label.clone().into(),
                },
                Cell::Named {
                    id: None,
                    name: (level + 1).to_string().into(),
                },
            ];
            cells.extend(figures(&those, "").into_iter().map(Cell::Figure));
            rows.push(Row { key, role, cells });
        }
    }
    rows
}
