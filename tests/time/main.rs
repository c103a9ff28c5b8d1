//! The counting rules against cases by others, and what must hold for every date.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod cases;
mod properties;
mod support;
mod vectors;
