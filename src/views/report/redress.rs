//! What customers were given: the amounts of money that the closed cases carry.
//!
//! Where steps give redress, each payment counts. Elsewhere the procedure names the fields in `[report]`, else all its own
//! fields of money count; one that is recorded again replaces what it held. A case without an amount is one without redress.

use super::figure::rounded;
use super::scope::{Known, Scope, numbers};
use super::{Cohort, Figure, Section, Value, redress_flow};
use crate::domain::CaseNumber;

/// Adds up the redress of the closed cases.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("redress", "report.redress", Cohort::Closed);
    let could: Vec<CaseNumber> = numbers(scope.handled_closed().filter(|known| {
        let profile = &scope.procedure_of(known).profile;
        profile.gives_redress() || !profile.report.redress_fields.is_empty()
    }));
    let paid: Vec<(i64, CaseNumber)> = scope
        .handled_closed()
        .map(|known| (amount(known, scope), known.number()))
        .filter(|(fen, _)| *fen > 0)
        .collect();
    let sum = paid
        .iter()
        .fold(0_i64, |sum, (fen, _)| sum.saturating_add(*fen));
    let ids: Vec<CaseNumber> = paid.into_iter().map(|(_, number)| number).collect();
    let money = |id, label, fen, of: &[CaseNumber]| {
        let value = Value::Money { fen, n: of.len() };
        Figure::new(id, label, Cohort::Closed, value).of(of.to_vec())
    };
    section.figures = vec![
        Figure::rate(
            "redress_cases",
            "report.redress_cases",
            Cohort::Closed,
            ids.clone(),
            could.clone(),
        ),
        money(
            "redress_total",
            "report.redress_total",
            // Nobody could be given anything where nothing has an amount: that is not nought.
            (!could.is_empty()).then_some(sum),
            &ids,
        ),
        money(
            "redress_mean",
            "report.redress_mean",
            rounded(sum, ids.len() as i64),
            &ids,
        ),
        money(
            "redress_per_closed",
            "report.redress_per_closed",
            rounded(sum, could.len() as i64),
            &could,
        ),
    ];
    section.figures.extend(redress_flow::figures(scope));
    section.tables = vec![redress_flow::by_kind(scope), redress_flow::by_payer(scope)];
    section
}

/// Returns what the customer of a case was given, in fen.
fn amount(known: &Known<'_>, scope: &Scope<'_>) -> i64 {
    if scope.procedure_of(known).profile.gives_redress() {
        return known.dossier.standing.redress.given();
    }
    let fields = &scope.rules_of(known).redress_fields;
    fields
        .iter()
        .filter_map(|field| known.dossier.standing.facts.get(field)?.parse::<i64>().ok())
        .fold(0, i64::saturating_add)
}
