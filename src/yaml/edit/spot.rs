//! Where a value hangs: its key or dash, and whether brackets surround it; and a file's own indentation.

use super::super::place::line_start;
use super::super::scalar_text::indicator;
use super::super::write::Layout;
use super::super::{Document, Form, Node, Path, Sequence, Step};

/// Where a value hangs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'d> {
    /// The value.
    pub(super) node: &'d Node,
    /// The first byte of the key, or the dash.
    pub(super) head_start: usize,
    /// The byte after the colon, or after the dash.
    pub(super) head_end: usize,
    /// The column of the key or dash, from 0.
    pub(super) column: usize,
    /// Whether it hangs on a key or on a dash.
    pub(super) hook: Hook,
    /// Whether brackets or braces surround it.
    pub(super) surrounded: Form,
}

/// What a value hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hook {
    /// A key with its colon.
    Key,
    /// A key within braces that has no colon.
    BareKey,
    /// A dash, or a place between brackets.
    Item,
}

/// Finds where the value of a path hangs; `None` for the document itself and for what is missing.
pub(super) fn find<'d>(document: &'d Document, path: &Path) -> Option<Spot<'d>> {
    let text = document.text();
    let mut node = document.root();
    let mut spot = None;
    let mut surrounded = Form::Block;
    for step in path.steps() {
        match (node, step) {
            (Node::Map(map), Step::Key(wanted)) => {
                if map.form == Form::Flow {
                    surrounded = Form::Flow;
                }
                let (key, below) = map.entries.iter().find(|(key, _)| key.text == *wanted)?;
                let colon = indicator(text, key.place.end, &[':', ',']);
                let colon = colon.filter(|at| text[*at..].starts_with(':'));
                spot = Some(Spot {
                    node: below,
                    head_start: key.place.start,
                    head_end: colon.map_or(key.place.end, |at| at + 1),
                    column: key.place.column - 1,
                    hook: colon.map_or(Hook::BareKey, |_| Hook::Key),
                    surrounded,
                });
                node = below;
            }
            (Node::Sequence(sequence), Step::Index(index)) => {
                if sequence.form == Form::Flow {
                    surrounded = Form::Flow;
                }
                let below = sequence.items.get(*index)?;
                let dash = match sequence.form {
                    Form::Flow => below.place().start,
                    Form::Block => dash_of(text, sequence, *index)?,
                };
                spot = Some(Spot {
                    node: below,
                    head_start: dash,
                    head_end: match sequence.form {
                        Form::Flow => dash,
                        Form::Block => dash + 1,
                    },
                    column: dash - line_start(text, dash),
                    hook: Hook::Item,
                    surrounded,
                });
                node = below;
            }
            _ => return None,
        }
    }
    spot
}

/// Returns the offset of the dash of an item of a block list.
pub(super) fn dash_of(text: &str, sequence: &Sequence, index: usize) -> Option<usize> {
    match index.checked_sub(1) {
        None => Some(sequence.place.start),
        Some(before) => {
            let end = sequence.items.get(before)?.place().end;
            indicator(text, end, &['-'])
        }
    }
}

/// Returns the indentation that a document uses, as its first nested mapping and list show it.
pub(super) fn layout_of(document: &Document) -> Layout {
    let mut found = Found::default();
    found.look(document.root(), document.text());
    let step = found.step.unwrap_or(Layout::OWN.step);
    Layout {
        step,
        list_step: found.list_step.unwrap_or(step),
        dash_gap: found.dash_gap.unwrap_or(Layout::OWN.dash_gap),
        ..Layout::OWN
    }
}

#[derive(Default)]
struct Found {
    step: Option<usize>,
    list_step: Option<usize>,
    dash_gap: Option<usize>,
}

impl Found {
    fn look(&mut self, node: &Node, text: &str) {
        for (key, value) in node.entries() {
            let column = value.place().column;
            match value {
                Node::Map(map) if map.form == Form::Block && column > key.place.column => {
                    self.step.get_or_insert(column - key.place.column);
                }
                Node::Sequence(list) if list.form == Form::Block && column >= key.place.column => {
                    self.list_step.get_or_insert(column - key.place.column);
                    self.look_at_dash(list, text);
                }
                _ => {}
            }
            self.look(value, text);
        }
        for item in node.items() {
            self.look(item, text);
        }
    }

    fn look_at_dash(&mut self, list: &Sequence, text: &str) {
        if let Some(gap) = gap_of(text, list, 0) {
            self.dash_gap.get_or_insert(gap);
        }
    }
}

/// Returns the columns from the dash of an item to the item; `None` when it stands on a later line or is empty.
pub(super) fn gap_of(text: &str, list: &Sequence, index: usize) -> Option<usize> {
    let dash = dash_of(text, list, index)?;
    let item = list.items.get(index)?.place();
    let gap = item.start.checked_sub(dash)?;
    let same_line = text
        .get(dash + 1..item.start)?
        .bytes()
        .all(|byte| byte == b' ');
    (same_line && gap > 1).then_some(gap)
}
