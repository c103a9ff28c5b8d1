//! The papers of a case: what was recorded of them, what must be there, who gets copies.

use indexmap::IndexMap;

use super::{Procedure, Standing, values};
use crate::domain::Event;
use crate::profile::Signature;

/// A paper as last recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperOnFile {
    /// The event that last recorded it, by its place in the history.
    pub event: usize,
    /// Whether it is signed.
    pub signed: bool,
    /// The attached file that shows it; `None` when none was named.
    pub file: Option<String>,
}

/// How a paper of a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// It is there, and signed.
    Signed,
    /// It is there without a signature.
    Unsigned,
    /// It is not there.
    Missing,
}

impl PaperState {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            PaperState::Signed => "signed",
            PaperState::Unsigned => "unsigned",
            PaperState::Missing => "missing",
        }
    }
}

/// A paper that a case has or must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperHeld<'a> {
    /// The paper's id.
    pub id: &'a str,
    /// How it stands.
    pub state: PaperState,
    /// Whether the case must have it.
    pub required: bool,
    /// Whether a signature is still to be given.
    pub unsigned_yet: bool,
    /// Who gets copies, each once.
    pub copies: Vec<&'a str>,
    /// What was last recorded of it; `None` when nothing was.
    pub on_file: Option<&'a PaperOnFile>,
}

impl PaperHeld<'_> {
    /// Tells whether the case must have it, or have it signed, and has not.
    pub fn is_wanting(&self) -> bool {
        self.required && (self.state == PaperState::Missing || self.unsigned_yet)
    }
}

/// Notes the papers that an event records, by any step.
pub(super) fn apply(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    sets: &IndexMap<String, String>,
) {
    let given = |field: &str| event.set.get(field).or_else(|| sets.get(field));
    let Some(papers) = given("paper").map(|text| values::split(text)) else {
        return;
    };
    let signed = given("signed").is_some_and(|value| value == "yes");
    for id in papers {
        let file = event.set.get("file").cloned();
        let before = standing
            .papers
            .get(&id)
            .and_then(|paper| paper.file.clone());
        let paper = PaperOnFile {
            event: index,
            signed,
            file: file.or(before),
        };
        standing.papers.insert(id, paper);
    }
}

/// Returns the value of a fact `paper_<id>`; `None` when nothing was recorded, and for every other name.
pub(super) fn fact(papers: &IndexMap<String, PaperOnFile>, name: &str) -> Option<String> {
    let paper = papers.get(name.strip_prefix("paper_")?)?;
    let state = if paper.signed { "signed" } else { "unsigned" };
    Some(state.to_owned())
}

/// Returns the papers that a case has, and those that it must have, in the order of the profile.
pub fn papers_of<'a>(standing: &'a Standing, procedure: &'a Procedure) -> Vec<PaperHeld<'a>> {
    let mut held = Vec::new();
    for (id, paper) in &procedure.profile.papers {
        let on_file = standing.papers.get(id);
        let required = paper.required.as_ref();
        let required = required.is_some_and(|condition| condition.holds(standing));
        if on_file.is_none() && !required {
            continue;
        }
        let state = match on_file {
            None => PaperState::Missing,
            Some(known) if known.signed => PaperState::Signed,
            Some(_) => PaperState::Unsigned,
        };
        let mut copies: Vec<&str> = Vec::new();
        let entries = paper.copies.iter();
        for to in entries
            .filter(|entry| entry.when.holds(standing))
            .flat_map(|entry| &entry.to)
        {
            if !copies.contains(&to.as_str()) {
                copies.push(to);
            }
        }
        held.push(PaperHeld {
            id,
            state,
            required,
            unsigned_yet: state == PaperState::Unsigned && paper.signature == Signature::Needed,
            copies,
            on_file,
        });
    }
    held
}
