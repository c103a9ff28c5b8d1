//! Whole procedures through the command line: cases from registration to archive, and every refusal on the way.
#![allow(clippy::unwrap_used, missing_docs)]
mod callcenter;
mod company_approvals;
mod company_between;
mod company_causes;
mod company_kinds;
mod company_leaving;
mod company_liability;
mod company_team;
mod company_ways;
mod contract;
mod mall_approvals;
mod mall_compensation;
mod mall_conduct;
mod mall_proposal;
mod mall_refusals;
mod mall_team;
mod mall_unfounded;
mod stage;
#[path = "../cli/support.rs"]
mod support;
mod telecom;
