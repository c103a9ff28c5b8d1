//! Escalations, extensions, repeats, compliance, what deserves a look, and the trend.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "escalated",
        label: "report.escalated",
        formula: "report.formula_escalated",
        source: "report.source_escalation",
    },
    Entry {
        id: "referred_outside",
        label: "report.referred_outside",
        formula: "report.formula_referred_outside",
        source: "report.source_iso",
    },
    Entry {
        id: "escalations",
        label: "report.escalations",
        formula: "report.formula_escalations",
        source: "report.source_escalation",
    },
    Entry {
        id: "escalations_due",
        label: "report.escalations_due",
        formula: "report.formula_escalations_due",
        source: "report.source_own",
    },
    Entry {
        id: "escalations_missed",
        label: "report.escalations_missed",
        formula: "report.formula_escalations_missed",
        source: "report.source_own",
    },
    Entry {
        id: "escalations_by_name",
        label: "report.escalations_by_name",
        formula: "report.formula_escalations_by_name",
        source: "report.source_own",
    },
    Entry {
        id: "extensions_requested",
        label: "report.extensions_requested",
        formula: "report.formula_extensions_requested",
        source: "report.source_spso",
    },
    Entry {
        id: "extensions_granted",
        label: "report.extensions_granted",
        formula: "report.formula_extensions_granted",
        source: "report.source_spso",
    },
    Entry {
        id: "extensions_refused",
        label: "report.extensions_refused",
        formula: "report.formula_extensions_refused",
        source: "report.source_spso",
    },
    Entry {
        id: "paused",
        label: "report.paused",
        formula: "report.formula_paused",
        source: "report.source_own",
    },
    Entry {
        id: "mean_pause",
        label: "report.mean_pause",
        formula: "report.formula_mean_pause",
        source: "report.source_own",
    },
    Entry {
        id: "repeats",
        label: "report.repeat_cases",
        formula: "report.formula_repeats",
        source: "report.source_iso",
    },
    Entry {
        id: "repeat_complainants",
        label: "report.repeat_complainants",
        formula: "report.formula_repeat_complainants",
        source: "report.source_iso",
    },
    Entry {
        id: "without_acknowledgement",
        label: "report.without_acknowledgement",
        formula: "report.formula_without_acknowledgement",
        source: "report.source_compliance",
    },
    Entry {
        id: "without_outcome",
        label: "report.without_outcome",
        formula: "report.formula_without_outcome",
        source: "report.source_compliance",
    },
    Entry {
        id: "without_feedback",
        label: "report.without_feedback",
        formula: "report.formula_without_feedback",
        source: "report.source_compliance",
    },
    Entry {
        id: "not_archived",
        label: "report.not_archived",
        formula: "report.formula_not_archived",
        source: "report.source_compliance",
    },
    Entry {
        id: "archived_late",
        label: "report.archived_late",
        formula: "report.formula_archived_late",
        source: "report.source_compliance",
    },
    Entry {
        id: "with_refused_steps",
        label: "report.with_refused_steps",
        formula: "report.formula_with_refused_steps",
        source: "report.source_compliance",
    },
    Entry {
        id: "overdue",
        label: "report.overdue",
        formula: "report.formula_overdue",
        source: "report.source_own",
    },
    Entry {
        id: "closed_then_reopened",
        label: "report.closed_then_reopened",
        formula: "report.formula_closed_then_reopened",
        source: "report.source_gaming",
    },
    Entry {
        id: "paused_over_half",
        label: "report.paused_over_half",
        formula: "report.formula_paused_over_half",
        source: "report.source_gaming",
    },
    Entry {
        id: "rated_by_handler",
        label: "report.rated_by_handler",
        formula: "report.formula_rated_by_handler",
        source: "report.source_gaming",
    },
    Entry {
        id: "extended_after_due",
        label: "report.extended_after_due",
        formula: "report.formula_extended_after_due",
        source: "report.source_gaming",
    },
    Entry {
        id: "received_changed_late",
        label: "report.received_changed_late",
        formula: "report.formula_received_changed_late",
        source: "report.source_gaming",
    },
    Entry {
        id: "attention",
        label: "report.attention",
        formula: "report.formula_attention",
        source: "report.source_gaming",
    },
    Entry {
        id: "trend",
        label: "report.trend",
        formula: "report.formula_trend",
        source: "report.source_miit",
    },
];
