//! Cases to figures and pages, ready to show and not yet formatted.

pub mod report;
