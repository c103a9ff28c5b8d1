//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod calendar;
mod calendar_cases;
mod case_files;
mod check;
mod check_runs;
mod due;
mod engine;
mod errors;
mod frame;
mod init;
mod list;
mod next;
mod page_schemas;
mod priority;
mod rule_examples;
mod rules;
mod schema;
mod show;
mod support;
mod unjudgeable;
