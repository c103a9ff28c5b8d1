//! An ended case without a paper that its procedure asks for, or without the signature on it.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::StateGroup;
use crate::say::Message;
use crate::workflow::{PaperHeld, PaperState, papers_of};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "paper-missing",
    severity: Severity::Error,
    page: include_str!("paper_missing.md"),
    page_zh: include_str!("paper_missing.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let standing = &subject.dossier.standing;
    let group = subject.procedure.profile.group_of(&standing.summary.status);
    let paid = !standing.redress.payments.is_empty();
    // A withdrawn or malicious complaint needs no papers, unless something was given all the same.
    let asks = match group {
        StateGroup::Open => false,
        StateGroup::Closed => true,
        StateGroup::Excluded => paid,
    };
    if !asks {
        return Vec::new();
    }
    let held = papers_of(standing, subject.procedure);
    let wanting = held.iter().filter(|paper| paper.is_wanting());
    wanting.map(|paper| found(paper, subject)).collect()
}

fn found(paper: &PaperHeld<'_>, subject: &Subject<'_>) -> Found {
    let name = subject.procedure.profile.label_of("papers", paper.id);
    match (paper.state, paper.on_file) {
        (PaperState::Unsigned, Some(known)) => {
            let message = Message::new("rule.paper_unsigned").with("paper", name);
            let at = format!("history[{}].step", known.event);
            Found::at(at, message)
                .hint(Message::new("rule.paper_unsigned_hint").with("id", paper.id))
        }
        _ => {
            let message = Message::new("rule.paper_missing").with("paper", name);
            Found::at("status", message)
                .hint(Message::new("rule.paper_missing_hint").with("id", paper.id))
        }
    }
}
