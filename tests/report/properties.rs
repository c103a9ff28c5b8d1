//! What must hold for any cases: sums, order, splitting a period in two.

use chrono::TimeDelta;
use proptest::prelude::*;
use tousu::render::{Ids, report_json};
use tousu::time::format_moment;
use tousu::views::report::{Cell, Options, Report, RowRole, Stretch, Value};
use tousu::workflow::Dossier;

use crate::support::{Builder, at, case, procedure};

const STEPS: [&str; 8] = [
    "assign", "pause", "resume", "redo", "close", "reopen", "withdraw", "feedback",
];
const CATEGORIES: [&str; 3] = ["billing", "outage", "unheard-of"];

/// A case: hour of receipt from 1 September on, category, and steps with the hours before each.
type Seed = (i64, usize, Vec<(i64, usize)>);

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let steps = prop::collection::vec((1..400_i64, 0..STEPS.len()), 0..8);
    prop::collection::vec((0..2000_i64, 0..CATEGORIES.len(), steps), 0..12)
}

fn build(seeds: &[Seed]) -> Vec<Builder> {
    let start = at("09-01 00:00");
    let text = |hours: i64| {
        let moment = format_moment(start + TimeDelta::hours(hours));
        moment[5..19].replace('T', " ")
    };
    seeds
        .iter()
        .enumerate()
        .map(|(index, (hours, category, steps))| {
            let number = format!("TS-20260901-{index:04}");
            let mut built = case(&number, &text(*hours)).with("category", CATEGORIES[*category]);
            let mut hours = *hours;
            for (after, step) in steps {
                hours += after;
                // The year ends before the histories may.
                if hours > 2900 {
                    break;
                }
                let set: &[(&str, &str)] = match STEPS[*step] {
                    "close" => &[("cause", "system"), ("outcome", "upheld")],
                    "assign" => &[("lead", "technical")],
                    "feedback" => &[("satisfaction", "satisfied"), ("rating", "4")],
                    _ => &[],
                };
                built = built.step(&text(hours), STEPS[*step], set);
            }
            built
        })
        .collect()
}

fn dossiers(cases: &[Builder]) -> Vec<Dossier> {
    let procedure = procedure();
    let now = at("12-31 00:00");
    let built = cases.iter();
    built
        .map(|case| case.clone().dossier(procedure, now))
        .collect()
}

fn over(dossiers: &[Dossier], from: &str, to: &str) -> Report {
    let stretch = Stretch::between(at(from), at(to)).unwrap();
    let now = at("12-31 00:00");
    Report::new(dossiers, &stretch, now, procedure(), &Options::default())
}

