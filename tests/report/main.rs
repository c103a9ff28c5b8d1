//! Tests of the report: figures worked out by hand, properties, hostile input, golden pages.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod actions;
mod catalogue;
mod command;
mod conduct;
mod figures;
mod golden;
mod hostile;
mod incidents;
mod json;
mod later;
mod october;
mod periods;
mod properties;
mod redress;
mod redress_sums;
mod sections;
mod several;
mod support;
