//! Satisfaction, verdicts, redress and rounds.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "satisfied",
        label: "report.satisfied",
        formula: "report.formula_satisfied",
        source: "report.source_answers",
    },
    Entry {
        id: "participation",
        label: "report.participation",
        formula: "report.formula_participation",
        source: "report.source_answers",
    },
    Entry {
        id: "asked",
        label: "report.asked",
        formula: "report.formula_asked",
        source: "report.source_answers",
    },
    Entry {
        id: "mean_rating",
        label: "report.mean_rating",
        formula: "report.formula_mean_rating",
        source: "report.source_own",
    },
    Entry {
        id: "satisfied_first_round",
        label: "report.satisfied_first",
        formula: "report.formula_satisfied_first_round",
        source: "report.source_answers",
    },
    Entry {
        id: "participation_first_round",
        label: "report.participation_first",
        formula: "report.formula_participation_first_round",
        source: "report.source_answers",
    },
    Entry {
        id: "asked_first_round",
        label: "report.asked_first",
        formula: "report.formula_asked_first_round",
        source: "report.source_answers",
    },
    Entry {
        id: "mean_rating_first_round",
        label: "report.mean_rating_first",
        formula: "report.formula_mean_rating_first_round",
        source: "report.source_own",
    },
    Entry {
        id: "upheld",
        label: "report.upheld",
        formula: "report.formula_upheld",
        source: "report.source_fca_upheld",
    },
    Entry {
        id: "outcome_upheld",
        label: "report.outcome_upheld",
        formula: "report.formula_outcome_upheld",
        source: "report.source_spso",
    },
    Entry {
        id: "outcome_partly_upheld",
        label: "report.outcome_partly",
        formula: "report.formula_outcome_partly_upheld",
        source: "report.source_spso",
    },
    Entry {
        id: "outcome_not_upheld",
        label: "report.outcome_not",
        formula: "report.formula_outcome_not_upheld",
        source: "report.source_spso",
    },
    Entry {
        id: "outcome_none",
        label: "report.outcome_none",
        formula: "report.formula_outcome_none",
        source: "report.source_own",
    },
    Entry {
        id: "redress_cases",
        label: "report.redress_cases",
        formula: "report.formula_redress_cases",
        source: "report.source_fca",
    },
    Entry {
        id: "redress_total",
        label: "report.redress_total",
        formula: "report.formula_redress_total",
        source: "report.source_fca",
    },
    Entry {
        id: "redress_mean",
        label: "report.redress_mean",
        formula: "report.formula_redress_mean",
        source: "report.source_fca",
    },
    Entry {
        id: "redress_per_closed",
        label: "report.redress_per_closed",
        formula: "report.formula_redress_per_closed",
        source: "report.source_fca",
    },
    Entry {
        id: "first_contact",
        label: "report.first_contact",
        formula: "report.formula_first_contact",
        source: "report.source_iso",
    },
    Entry {
        id: "rework",
        label: "report.rework",
        formula: "report.formula_rework",
        source: "report.source_own",
    },
    Entry {
        id: "reopened_within_7_days",
        label: "report.reopened_within_7",
        formula: "report.formula_reopened_within_7_days",
        source: "report.source_own",
    },
    Entry {
        id: "mean_rounds",
        label: "report.mean_rounds",
        formula: "report.formula_mean_rounds",
        source: "report.source_own",
    },
    Entry {
        id: "rounds_1",
        label: "report.rounds_1",
        formula: "report.formula_rounds_1",
        source: "report.source_own",
    },
    Entry {
        id: "rounds_2",
        label: "report.rounds_2",
        formula: "report.formula_rounds_2",
        source: "report.source_own",
    },
    Entry {
        id: "rounds_3",
        label: "report.rounds_3",
        formula: "report.formula_rounds_3",
        source: "report.source_own",
    },
    Entry {
        id: "rounds_4_or_more",
        label: "report.rounds_more",
        formula: "report.formula_rounds_4_or_more",
        source: "report.source_own",
    },
];
