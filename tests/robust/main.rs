//! The real program under bad luck: many writers, kills, faults of the system, full disks, closed pipes.
//!
//! Small numbers by default, full ones with `TOUSU_FULL=1`, which `.ci/run` sets.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod disk;
mod faults;
mod kills;
mod scene;
mod stdout;
#[path = "../cli/support.rs"]
mod support;
mod writers;
