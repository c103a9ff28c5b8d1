//! How the due moment of a clock came about.

use chrono::{DateTime, FixedOffset};

use crate::say::Message;
use crate::workflow::{Clock, Dossier, Judged, Procedure, judge};

/// Returns how a due moment came about; for a stamped clock it is worked out again, when the policy
/// is still the one that it was judged by.
pub fn explanation(
    judged: &Judged,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Message> {
    if !judged.stamped {
        let mut runs = dossier.standing.clocks.iter();
        let run = runs.find(|clock| {
            clock.id == judged.id
                && clock.started == judged.started
                && clock.stopped == judged.stopped
                && clock.item.as_deref() == judged.item.as_ref().map(|item| item.id.as_str())
                && clock.stamp.is_none()
        });
        let again = run.map(|run| judge(run, &dossier.standing, procedure, now));
        return match again {
            Some(Ok(Some(again))) => again.explanation,
            _ => Vec::new(),
        };
    }
    let run = dossier.standing.clocks.iter().find(|clock| {
        let item = judged.item.as_ref().map(|item| &item.id);
        clock.id == judged.id
            && clock.item.as_ref() == item
            && clock.stopped == judged.stopped
            && clock.stamp.is_some()
    });
    let Some((run, stamp)) = run.and_then(|run| Some((run, run.stamp.as_ref()?))) else {
        return Vec::new();
    };
    let by_policy = Message::new("page.judged_by").with("policy", &stamp.policy);
    if stamp.policy != procedure.policy {
        return vec![by_policy];
    }
    let unstamped = Clock {
        stamp: None,
        ..run.clone()
    };
    match judge(&unstamped, &dossier.standing, procedure, now) {
        Ok(Some(again)) if again.due == judged.due => again.explanation,
        _ => vec![by_policy],
    }
}
