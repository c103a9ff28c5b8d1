//! A profile: the whole procedure as data. TOML is read as written, then checked into a `Profile`
//! that cannot be wrong; what is wrong comes out as faults, all at once, each with its place.

mod condition;
mod consistency;
mod fault;
mod fields;
mod naming;
mod reader;
mod reading;
mod reading_clocks;
mod reading_steps;
mod source;
mod types;

pub use condition::{Condition, Facts, Test};
pub use fault::Fault;
pub use reader::TableReader;
pub use source::{Layer, ProfileSource};
pub use types::{
    BoundField, Choice, ClockRule, ClockScope, Department, DueRule, INTAKE_FIELDS, Kind, Limits,
    Need, Origin, Pausing, Profile, Retention, RoundEffect, State, StateGroup, Step, StepEffect,
    Verb, Vocabulary, WhilePaused,
};
