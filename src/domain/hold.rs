//! Holds: a file stays however long it was to be kept, until somebody ends the hold; events of its history say so.

use chrono::{DateTime, FixedOffset};

/// The step of every profile that holds a file.
pub const HOLD: &str = "hold-file";

/// The step of every profile that ends a hold.
pub const END_HOLD: &str = "release-file";

/// A hold that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// Who held the file.
    pub by: String,
    /// Why; empty where a hand-written event gives no reason, which holds all the same.
    pub because: String,
}
