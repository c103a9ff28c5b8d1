//! A key or an item that was not there before.

use super::super::place::{line_end, line_start, next_line};
use super::super::plain::Surroundings;
use super::super::write::{Layout, Texts, flow_written, key_written, list_lines, map_lines};
use super::super::{Document, Form, Node, Path, Value};
use super::splice::Attempt;
use super::spot::{dash_of, find, gap_of, layout_of};

/// Returns the ways to add a key after the entry at a position of the mapping of a path, the best first.
pub(super) fn key(
    document: &Document,
    parent: &Path,
    after: usize,
    key: &str,
    value: &Value,
) -> Vec<Attempt> {
    let Some(Node::Map(map)) = document.root().find(parent) else {
        return Vec::new();
    };
    let Some((sibling, node)) = map.entries.get(after) else {
        return Vec::new();
    };
    let spot = find(document, &parent.clone().key(sibling.text.clone()));
    let end = spot.map_or(node.place().end, |spot| spot.end());
    if spot.is_none_or(|spot| spot.surrounded == Form::Flow) {
        let key = key_written(key, Surroundings::Flow);
        return vec![Attempt::one(
            end..end,
            format!(", {key}: {}", flow_written(value)),
        )];
    }
    let column = sibling.place.column - 1;
    let layout = layout_of(document);
    let entry = indexmap::IndexMap::from([(key.to_owned(), value.clone())]);
    let ways = ways(|texts| map_lines(&entry, column, Layout { texts, ..layout }));
    below(document, end, column, ways)
}

/// Returns the way to put the first key into a document that is `{}`.
pub(super) fn first_key(document: &Document, key: &str, value: &Value) -> Vec<Attempt> {
    let place = document.root().place();
    let key = key_written(key, Surroundings::Flow);
    vec![Attempt::one(
        place.start..place.end,
        format!("{{{key}: {}}}", flow_written(value)),
    )]
}

/// Returns the ways to add an item to the list of a path that has items already, the best first.
pub(super) fn item(document: &Document, path: &Path, value: &Value) -> Vec<Attempt> {
    let text = document.text();
    let Some(Node::Sequence(list)) = document.root().find(path) else {
        return Vec::new();
    };
    let Some(last) = list.items.len().checked_sub(1) else {
        return Vec::new();
    };
    let Some(spot) = find(document, &path.clone().index(last)) else {
        return Vec::new();
    };
    let end = spot.end();
    if spot.surrounded == Form::Flow {
        return vec![Attempt::one(end..end, format!(", {}", flow_written(value)))];
    }
    let Some(dash) = dash_of(text, list, last) else {
        return Vec::new();
    };
    let column = dash - line_start(text, dash);
    let layout = layout_of(document);
    let dash_gap = gap_of(text, list, last).unwrap_or(layout.dash_gap);
    let item = std::slice::from_ref(value);
    let ways = ways(|texts| {
        let layout = Layout {
            dash_gap,
            texts,
            ..layout
        };
        list_lines(item, column, layout)
    });
    below(document, end, column, ways)
}

/// Returns lines with texts as blocks, and, where that makes a difference, with texts in quotes.
fn ways(lines: impl Fn(Texts) -> Vec<String>) -> Vec<Vec<String>> {
    let mut ways = vec![lines(Texts::Blocks), lines(Texts::Quoted)];
    ways.dedup();
    ways
}

/// Returns the ways to add lines below the line of an offset: at once, or below the comments that follow it.
fn below(document: &Document, end: usize, column: usize, ways: Vec<Vec<String>>) -> Vec<Attempt> {
    let text = document.text();
    let at_once = line_end(text, end);
    let later = below_comments(text, at_once, column);
    let mut attempts = Vec::new();
    for lines in ways {
        let with = format!("\n{}", lines.join("\n"));
        attempts.push(Attempt::one(at_once..at_once, with.clone()));
        if later != at_once {
            attempts.push(Attempt::one(later..later, with));
        }
    }
    attempts
}

/// Returns the end of the last comment line that follows directly and stands at a column or deeper.
fn below_comments(text: &str, line_end_before: usize, column: usize) -> usize {
    let mut end = line_end_before;
    loop {
        let start = next_line(text, end);
        if start >= text.len() {
            return end;
        }
        let line = &text[start..line_end(text, start)];
        let content = line.trim_start_matches(' ');
        if !content.starts_with('#') || line.len() - content.len() < column {
            return end;
        }
        end = line_end(text, start);
    }
}
