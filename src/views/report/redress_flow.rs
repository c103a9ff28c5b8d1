//! Redress payment by payment, for procedures whose steps give it: what was given in the period by kind and payer,
//! what was advanced, what came back, and what was outstanding at the end.
//!
//! Money is counted wherever it was paid: in open, closed and excluded cases alike.

use std::collections::BTreeMap;

use super::breakdown::name_of;
use super::scope::{Known, Scope};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Table, Value};
use crate::domain::CaseNumber;
use crate::say::{Fact, Message};
use crate::workflow::{Payment, Recovery, Redress};

/// Amounts in fen, each with its case.
#[derive(Default)]
struct Amounts(Vec<(i64, CaseNumber)>);

impl Amounts {
    fn add(&mut self, fen: i64, known: &Known<'_>) {
        if fen > 0 {
            self.0.push((fen, known.number()));
        }
    }

    fn figure(&self, id: &str, label: &'static str, scope: &Scope<'_>) -> Figure {
        let sum = self
            .0
            .iter()
            .fold(0, |sum: i64, (fen, _)| sum.saturating_add(*fen));
        let mut ids: Vec<CaseNumber> = self.0.iter().map(|(_, number)| number.clone()).collect();
        ids.sort();
        ids.dedup();
        let fen = is_given_somewhere(scope).then_some(sum);
        let value = Value::Money { fen, n: ids.len() };
        Figure::new(id, label, Cohort::Happened, value).of(ids)
    }
}

/// Tells whether one of the procedures gives redress by steps.
fn is_given_somewhere(scope: &Scope<'_>) -> bool {
    let others = scope.options.others.iter();
    let mut all =
        std::iter::once(&scope.procedure.profile).chain(others.map(|other| &other.profile));
    all.any(|profile| profile.gives_redress())
}

fn redress<'k>(known: &'k Known<'_>) -> &'k Redress {
    &known.dossier.standing.redress
}

/// Returns what was given in the period.
fn payments<'s>(scope: &'s Scope<'_>) -> impl Iterator<Item = (&'s Known<'s>, &'s Payment)> {
    let of = |known: &'s Known<'s>| redress(known).payments.iter().map(move |one| (known, one));
    let all = scope.cases.iter().flat_map(of);
    all.filter(|(_, payment)| scope.stretch.contains(payment.at))
}

/// Returns what came back in the period.
fn recoveries<'s>(scope: &'s Scope<'_>) -> impl Iterator<Item = (&'s Known<'s>, &'s Recovery)> {
    let of = |known: &'s Known<'s>| {
        redress(known)
            .recoveries
            .iter()
            .map(move |one| (known, one))
    };
    let all = scope.cases.iter().flat_map(of);
    all.filter(|(_, recovery)| scope.stretch.contains(recovery.at))
}

/// Returns what was given, advanced, recovered in the period, and outstanding at its end.
pub(super) fn figures(scope: &Scope<'_>) -> Vec<Figure> {
    let (mut given, mut advanced) = (Amounts::default(), Amounts::default());
    for (known, payment) in payments(scope) {
        given.add(payment.amount.unwrap_or(0), known);
        advanced.add(payment.advanced, known);
    }
    let mut recovered = Amounts::default();
    for (known, recovery) in recoveries(scope) {
        recovered.add(recovery.amount, known);
    }
    let mut outstanding = Amounts::default();
    for known in scope.cases {
        outstanding.add(redress(known).before(scope.cut).outstanding(), known);
    }
    vec![
        given.figure("redress_given", "report.redress_given", scope),
        advanced.figure("redress_advanced", "report.redress_advanced", scope),
        recovered.figure("redress_recovered", "report.redress_recovered", scope),
        outstanding.figure("redress_outstanding", "report.redress_outstanding", scope),
    ]
}

/// What was given of one kind.
#[derive(Default)]
struct OfKind {
    times: Vec<CaseNumber>,
    amount: Amounts,
}

impl OfKind {
    fn add(&mut self, known: &Known<'_>, payment: &Payment) {
        self.times.push(known.number());
        self.amount.add(payment.amount.unwrap_or(0), known);
    }

    fn cells(&self, scope: &Scope<'_>) -> Vec<Cell> {
        let count = Value::Count(self.times.len());
        let times = Figure::new("times", "report.column_times", Cohort::Happened, count);
        let amount = self.amount.figure("amount", "report.column_amount", scope);
        vec![
            Cell::Figure(times.of(self.times.clone())),
            Cell::Figure(amount),
        ]
    }
}

