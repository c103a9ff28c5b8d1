//! Profiles: the built-in ones, and what is said of broken ones.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod aiming;
mod approvals;
mod approvals_in_history;
mod builtin;
mod chance;
mod clocks;
mod dated;
mod escalations;
mod faults;
mod forms;
mod forms_hostile;
mod giving;
mod items;
mod items_in_time;
mod pages;
mod story;
mod walker;
mod walks;
mod walks_mall;
mod way;
