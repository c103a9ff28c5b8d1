//! The commands as a user runs them: one binary, one file a command.
#![allow(clippy::unwrap_used)]

mod case_files;
mod due;
mod frame;
mod init;
mod list;
mod next;
mod page_schemas;
mod show;
mod support;
