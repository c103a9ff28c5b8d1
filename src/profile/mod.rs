//! A profile: the whole procedure as data. TOML is read as written, then checked into a `Profile`
//! that cannot be wrong; what is wrong comes out as faults, all at once, each with its place.

mod after_end;
mod approvals;
mod breaches;
mod clock_rule;
mod condition;
mod consistency;
mod dated;
mod definition;
mod escalations;
mod fault;
mod fields;
mod form_rule;
mod items;
mod layout_rule;
mod links;
mod naming;
mod papers;
mod reader;
mod reading;
mod reading_clocks;
mod reading_steps;
mod redress;
mod report_rules;
mod restricted;
mod retention;
mod source;
mod step;
mod vocabulary;
mod watched;

use after_end::lands_on;
pub use approvals::{
    APPROVAL_FACT, APPROVAL_STATES, Approval, ApprovalLevel, Decision, SIGNATURE_FIELDS,
};
pub use breaches::Breach;
pub use clock_rule::{AfterEnd, ClockRule, ClockScope, DueRule, Limits, Pausing};
pub use condition::{Condition, Facts, Test};
pub use dated::DatedLimits;
pub use definition::Profile;
pub use escalations::{
    ClockShare, ESCALATED, ESCALATION_DUE, ESCALATION_FIELD, Escalation, EscalationPer,
};
pub use fault::Fault;
pub use form_rule::{Audience, FormRule};
pub use items::{ActionRules, ITEM_OWNER, ItemFact, ItemRule, StepItems};
pub use layout_rule::{LayoutPeriod, LayoutRule};
pub use links::STOOD_FOR;
pub use naming::{approval_word, field_fact};
pub use papers::{Copies, PAPER_STATES, Paper, Signature};
pub use reader::TableReader;
pub use redress::{REDRESS_FACTS, RedressEffect};
pub use report_rules::ReportRules;
pub use retention::{FILED, FILING_FIELDS, MISSING_BECAUSE, MISSING_FILED, Retention};
pub use source::{Layer, ProfileSource};
pub use step::{Origin, RoundEffect, Step, StepEffect, Verb, WhilePaused};
pub use vocabulary::{
    BoundField, Choice, Department, INTAKE_FIELDS, Kind, Need, State, StateGroup, Vocabulary,
};
pub use watched::{Watched, read_severities};
