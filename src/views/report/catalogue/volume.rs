//! What came, went and is left; clocks, handling time, breakdowns and causes.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "open_at_start",
        label: "report.open_at_start",
        formula: "report.formula_open_at_start",
        source: "report.source_fca",
    },
    Entry {
        id: "received",
        label: "report.received",
        formula: "report.formula_received",
        source: "report.source_iso",
    },
    Entry {
        id: "received_excluded",
        label: "report.received_excluded",
        formula: "report.formula_received_excluded",
        source: "report.source_own",
    },
    Entry {
        id: "closed",
        label: "report.closed",
        formula: "report.formula_closed",
        source: "report.source_fca",
    },
    Entry {
        id: "closed_excluded",
        label: "report.closed_excluded",
        formula: "report.formula_closed_excluded",
        source: "report.source_own",
    },
    Entry {
        id: "excluded",
        label: "report.excluded",
        formula: "report.formula_excluded",
        source: "report.source_own",
    },
    Entry {
        id: "reopened",
        label: "report.reopened",
        formula: "report.formula_reopened",
        source: "report.source_own",
    },
    Entry {
        id: "ended_again",
        label: "report.ended_again",
        formula: "report.formula_ended_again",
        source: "report.source_own",
    },
    Entry {
        id: "open_at_end",
        label: "report.open_at_end",
        formula: "report.formula_open_at_end",
        source: "report.source_fca",
    },
    Entry {
        id: "closed_of_received",
        label: "report.closed_of_received",
        formula: "report.formula_closed_of_received",
        source: "report.source_own",
    },
    Entry {
        id: "closed_to_received",
        label: "report.closed_to_received",
        formula: "report.formula_closed_to_received",
        source: "report.source_own",
    },
    Entry {
        id: "received_per_1000",
        label: "report.received_per_1000",
        formula: "report.formula_received_per_1000",
        source: "report.source_miit",
    },
    Entry {
        id: "closed_per_1000",
        label: "report.closed_per_1000",
        formula: "report.formula_closed_per_1000",
        source: "report.source_spso",
    },
    Entry {
        id: "backlog_overdue",
        label: "report.backlog_overdue",
        formula: "report.formula_backlog_overdue",
        source: "report.source_own",
    },
    Entry {
        id: "backlog_paused",
        label: "report.backlog_paused",
        formula: "report.formula_backlog_paused",
        source: "report.source_own",
    },
    Entry {
        id: "backlog_oldest",
        label: "report.backlog_oldest",
        formula: "report.formula_backlog_oldest",
        source: "report.source_own",
    },
    Entry {
        id: "backlog_ages",
        label: "report.backlog_ages",
        formula: "report.formula_backlog_ages",
        source: "report.source_own",
    },
    Entry {
        id: "on_time",
        label: "report.on_time",
        formula: "report.formula_on_time",
        source: "report.source_limits",
    },
    Entry {
        id: "clocks",
        label: "report.clocks_received",
        formula: "report.formula_clocks",
        source: "report.source_limits",
    },
    Entry {
        id: "clocks_closed",
        label: "report.clocks_closed",
        formula: "report.formula_clocks_closed",
        source: "report.source_spso",
    },
    Entry {
        id: "handling_time",
        label: "report.handling",
        formula: "report.formula_handling_time",
        source: "report.source_spso",
    },
    Entry {
        id: "by_FIELD",
        label: "report.breakdown",
        formula: "report.formula_by_field",
        source: "report.source_iso",
    },
    Entry {
        id: "rates_by_FIELD",
        label: "report.rates_by_field",
        formula: "report.formula_rates_by_field",
        source: "report.source_iso",
    },
    Entry {
        id: "cause_known",
        label: "report.cause_known",
        formula: "report.formula_cause_known",
        source: "report.source_own",
    },
    Entry {
        id: "causes",
        label: "report.causes",
        formula: "report.formula_causes",
        source: "report.source_pareto",
    },
];
