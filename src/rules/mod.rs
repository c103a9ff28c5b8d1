//! The rules of `check`: one rule a file.

/// A rule of `check`.
pub struct Rule {
    /// Its id.
    pub id: &'static str,
}

/// All rules.
pub const ALL: &[Rule] = &[];
