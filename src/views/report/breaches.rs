//! What was breached of what was agreed (`[breaches]`), by the computation of the rule `breach`.
//! Cases of a procedure that does not name a breach are not in its denominator.

use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Table};
use crate::profile::Breach;
use crate::say::Message;
use crate::workflow::is_breached;

/// Returns the table: each breach with the cases received in the period in which it occurred, as known now.
pub(super) fn table(scope: &Scope<'_>) -> Table {
    Table {
        id: "breaches".to_owned(),
        heading: Some(Message::new("report.breaches")),
        columns: vec![
            Column::new("breach", "report.column_breach"),
            Column::new("cases", "report.column_breached"),
        ],
        rows: rows(scope),
        when_empty: Message::new("report.no_breaches"),
        rows_are: RowsAre::Things,
    }
}

fn rows(scope: &Scope<'_>) -> Vec<Row> {
    let main = scope.procedure.profile.breaches.iter();
    let mut all: Vec<(&String, &Breach, RowRole)> = main
        .map(|(id, breach)| (id, breach, RowRole::Always))
        .collect();
    for other in &scope.options.others {
        for (id, breach) in &other.profile.breaches {
            if all.iter().all(|(known, ..)| *known != id) {
                all.push((id, breach, RowRole::WhenAny));
            }
        }
    }
    all.into_iter()
        .map(|(id, breach, role)| row(scope, id, breach, role))
        .collect()
}

fn row(scope: &Scope<'_>, id: &str, breach: &Breach, role: RowRole) -> Row {
    // Another procedure may mean something else by the same name.
    let own = |known: &Known<'_>| scope.procedure_of(known).profile.breaches.get(id);
    let bound = || {
        let received = scope.counted_received();
        received.filter(|known| own(known).is_some())
    };
    let breached =
        bound().filter(|known| own(known).is_some_and(|own| is_breached(own, &known.dossier)));
    Row {
        key: id.to_owned(),
        role,
        cells: vec![
            Cell::Named {
                id: Some(id.to_owned()),
                name: breach.label.clone().into(),
            },
            Cell::Figure(Figure::rate(
                "cases",
                "report.column_breached",
                Cohort::Received,
                numbers(breached),
                numbers(bound()),
            )),
        ],
    }
}
