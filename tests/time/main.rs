//! The counting rules against cases by others, and what must hold for every date.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod business_hours;
mod china;
mod due_days;
mod foreign;
mod pauses;
mod properties;
mod support;
mod tickets;
mod vectors;
