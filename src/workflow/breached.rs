//! Whether a case breaches what was agreed: one computation for `check` and for the report.

use super::{Dossier, Verdict};
use crate::profile::Breach;

/// Tells whether a case breaches what was agreed, as it is known: a run of the clock was stopped late or runs past
/// its due moment, and the condition holds.
pub fn is_breached(breach: &Breach, dossier: &Dossier) -> bool {
    let late = |clock: &str| {
        let mut runs = dossier.clocks.iter();
        runs.any(|run| run.id == clock && matches!(run.verdict, Verdict::Late | Verdict::Missed))
    };
    breach.when.holds(&dossier.standing) && breach.clock.as_deref().is_none_or(late)
}
