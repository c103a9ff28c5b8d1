//! Profiles: the built-in ones, and what is said of broken ones.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod aiming;
mod approvals;
mod approvals_in_history;
mod builtin;
mod came;
mod chance;
mod checked;
mod clocks;
mod dated;
mod escalations;
mod faults;
mod finished;
mod forms;
mod forms_hostile;
mod giving;
mod items;
mod items_in_time;
mod opening;
mod pages;
mod source_places;
mod sources;
mod story;
mod told;
mod walker;
mod walks;
mod way;
