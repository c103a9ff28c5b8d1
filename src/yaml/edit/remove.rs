//! A key with its value, or an item, taken out.

use std::ops::Range;

use super::super::place::{line_end, line_start, next_line};
use super::super::{Document, Form, Node, Path, Place, Step, Value};
use super::replace;
use super::splice::{Attempt, Splice};
use super::spot::{Spot, find};

/// Returns the ways to take out what a path names, the best first.
pub(super) fn entry(document: &Document, path: &Path) -> Vec<Attempt> {
    let Some((parent_path, last)) = path.split_last() else {
        return Vec::new();
    };
    let (Some(spot), Some(parent)) = (find(document, path), document.root().find(&parent_path))
    else {
        return Vec::new();
    };
    let (count, position) = match (parent, last) {
        (Node::Map(map), Step::Key(key)) => (
            map.entries.len(),
            map.entries.iter().position(|(known, _)| known.text == *key),
        ),
        (Node::Sequence(list), Step::Index(index)) => (list.items.len(), Some(*index)),
        _ => (0, None),
    };
    let Some(position) = position else {
        return Vec::new();
    };
    if spot.surrounded == Form::Flow {
        return vec![in_flow(parent, &spot, position, count)];
    }
    if count == 1 {
        return emptied(document, &parent_path, parent, &spot);
    }
    in_block(
        document,
        &spot,
        next_head(document, &parent_path, parent, position),
    )
}

/// Returns where the sibling after a position begins: its key, or its dash.
fn next_head(document: &Document, path: &Path, parent: &Node, position: usize) -> Option<usize> {
    match parent {
        Node::Map(map) => map
            .entries
            .get(position + 1)
            .map(|(key, _)| key.place.start),
        Node::Sequence(_) => {
            find(document, &path.clone().index(position + 1)).map(|spot| spot.head_start)
        }
        Node::Scalar(_) => None,
    }
}

/// Takes the last entry out: the mapping or list becomes `{}` or `[]`.
fn emptied(document: &Document, path: &Path, parent: &Node, spot: &Spot<'_>) -> Vec<Attempt> {
    let empty = match parent {
        Node::Map(_) => Value::Map(indexmap::IndexMap::new()),
        _ => Value::List(Vec::new()),
    };
    let forgets = gone(document, spot);
    if path.steps().is_empty() {
        let place = parent.place();
        let range = place.start..line_end(document.text(), spot.end());
        return vec![Attempt {
            splices: vec![Splice {
                range,
                with: String::from("{}"),
            }],
            forgets,
        }];
    }
    // A comment behind the removed entry stays, above the key.
    replace::value(document, path, &empty)
}

/// Returns the bytes of an entry whose comments go with it.
fn gone(document: &Document, spot: &Spot<'_>) -> Range<usize> {
    spot.head_start..line_end(document.text(), spot.end())
}

fn in_block(document: &Document, spot: &Spot<'_>, next: Option<usize>) -> Vec<Attempt> {
    let text = document.text();
    let forgets = gone(document, spot);
    let start = line_start(text, spot.head_start);
    let end = line_end(text, spot.end());
    let alone = text[start..spot.head_start]
        .bytes()
        .all(|byte| byte == b' ');
    let one = |range: Range<usize>| Attempt {
        splices: vec![Splice {
            range,
            with: String::new(),
        }],
        forgets: forgets.clone(),
    };
    if alone {
        let behind = next_line(text, end);
        if behind == text.len() && !text.ends_with('\n') && start > 0 {
            // The file ended without a line break, and does so again.
            let before = line_end(text, start - 1);
            return vec![one(before..end), one(start..end)];
        }
        return vec![one(start..behind)];
    }
    // It stands behind a dash: the next key takes its place there, or else the dash stands alone.
    let mut attempts = Vec::new();
    if let Some(next) = next
        && !has_comment(document.comments(), end..next)
    {
        attempts.push(one(spot.head_start..next));
    }
    let bare = text[..spot.head_start].trim_end_matches(' ').len();
    attempts.push(one(bare..end));
    attempts
}

fn has_comment(comments: &[Place], range: Range<usize>) -> bool {
    comments
        .iter()
        .any(|comment| range.contains(&comment.start))
}

fn in_flow(parent: &Node, spot: &Spot<'_>, position: usize, count: usize) -> Attempt {
    let starts: Vec<usize> = match parent {
        Node::Map(map) => map.entries.iter().map(|(key, _)| key.place.start).collect(),
        other => other
            .items()
            .iter()
            .map(|item| item.place().start)
            .collect(),
    };
    let ends: Vec<usize> = match parent {
        Node::Map(map) => map
            .entries
            .iter()
            .map(|(key, node)| node.place().end.max(key.place.end))
            .collect(),
        other => other.items().iter().map(|item| item.place().end).collect(),
    };
    let range = if let Some(next) = starts.get(position + 1) {
        spot.head_start..*next
    } else if count > 1 {
        ends[position - 1]..spot.end()
    } else {
        spot.head_start..spot.end()
    };
    Attempt {
        forgets: spot.head_start..spot.end(),
        splices: vec![Splice {
            range,
            with: String::new(),
        }],
    }
}
