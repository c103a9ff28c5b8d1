//! A step of a profile: from where, to where, by whom, with what.

use indexmap::IndexMap;

use super::{Condition, Decision, Need, RedressEffect, StepItems};
use crate::say::Label;

/// From where a step may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It makes the case.
    Intake,
    /// From these states.
    States(Vec<String>),
}

/// Which verb besides `advance` takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `advance` alone.
    Advance,
    /// `assign`.
    Assign,
    /// `feedback`.
    Feedback,
}

/// What a step does to the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundEffect {
    /// Nothing.
    Same,
    /// The next round begins.
    Next,
}

/// What a step does to the clocks' running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepEffect {
    /// Nothing.
    Plain,
    /// The clocks that may pause stand still from here.
    Pauses,
    /// They run again.
    Resumes,
}

/// Whether a step may be taken while the case is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhilePaused {
    /// Only after `resume`.
    Refused,
    /// Also while paused.
    Allowed,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name.
    pub label: Label,
    /// From where.
    pub from: Origin,
    /// The state it leads to; `None` when the case stays where it stands.
    pub to: Option<String>,
    /// Who may take it; `@lead` and `@assist` stand for the roles of those departments, `@item` for that of the
    /// department that names the item it picks. Empty: anybody.
    pub roles: Vec<String>,
    /// What it needs.
    pub needs: Vec<Need>,
    /// What it may take besides.
    pub may: Vec<String>,
    /// When it is possible at all.
    pub when: Condition,
    /// The verb of its own.
    pub verb: Verb,
    /// What it records by itself.
    pub sets: IndexMap<String, String>,
    /// The fields whose values it takes back.
    pub clears: Vec<String>,
    /// What it does to the round.
    pub round: RoundEffect,
    /// What it does to the clocks.
    pub effect: StepEffect,
    /// The clock that it extends, by the field `extension` as last recorded.
    pub extends: Option<String>,
    /// It is possible only while this clock runs and is not late.
    pub before_due: Option<String>,
    /// Who took one of these steps last may not take this one.
    pub other_than: Vec<String>,
    /// Fields that name persons: these may not take this step.
    pub not_concerned: Vec<String>,
    /// The approval that it decides, and how; `None` for most steps.
    pub decides: Option<(String, Decision)>,
    /// Whether it is possible while the case is paused.
    pub while_paused: WhilePaused,
    /// What it does to the things within the case.
    pub items: StepItems,
    /// What it does with money for the customer.
    pub redress: RedressEffect,
}