fn count(report: &Report, id: &str) -> i64 {
    match report.figure(id).unwrap().value {
        Value::Count(count) => i64::try_from(count).unwrap(),
        Value::PerThousand { count, .. } => i64::try_from(count).unwrap(),
        Value::Rate { denominator, .. } => i64::try_from(denominator).unwrap(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rows_of_each_breakdown_add_up_to_the_overview(seeds in seeds()) {
        let report = over(&dossiers(&build(&seeds)), "10-01 00:00", "11-01 00:00");
        for section in &report.sections {
            for table in section.tables.iter().filter(|table| table.id.starts_with("by_")) {
                for (place, figure) in [(1, "received"), (2, "closed"), (3, "open_at_end")] {
                    let mut sums = [0, 0];
                    for row in &table.rows {
                        let Cell::Figure(cell) = &row.cells[place] else { continue };
                        let Value::Count(cell) = cell.value else { continue };
                        sums[usize::from(row.role == RowRole::Total)] += cell as i64;
                    }
                    prop_assert_eq!(sums[0], sums[1]);
                    prop_assert_eq!(sums[0], count(&report, figure));
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_cases_does_not_matter(seeds in seeds()) {
        let mut cases = dossiers(&build(&seeds));
        let first = over(&cases, "10-01 00:00", "11-01 00:00");
        cases.reverse();
        let second = over(&cases, "10-01 00:00", "11-01 00:00");
        prop_assert_eq!(
            report_json::json(&first, Ids::Shown).to_string(),
            report_json::json(&second, Ids::Shown).to_string()
        );
    }

    #[test]
    fn two_halves_of_a_period_add_up_to_the_whole(seeds in seeds(), day in 2..31_u32) {
        let cases = dossiers(&build(&seeds));
        let middle = format!("10-{day:02} 00:00");
        let whole = over(&cases, "10-01 00:00", "11-01 00:00");
        let first = over(&cases, "10-01 00:00", &middle);
        let second = over(&cases, &middle, "11-01 00:00");
        for id in ["received", "received_excluded", "closed", "excluded",
            "extensions_requested", "extensions_granted", "first_contact", "cause_known", "without_outcome",
            "upheld", "rounds_1", "repeats", "received_per_1000", "closed_of_received", "rework", "satisfied", "asked"] {
            prop_assert_eq!(count(&first, id) + count(&second, id), count(&whole, id), "{}", id);
        }
        prop_assert_eq!(count(&first, "open_at_end"), count(&second, "open_at_start"));
        prop_assert_eq!(count(&whole, "open_at_start"), count(&first, "open_at_start"));
        prop_assert_eq!(count(&whole, "open_at_end"), count(&second, "open_at_end"));
    }

    #[test]
    fn causes_add_up_and_the_last_share_is_the_whole(seeds in seeds()) {
        let report = over(&dossiers(&build(&seeds)), "10-01 00:00", "11-01 00:00");
        let table = report.table("causes").unwrap();
        let known = report.figure("cause_known").unwrap().numerator_ids.len();
        let rows: Vec<_> = table.rows.iter().filter(|row| row.role != RowRole::Total).collect();
        let sum: usize = rows.iter().map(|row| row.figures().next().unwrap().ids.len()).sum();
        prop_assert_eq!(sum, known);
        if let Some(last) = rows.last() {
            let value = last.figures().last().unwrap().value;
            prop_assert_eq!(value, Value::Rate { numerator: known, denominator: known });
        }
    }

    #[test]
    fn each_month_of_the_trend_is_what_the_report_on_it_says(seeds in seeds()) {
        let cases = dossiers(&build(&seeds));
        let whole = over(&cases, "10-01 00:00", "12-01 00:00");
        for (month, from, to) in [("2026-10", "10-01 00:00", "11-01 00:00"), ("2026-11", "11-01 00:00", "12-01 00:00")] {
            let report = over(&cases, from, to);
            let rows = &whole.table("trend").unwrap().rows;
            let row = rows.iter().find(|row| row.key == month).unwrap();
            for (figure, id) in row.figures().zip(["received", "closed", "on_time", "satisfied"]) {
                prop_assert_eq!(figure.value, report.figure(id).unwrap().value, "{} {}", month, id);
            }
        }
    }

    #[test]
    fn the_backlog_of_a_month_is_that_of_its_ages(seeds in seeds()) {
        let report = over(&dossiers(&build(&seeds)), "10-01 00:00", "11-01 00:00");
        prop_assert_eq!(count(&report, "backlog_overdue"), count(&report, "open_at_end"));
        let ages = report.table("backlog_ages").unwrap();
        let mut sum = 0;
        for row in ages.rows.iter().filter(|row| row.role != RowRole::Total) {
            if let Cell::Figure(figure) = &row.cells[1] {
                sum += figure.ids.len() as i64;
            }
        }
        prop_assert_eq!(sum, count(&report, "open_at_end"));
    }

    #[test]
    fn no_numerator_is_larger_than_its_denominator(seeds in seeds()) {
        let report = over(&dossiers(&build(&seeds)), "10-01 00:00", "11-01 00:00");
        for figure in report.sections.iter().flat_map(|section| &section.figures) {
            if let Value::Rate { numerator, denominator } = figure.value
                && figure.id != "closed_to_received"
            {
                prop_assert!(numerator <= denominator, "{}", figure.id);
            }
        }
    }
}
