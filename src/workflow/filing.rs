//! What lies in the file of a case and what lacks: the list that archiving records, and a mark over the history before it.

use sha2::{Digest, Sha256};

use super::{
    ApprovalState, FiledEntry, FiledSort, FiledState, ItemState, PaperState, Procedure, Standing,
    papers_of,
};
use crate::domain::{Attachment, Case, Contents, Event};
use crate::profile::{FILED, Origin};

/// Returns what lies in the file of a case, and what lacks, in the order in which a person goes through it.
///
/// `after` is the state that archiving leads to: an open item that a step can close from there is let be.
pub fn filed_list(
    case: &Case,
    standing: &Standing,
    procedure: &Procedure,
    attachments: &[Attachment],
    after: Option<&str>,
) -> Vec<FiledEntry> {
    let mut list = papers(standing, procedure);
    list.extend(attached(case, attachments));
    list.extend(open_items(standing, procedure, after));
    list.extend(approvals(standing));
    let fen = standing.redress.outstanding();
    if fen > 0 {
        let state = FiledState::Outstanding;
        list.push(FiledEntry::new(
            FiledSort::Advance,
            &fen.to_string(),
            state,
            true,
        ));
    }
    let forms = procedure.profile.forms.iter();
    let meant = forms.filter(|(_, form)| form.when.holds(standing));
    list.extend(
        meant.map(|(id, _)| FiledEntry::new(FiledSort::Form, id, FiledState::Printable, false)),
    );
    list
}

fn papers(standing: &Standing, procedure: &Procedure) -> Vec<FiledEntry> {
    let held = papers_of(standing, procedure).into_iter();
    held.map(|paper| {
        let state = match paper.state {
            PaperState::Signed => FiledState::Signed,
            PaperState::Unsigned if paper.unsigned_yet => FiledState::Unsigned,
            PaperState::Unsigned => FiledState::Present,
            PaperState::Missing => FiledState::Missing,
        };
        FiledEntry::new(FiledSort::Paper, paper.id, state, paper.is_wanting())
    })
    .collect()
}

/// Returns the files that events recorded, each once as last recorded, and those that none did.
fn attached(case: &Case, there: &[Attachment]) -> Vec<FiledEntry> {
    let mut list: Vec<FiledEntry> = Vec::new();
    let events = case.history.iter().filter(|event| event.step == "attach");
    for event in events {
        let Some(name) = event.set.get("file") else {
            continue;
        };
        let sha256 = event.set.get("sha256");
        let found = there.iter().find(|known| known.name == *name);
        let state = match found.map(|found| &found.contents) {
            None => FiledState::Missing,
            Some(Contents::Unreadable(_)) => FiledState::Unreadable,
            Some(Contents::Sha256(hash)) if sha256.is_some_and(|known| known != hash) => {
                FiledState::Changed
            }
            Some(_) => FiledState::Present,
        };
        let lacks = state != FiledState::Present;
        let mut entry = FiledEntry::new(FiledSort::Attachment, name, state, lacks);
        entry.sha256 = sha256.cloned();
        list.retain(|known| known.id != *name);
        list.push(entry);
    }
    for file in there {
        if !list.iter().any(|known| known.id == file.name) {
            let state = FiledState::Unrecorded;
            list.push(FiledEntry::new(
                FiledSort::Attachment,
                &file.name,
                state,
                false,
            ));
        }
    }
    list
}

fn open_items(standing: &Standing, procedure: &Procedure, after: Option<&str>) -> Vec<FiledEntry> {
    let closes_later = |kind: &str| {
        procedure.profile.steps.values().any(|step| {
            let from = match &step.from {
                Origin::States(states) => {
                    after.is_some_and(|after| states.iter().any(|state| state == after))
                }
                Origin::Intake => false,
            };
            from && step.items.closes.as_deref() == Some(kind)
        })
    };
    let open = standing.items.iter();
    let open = open.filter(|item| item.state == ItemState::Open);
    open.map(|item| {
        let id = format!("{}/{}", item.kind, item.id);
        let lacks = item.necessary && !closes_later(&item.kind);
        FiledEntry::new(FiledSort::Item, &id, FiledState::Open, lacks)
    })
    .collect()
}

/// Returns the approvals that somebody still has to sign, and those without which something was given.
fn approvals(standing: &Standing) -> Vec<FiledEntry> {
    let waits = |state: ApprovalState| {
        matches!(
            state,
            ApprovalState::Pending | ApprovalState::Partly | ApprovalState::Void
        )
    };
    let put_up = standing.approvals.iter();
    let waiting = put_up.filter(|(_, known)| waits(known.state));
    let mut list: Vec<FiledEntry> = waiting
        .map(|(id, _)| FiledEntry::new(FiledSort::Approval, id, FiledState::Pending, true))
        .collect();
    let payments = standing.redress.payments.iter();
    for id in payments.flat_map(|payment| &payment.unapproved) {
        if !list.iter().any(|known| known.id == *id) {
            let state = FiledState::Missing;
            list.push(FiledEntry::new(FiledSort::Approval, id, state, true));
        }
    }
    list
}

/// Returns the mark over a history: how many events, and a digest of what each of them says.
pub fn history_mark(events: &[Event]) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        // Lengths keep apart what stands side by side.
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    for event in events {
        add(&event.id.0);
        add(&event.at.timestamp().to_string());
        add(&event.by);
        add(&event.step);
        let mut set: Vec<_> = event.set.iter().collect();
        set.sort();
        add(&set.len().to_string());
        for (field, value) in set {
            add(field);
            add(value.trim_end());
        }
        add(event.note.as_deref().unwrap_or_default().trim_end());
        add(&event.changed.join(","));
    }
    let digest = hash.finalize();
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("history {} {digest}", events.len())
}

/// Returns the lines of a list without the digest of the mark, from which short values could be guessed.
pub(super) fn without_mark(list: &str) -> String {
    let lines: Vec<&str> = list
        .lines()
        .map(|line| match line.strip_prefix("history ") {
            Some(rest) => &line[..line.len() - rest.len() + rest.find(' ').unwrap_or(rest.len())],
            None => line,
        })
        .collect();
    lines.join("\n")
}

/// Returns the last event that carries such a mark, by its place, with the mark; `None` where none does.
pub fn filed_history(history: &[Event]) -> Option<(usize, &str)> {
    let mut events = history.iter().enumerate().rev();
    events.find_map(|(place, event)| {
        let mut lines = event.set.get(FILED)?.lines();
        Some((place, lines.find(|line| line.starts_with("history "))?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_its_digest_a_mark_keeps_the_count_and_other_lines_stay() {
        let list = "paper signed receipt\nhistory 12 0123abcd";
        assert_eq!(without_mark(list), "paper signed receipt\nhistory 12");
        assert_eq!(without_mark("history"), "history");
    }

    #[test]
    fn a_mark_names_how_many_events_it_covers() {
        assert!(history_mark(&[]).starts_with("history 0 "));
    }
}
