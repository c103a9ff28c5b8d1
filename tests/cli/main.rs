//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod frame;
mod init;
mod priority;
mod support;
