//! `[report]` and `[layouts]`: what the report must know of a procedure and cannot read off its steps.

use indexmap::IndexMap;

use super::layout_rule::{self, LayoutRule};
use super::{BoundField, Escalation, Kind, Step, TableReader, Verb, redress};
use crate::time::{Limit, TimeError};

/// What the report must know of a procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportRules {
    /// The steps that hand a case on; unless named, those that `assign` takes.
    pub dispatch_steps: Vec<String>,
    /// The steps that take a case to a higher level; unless named, those that record `[escalations]`.
    pub escalation_steps: Vec<String>,
    /// The steps that record a case before an authority, a court or the press; may be empty.
    pub external_steps: Vec<String>,
    /// The steps that tell the customer that the case has arrived; may be empty.
    pub acknowledge_steps: Vec<String>,
    /// The steps that put a closed case on file; may be empty.
    pub archive_steps: Vec<String>,
    /// How long after the first closing a case must be on file; `None` when the procedure does not say.
    pub archive_within: Option<Limit>,
    /// The kinds that close with a verdict and a word of the customer; unless named, all.
    pub judged_kinds: Vec<String>,
    /// The fields of money that the customer gets; unless named, the profile's own fields of money.
    pub redress_fields: Vec<String>,
    /// The links by which another case stands for this one in clocks and rates; empty: each case counts.
    pub count_once: Vec<String>,
    /// The states of harassment, malice …, which is counted apart from complaints; may be empty.
    pub conduct_states: Vec<String>,
    /// The kinds of case that are such conduct; may be empty.
    pub conduct_kinds: Vec<String>,
    /// The meeting papers and assessment sheets of `[layouts]`.
    pub layouts: IndexMap<String, LayoutRule>,
}

/// Reads the table; what it does not name is taken from the steps, kinds and fields.
pub(super) fn read(
    root: &mut TableReader<'_>,
    kinds: &IndexMap<String, Kind>,
    steps: &IndexMap<String, Step>,
    fields: &IndexMap<String, BoundField>,
    escalations: &IndexMap<String, Escalation>,
) -> ReportRules {
    let mut rules = ReportRules::default();
    if let Some(table) = root.table("report") {
        let mut reader = TableReader::new(table, vec!["report".to_owned()]);
        rules = ReportRules {
            dispatch_steps: reader.texts("dispatch_steps"),
            escalation_steps: reader.texts("escalation_steps"),
            external_steps: reader.texts("external_steps"),
            acknowledge_steps: reader.texts("acknowledge_steps"),
            archive_steps: reader.texts("archive_steps"),
            archive_within: None,
            judged_kinds: reader.texts("judged_kinds"),
            redress_fields: reader.texts("redress_fields"),
            count_once: reader.texts("count_once"),
            conduct_states: reader.texts("conduct_states"),
            conduct_kinds: reader.texts("conduct_kinds"),
            layouts: IndexMap::new(),
        };
        match reader.text("archive_within").map(|text| text.parse()) {
            Some(Ok(limit)) => rules.archive_within = Some(limit),
            Some(Err(error)) => {
                let error: TimeError = error;
                reader.fault("archive_within", error.message());
            }
            None => {}
        }
        root.take_faults(reader.finish());
    }
    rules.layouts = layout_rule::read(root);
    if rules.dispatch_steps.is_empty() {
        let assigning = steps.iter().filter(|(_, step)| step.verb == Verb::Assign);
        rules.dispatch_steps = assigning.map(|(id, _)| id.clone()).collect();
    }
    if rules.escalation_steps.is_empty() {
        for escalation in escalations.values() {
            let step = &escalation.step;
            // A step that is not there is told where the escalation names it.
            if steps.contains_key(step) && !rules.escalation_steps.contains(step) {
                rules.escalation_steps.push(step.clone());
            }
        }
    }
    if rules.judged_kinds.is_empty() {
        rules.judged_kinds = kinds.keys().cloned().collect();
    }
    if rules.redress_fields.is_empty() {
        rules.redress_fields = redress::usual_fields(fields);
    }
    rules
}
