//! A profile: the whole procedure as data. TOML is read as written, then checked into a `Profile`
//! that cannot be wrong; what is wrong comes out as faults, all at once, each with its place.

mod clock_rule;
mod condition;
mod consistency;
mod fault;
mod fields;
mod naming;
mod procedure;
mod reader;
mod reading;
mod reading_clocks;
mod reading_steps;
mod source;
mod step_rule;

pub use clock_rule::{ClockRule, ClockScope, DueRule, Limits, Pausing};
pub use condition::{Condition, Facts, Test};
pub use fault::Fault;
pub use procedure::{
    BoundField, Choice, Department, INTAKE_FIELDS, Kind, Profile, Retention, State, StateGroup,
    Vocabulary,
};
pub use reader::TableReader;
pub use source::{Layer, ProfileSource};
pub use step_rule::{Need, Origin, RoundEffect, Step, StepEffect, Verb, WhilePaused};
