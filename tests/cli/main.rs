//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod calendar;
mod calendar_cases;
mod case_files;
mod check;
mod check_formats;
mod check_hostile;
mod check_output;
mod ci_examples;
mod due;
mod engine;
mod errors;
mod frame;
mod hand_edited;
mod init;
mod list;
mod next;
mod page_schemas;
mod priority;
mod readme;
mod rules;
mod schema;
mod show;
mod support;
mod taking_in;
mod team_roles;
mod unjudgeable;
