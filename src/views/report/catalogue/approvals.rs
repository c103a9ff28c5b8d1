//! Approvals.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "approvals_put_up",
        label: "report.approvals_put_up",
        formula: "report.formula_approvals_put_up",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_granted",
        label: "report.approvals_granted",
        formula: "report.formula_approvals_granted",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_refused",
        label: "report.approvals_refused",
        formula: "report.formula_approvals_refused",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_withdrawn",
        label: "report.approvals_withdrawn",
        formula: "report.formula_approvals_withdrawn",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_void",
        label: "report.approvals_void",
        formula: "report.formula_approvals_void",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_pending",
        label: "report.approvals_pending",
        formula: "report.formula_approvals_pending",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals_decision_time",
        label: "report.approvals_decision_time",
        formula: "report.formula_approvals_decision_time",
        source: "report.source_approvals",
    },
    Entry {
        id: "approvals",
        label: "report.approvals",
        formula: "report.formula_approvals",
        source: "report.source_approvals",
    },
];
