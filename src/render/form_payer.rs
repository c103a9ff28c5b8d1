//! Who paid the customer, as a receipt says it.

use crate::domain::Event;
use crate::profile::RedressEffect;
use crate::workflow::{Dossier, Procedure};

/// Returns who paid the customer, out of the payer recorded last: who gave an advance back later is no payer of a receipt.
pub(super) fn payer_of(
    last: Option<String>,
    dossier: &Dossier,
    procedure: &Procedure,
) -> Option<String> {
    let recovers = |event: &&Event| {
        let step = procedure.profile.steps.get(&event.step);
        step.is_some_and(|step| step.redress == RedressEffect::Recovers)
    };
    let last = last?;
    let history = dossier.case.history.iter().rev();
    let mut paid = history.filter(|event| !recovers(event));
    let payer = paid.find_map(|event| event.set.get("payer").cloned());
    Some(payer.unwrap_or(last))
}
