//! Profiles: the built-in ones, and what is said of broken ones.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod approvals;
mod approvals_in_history;
mod builtin;
mod chance;
mod clocks;
mod faults;
mod giving;
mod pages;
mod story;
mod walker;
