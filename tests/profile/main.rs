//! Profiles: the built-in ones, and what is said of broken ones.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod builtin;
mod chance;
mod faults;
mod giving;
mod walker;
