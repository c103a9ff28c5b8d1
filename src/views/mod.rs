//! Cases to figures and pages, ready to show and not yet formatted.

pub mod graph;
pub mod report;
pub mod workflow_page;
