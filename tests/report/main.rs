//! Tests of the report: figures worked out by hand, properties, hostile input, golden pages.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod catalogue;
mod command;
mod figures;
mod golden;
mod hostile;
mod json;
mod october;
mod periods;
mod properties;
mod redress;
mod sections;
mod several;
mod support;
