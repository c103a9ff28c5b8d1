//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod check;
mod errors;
mod frame;
mod init;
mod rules;
mod schema;
mod support;
mod unjudgeable;
