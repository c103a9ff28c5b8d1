//! Another value in place of one that stands there.

use super::super::place::{line_end, line_start};
use super::super::plain::Surroundings;
use super::super::write::{
    Layout, Texts, Written, flow_written, item_written, quoted, text_written, written,
};
use super::super::{Document, Form, Node, Path, Place, Style, Value};
use super::splice::{Attempt, Splice, comment_text};
use super::spot::{Hook, Spot, find, layout_of};

/// Returns the ways to put another value in place of the one of a path, the best first.
pub(super) fn value(document: &Document, path: &Path, value: &Value) -> Vec<Attempt> {
    let Some(spot) = find(document, path) else {
        return Vec::new();
    };
    if spot.surrounded == Form::Flow {
        return vec![in_flow(&spot, value)];
    }
    let layout = layout_of(document);
    let mut attempts = Vec::new();
    for new in ways(&spot, value, layout) {
        if let Some(attempt) = in_place(document, &spot, &new) {
            attempts.push(attempt);
        }
        attempts.push(in_block(document, &spot, &new, layout));
    }
    attempts
}

/// Returns the ways to write a value, the best first: a text that cannot stand as a block is quoted.
fn ways(spot: &Spot<'_>, value: &Value, layout: Layout) -> Vec<Written> {
    let Value::Text(text) = value else {
        let way = |texts| {
            let layout = Layout { texts, ..layout };
            match spot.hook {
                Hook::Item => item_written(value, spot.column, layout),
                _ => written(value, spot.column, layout),
            }
        };
        let mut ways = vec![way(Texts::Blocks), way(Texts::Quoted)];
        ways.dedup();
        return ways;
    };
    let old = match spot.node {
        Node::Scalar(scalar) if scalar.style == Style::Folded => Style::Literal,
        Node::Scalar(scalar) => scalar.style,
        _ => Style::Plain,
    };
    let indent = match spot.hook {
        Hook::Item => spot.column + layout.dash_gap,
        _ => spot.column + layout.step,
    };
    let best = text_written(text, indent, old);
    let quoted = text_written(text, indent, Style::DoubleQuoted);
    vec![best, quoted]
}

impl Spot<'_> {
    /// Returns the byte after the value, or after its head when it is empty.
    pub(super) fn end(&self) -> usize {
        self.node.place().end.max(self.head_end)
    }
}

fn in_flow(spot: &Spot<'_>, value: &Value) -> Attempt {
    let style = match spot.node {
        Node::Scalar(scalar) => scalar.style,
        _ => Style::Plain,
    };
    let new = match value {
        Value::Text(text) => quoted(text, Surroundings::Flow, style),
        other => flow_written(other),
    };
    let place = spot.node.place();
    if place.end > place.start {
        return Attempt::one(place.start..place.end, new);
    }
    let lead = match spot.hook {
        Hook::BareKey => ": ",
        _ => " ",
    };
    Attempt::one(spot.head_end..spot.head_end, format!("{lead}{new}"))
}

/// One line for one line: nothing but the value itself changes.
fn in_place(document: &Document, spot: &Spot<'_>, new: &Written) -> Option<Attempt> {
    let place = spot.node.place();
    let one_line = match spot.node {
        Node::Scalar(scalar) => !matches!(scalar.style, Style::Literal | Style::Folded),
        Node::Map(map) => map.form == Form::Flow,
        Node::Sequence(sequence) => sequence.form == Form::Flow,
    } && place.end > place.start
        && !document.text()[place.start..place.end].contains('\n');
    (one_line && new.below.is_empty() && !new.inline.is_empty())
        .then(|| Attempt::one(place.start..place.end, new.inline.clone()))
}

/// Writes anew all that follows the colon or dash, down to the last line of the old value.
fn in_block(document: &Document, spot: &Spot<'_>, new: &Written, layout: Layout) -> Attempt {
    let text = document.text();
    let place = spot.node.place();
    let area = spot.head_end..line_end(text, spot.end());
    let head_line = line_end(text, spot.head_end);
    let mut inside: Vec<&Place> = document
        .comments()
        .iter()
        .filter(|comment| area.contains(&comment.start))
        .collect();
    let scalar = matches!(spot.node, Node::Scalar(_));
    let trailing = inside
        .iter()
        .position(|comment| comment.start < head_line || scalar)
        .map(|at| inside.remove(at));
    let mut with = String::new();
    if !new.inline.is_empty() {
        if spot.hook == Hook::Item && !new.below.is_empty() {
            // What follows on the lines below was indented for this gap.
            with.push_str(&" ".repeat(layout.dash_gap - 1));
        } else {
            with.push_str(gap_before(text, spot, place));
        }
        with.push_str(&new.inline);
    }
    if let Some(comment) = trailing {
        with.push_str(gap_between(text, place.end, comment.start));
        with.push_str(comment_text(text, comment));
    }
    for line in &new.below {
        with.push('\n');
        with.push_str(line);
    }
    let mut splices = vec![Splice { range: area, with }];
    if !inside.is_empty() {
        splices.push(comments_above(text, spot.head_start, &inside));
    }
    Attempt {
        splices,
        forgets: 0..0,
    }
}

/// Returns the white space that stands between colon or dash and value, one space when there is none.
fn gap_before<'t>(text: &'t str, spot: &Spot<'_>, place: Place) -> &'t str {
    let gap = text.get(spot.head_end..place.start).unwrap_or_default();
    if gap.is_empty() || gap.bytes().any(|byte| byte != b' ') {
        " "
    } else {
        gap
    }
}

/// Returns the white space that stands before a comment, one space when there is none.
fn gap_between(text: &str, from: usize, to: usize) -> &str {
    let gap = text.get(from..to).unwrap_or_default();
    let white = gap.len() - gap.trim_end_matches([' ', '\t']).len();
    if white == 0 {
        " "
    } else {
        &gap[gap.len() - white..]
    }
}

/// Puts comments from within a value on lines of their own above its head.
fn comments_above(text: &str, head: usize, comments: &[&Place]) -> Splice {
    let start = line_start(text, head);
    let line = &text[start..];
    let margin = &line[..line.len() - line.trim_start_matches(' ').len()];
    let lines: Vec<_> = comments
        .iter()
        .map(|comment| format!("{margin}{}\n", comment_text(text, comment)))
        .collect();
    Splice {
        range: start..start,
        with: lines.concat(),
    }
}
