//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod calendar;
mod frame;
mod init;
mod support;