/// Makes the table by kinds of redress.
pub(super) fn by_kind(scope: &Scope<'_>) -> Table {
    let mut kinds: BTreeMap<Option<String>, OfKind> = BTreeMap::new();
    // Every kind that occurs so far, so that a row stands also where only the period before has one.
    let all = scope.cases.iter();
    let all = all.flat_map(|known| &redress(known).payments);
    for payment in all.filter(|payment| payment.at < scope.cut) {
        kinds.entry(payment.kind.clone()).or_default();
    }
    let mut all = OfKind::default();
    for (known, payment) in payments(scope) {
        kinds
            .entry(payment.kind.clone())
            .or_default()
            .add(known, payment);
        all.add(known, payment);
    }
    let rows = kinds
        .iter()
        .map(|(kind, one)| (kind.clone(), one.cells(scope)));
    let rows = rows.collect();
    table(
        ("redress_by_kind", "redress", all.cells(scope)),
        vec![
            Column::new("kind", "report.column_redress"),
            Column::new("times", "report.column_times"),
            Column::new("amount", "report.column_amount"),
        ],
        rows,
        scope,
    )
}

/// What one payer paid and gave back.
#[derive(Default)]
struct OfPayer {
    given: Amounts,
    advanced: Amounts,
    recovered: Amounts,
}

impl OfPayer {
    fn cells(&self, scope: &Scope<'_>) -> Vec<Cell> {
        let given = self.given.figure("given", "report.column_given", scope);
        let advanced = self
            .advanced
            .figure("advanced", "report.column_advanced", scope);
        let recovered = self
            .recovered
            .figure("recovered", "report.column_recovered", scope);
        [given, advanced, recovered].map(Cell::Figure).into()
    }
}

/// Makes the table by payers: those who paid, and those from whom advances came back.
pub(super) fn by_payer(scope: &Scope<'_>) -> Table {
    let mut payers: BTreeMap<Option<String>, OfPayer> = BTreeMap::new();
    for known in scope.cases {
        let so_far = redress(known).before(scope.cut);
        let paid = so_far.payments.into_iter().map(|one| one.payer);
        let back = so_far.recoveries.into_iter().map(|one| one.payer);
        for payer in paid.chain(back) {
            payers.entry(payer).or_default();
        }
    }
    let mut all = OfPayer::default();
    for (known, payment) in payments(scope) {
        let one = payers.entry(payment.payer.clone()).or_default();
        for sums in [one, &mut all] {
            sums.given.add(payment.amount.unwrap_or(0), known);
            sums.advanced.add(payment.advanced, known);
        }
    }
    for (known, recovery) in recoveries(scope) {
        let one = payers.entry(recovery.payer.clone()).or_default();
        for sums in [one, &mut all] {
            sums.recovered.add(recovery.amount, known);
        }
    }
    let rows = payers
        .iter()
        .map(|(payer, one)| (payer.clone(), one.cells(scope)));
    let rows = rows.collect();
    table(
        ("redress_by_payer", "payer", all.cells(scope)),
        vec![
            Column::new("payer", "report.column_payer"),
            Column::new("given", "report.column_given"),
            Column::new("advanced", "report.column_advanced"),
            Column::new("recovered", "report.column_recovered"),
        ],
        rows,
        scope,
    )
}

fn table(
    (id, field, total): (&str, &str, Vec<Cell>),
    columns: Vec<Column>,
    mut values: Vec<(Option<String>, Vec<Cell>)>,
    scope: &Scope<'_>,
) -> Table {
    let list = if field == "redress" {
        "redress_kinds"
    } else {
        "payers"
    };
    let listed = scope.procedure.profile.list(list);
    values.sort_by_key(|(value, _)| {
        let place = value
            .as_deref()
            .and_then(|value| listed.get_index_of(value));
        (value.is_none(), place.unwrap_or(usize::MAX), value.clone())
    });
    let named = |value: Option<String>, name: Fact, cells: Vec<Cell>| {
        let mut row = vec![Cell::Named { id: value, name }];
        row.extend(cells);
        row
    };
    let mut rows: Vec<Row> = values
        .into_iter()
        .map(|(value, cells)| {
            let name = match &value {
                Some(value) => name_of(scope, field, value),
                None => Message::new("report.not_given").into(),
            };
            let key = value
                .as_ref()
                .map_or_else(String::new, |value| format!("={value}"));
            Row {
                key,
                role: RowRole::WhenAny,
                cells: named(value, name, cells),
            }
        })
        .collect();
    if !rows.is_empty() {
        rows.push(Row {
            key: "total".to_owned(),
            role: RowRole::Total,
            cells: named(None, Message::new("report.total").into(), total),
        });
    }
    Table {
        id: id.to_owned(),
        heading: Some(Message::new(match field {
            "redress" => "report.redress_by_kind",
            _ => "report.redress_by_payer",
        })),
        columns,
        rows,
        when_empty: Message::new("report.no_redress_steps"),
        rows_are: RowsAre::Things,
    }
}
