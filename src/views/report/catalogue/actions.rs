//! Corrective and preventive actions.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "actions_ordered",
        label: "report.actions_ordered",
        formula: "report.formula_actions_ordered",
        source: "report.source_iso_actions",
    },
    Entry {
        id: "actions_in_time",
        label: "report.actions_in_time",
        formula: "report.formula_actions_in_time",
        source: "report.source_iso_actions",
    },
    Entry {
        id: "actions_done",
        label: "report.actions_done",
        formula: "report.formula_actions_done",
        source: "report.source_iso_actions",
    },
    Entry {
        id: "actions_verified",
        label: "report.actions_verified",
        formula: "report.formula_actions_verified",
        source: "report.source_iso_actions",
    },
    Entry {
        id: "actions_late",
        label: "report.actions_late",
        formula: "report.formula_actions_late",
        source: "report.source_iso_actions",
    },
    Entry {
        id: "actions_cause_again",
        label: "report.actions_cause_again",
        formula: "report.formula_actions_cause_again",
        source: "report.source_own",
    },
    Entry {
        id: "actions",
        label: "report.actions",
        formula: "report.formula_actions",
        source: "report.source_own",
    },
];
