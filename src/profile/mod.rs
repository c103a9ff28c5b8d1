//! A profile: the whole procedure as data. TOML is read as written, then checked into a `Profile`
//! that cannot be wrong; what is wrong comes out as faults, all at once, each with its place.

mod clock_rule;
mod condition;
mod consistency;
mod definition;
mod fault;
mod fields;
mod form_rule;
mod naming;
mod reader;
mod reading;
mod reading_clocks;
mod reading_steps;
mod report_rules;
mod source;
mod step;
mod vocabulary;
mod watched;

pub use clock_rule::{ClockRule, ClockScope, DueRule, Limits, Pausing};
pub use condition::{Condition, Facts, Test};
pub use definition::{Profile, Retention};
pub use fault::Fault;
pub use form_rule::{Audience, FormRule};
pub use reader::TableReader;
pub use report_rules::ReportRules;
pub use source::{Layer, ProfileSource};
pub use step::{Origin, RoundEffect, Step, StepEffect, Verb, WhilePaused};
pub use vocabulary::{
    BoundField, Choice, Department, INTAKE_FIELDS, Kind, Need, State, StateGroup, Vocabulary,
};
pub use watched::{Watched, read_severities};
