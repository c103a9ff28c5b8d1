//! The list of papers of a file: what is there, what lacks, each by its name.

use super::pieces::one_line;
use super::{Pieces, Tone, values};
use crate::say::{Fact, Message, Words};
use crate::workflow::{FiledEntry, FiledSort, FiledState, Procedure, Standing};

/// Returns the list, what lacks with a sign that does not need colour.
pub fn list(
    list: &[FiledEntry],
    standing: &Standing,
    procedure: &Procedure,
    words: Words,
) -> Pieces {
    let mut pieces = Pieces::new(words);
    let (forms, others): (Vec<_>, Vec<_>) =
        list.iter().partition(|entry| entry.sort == FiledSort::Form);
    let rows: Vec<_> = others
        .into_iter()
        .map(|entry| row(entry, standing, procedure, words))
        .collect();
    pieces.rows(&rows);
    if !forms.is_empty() {
        let names = forms.iter().map(|form| name(form, standing, procedure));
        let message = Message::new("page.filed_forms").with("forms", names.collect::<Vec<_>>());
        pieces.say(&message, Tone::Faint);
        pieces.end_line();
    }
    pieces
}

fn row(
    entry: &FiledEntry,
    standing: &Standing,
    procedure: &Procedure,
    words: Words,
) -> ([String; 6], Tone) {
    let (sign, tone) = match (entry.lacks, entry.state) {
        (true, _) => ("✗", Tone::Bad),
        (false, FiledState::Open | FiledState::Unsigned | FiledState::Unrecorded) => {
            ("·", Tone::Warning)
        }
        (false, _) => ("✓", Tone::Good),
    };
    let cells = [
        words.word(sort_word(entry.sort)),
        format!("{sign} {}", words.word(state_word(entry.state))),
        one_line(&words.say_fact(&name(entry, standing, procedure))),
        String::new(),
        String::new(),
        short(entry.sha256.as_deref().unwrap_or_default()),
    ];
    (cells.map(|cell| one_line(&cell)), tone)
}

/// Returns what an entry is called.
fn name(entry: &FiledEntry, standing: &Standing, procedure: &Procedure) -> Fact {
    let profile = &procedure.profile;
    let id = entry.id.as_str();
    match entry.sort {
        FiledSort::Paper => profile.label_of("papers", id).into(),
        FiledSort::Approval => profile.label_of("approvals", id).into(),
        FiledSort::Form => match profile.forms.get(id) {
            Some(form) => Fact::from(&form.label),
            None => id.into(),
        },
        FiledSort::Item => {
            let item = id
                .split_once('/')
                .and_then(|(kind, id)| standing.item(kind, id));
            match item {
                Some(item) if item.named.is_none() => item.label(procedure).into(),
                Some(item) => Message::new("page.filed_item")
                    .with("sort", profile.label_of("items", &item.kind))
                    .with("name", item.label(procedure))
                    .into(),
                None => id.into(),
            }
        }
        FiledSort::Advance => values::yuan(id.parse().unwrap_or(0)).into(),
        FiledSort::Attachment => id.into(),
    }
}

/// Returns the key of the word for a sort of thing.
fn sort_word(sort: FiledSort) -> &'static str {
    match sort {
        FiledSort::Paper => "page.filed_paper",
        FiledSort::Attachment => "page.filed_attachment",
        FiledSort::Item => "page.filed_open_item",
        FiledSort::Approval => "page.filed_approval",
        FiledSort::Advance => "page.filed_advance",
        FiledSort::Form => "page.filed_form",
    }
}

/// Returns the key of the word for how a thing stands.
fn state_word(state: FiledState) -> &'static str {
    match state {
        FiledState::Signed => "page.filed_signed",
        FiledState::Unsigned => "page.filed_unsigned",
        FiledState::Missing => "page.filed_missing",
        FiledState::Present => "page.filed_present",
        FiledState::Changed => "page.filed_changed",
        FiledState::Unreadable => "page.filed_unreadable",
        FiledState::Unrecorded => "page.filed_unrecorded",
        FiledState::Open => "page.filed_open",
        FiledState::Pending => "page.filed_pending",
        FiledState::Outstanding => "page.filed_outstanding",
        FiledState::Printable => "page.filed_printable",
    }
}

/// Returns a list as an event keeps it, in words; a line that is none of the program's stays as it is.
pub(super) fn recorded(
    text: &str,
    standing: &Standing,
    procedure: &Procedure,
    words: Words,
) -> String {
    let lines = text.lines().map(|line| match FiledEntry::read(line) {
        Some(entry) => words.say(&in_words(&entry, standing, procedure)),
        None => match line.strip_prefix("history ") {
            Some(rest) => {
                let (count, digest) = rest.split_once(' ').unwrap_or((rest, "…"));
                let message = Message::new("page.filed_history").with("count", count);
                words.say(&message.with("digest", short(digest)))
            }
            None => line.to_owned(),
        },
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n")
}

/// Says what an entry is and how it stands.
pub fn in_words(entry: &FiledEntry, standing: &Standing, procedure: &Procedure) -> Message {
    let key = match entry.sha256 {
        Some(_) => "page.filed_file",
        None => "page.filed_line",
    };
    Message::new(key)
        .with("sort", Message::new(sort_word(entry.sort)))
        .with("state", Message::new(state_word(entry.state)))
        .with("name", name(entry, standing, procedure))
        .with("digest", short(entry.sha256.as_deref().unwrap_or_default()))
}

/// Returns the first digits of a digest: they tell two files apart, and all of them stand in the case.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
