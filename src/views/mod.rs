//! Cases to figures and pages: all that is shown, before it has a form.

pub mod actions;
pub mod calendar_page;
pub mod case_approvals;
pub mod case_event;
pub mod case_items;
pub mod case_page;
pub mod case_redress;
pub mod case_row;
pub mod due_page;
pub mod explanation;
pub mod filter;
mod filter_approvals;
pub mod filter_carried;
mod filter_fault;
mod filter_key;
mod filter_span;
pub mod graph;
pub mod links;
pub mod names;
pub mod next_page;
pub mod report;
pub mod schemas;
pub mod turn;
pub mod workflow_page;
mod workflow_rows;
