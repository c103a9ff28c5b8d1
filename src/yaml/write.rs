//! A value as fresh text: block style, quotes only where some reader needs them.

use super::plain::{Surroundings, is_safe_plain, needs_escape};
use super::{Style, Value};

/// How deep lines stand, and how much deeper what belongs to them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// The columns that a mapping's value stands deeper than its key.
    pub(super) step: usize,
    /// The columns that a list stands deeper than its key; 0 is allowed.
    pub(super) list_step: usize,
    /// The columns from a dash to its item, at least 2.
    pub(super) dash_gap: usize,
    /// How texts of several lines are written.
    pub(super) texts: Texts,
}

/// How texts of several lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// As `|` blocks where a block can carry them.
    Blocks,
    /// In double quotes on one line.
    Quoted,
}

impl Layout {
    /// What the program itself writes.
    pub(super) const OWN: Layout = Layout {
        step: 2,
        list_step: 2,
        dash_gap: 2,
        texts: Texts::Blocks,
    };
}

/// A value as it is to be put behind a key or a dash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Written {
    /// What stands on the line of the key or dash; empty when nothing does.
    pub(super) inline: String,
    /// The lines below, indentation included, without line breaks.
    pub(super) below: Vec<String>,
}

impl Written {
    fn inline(text: String) -> Self {
        Self {
            inline: text,
            below: Vec::new(),
        }
    }
}

/// Writes a value as a document: block style, `\n` at the end of each line; no value gives no text.
/// A text in it that holds control characters comes out escaped, and is refused when read back.
pub fn write_value(value: &Value) -> String {
    let mut lines = match value {
        Value::Map(map) if !map.is_empty() => map_lines(map, 0, Layout::OWN),
        Value::List(items) if !items.is_empty() => list_lines(items, 0, Layout::OWN),
        Value::Nothing => return String::new(),
        other => vec![written(other, 0, Layout::OWN).inline],
    };
    lines.push(String::new());
    lines.join("\n")
}

/// Writes a value that belongs to a key or dash at a column.
pub(super) fn written(value: &Value, column: usize, layout: Layout) -> Written {
    match value {
        Value::Nothing => Written::default(),
        Value::Number(number) => Written::inline(number.to_string()),
        Value::Text(text) => text_in(text, column + layout.step, layout),
        Value::Map(map) if map.is_empty() => Written::inline(String::from("{}")),
        Value::List(items) if items.is_empty() => Written::inline(String::from("[]")),
        Value::Map(map) => Written {
            inline: String::new(),
            below: map_lines(map, column + layout.step, layout),
        },
        Value::List(items) => Written {
            inline: String::new(),
            below: list_lines(items, column + layout.list_step, layout),
        },
    }
}

fn text_in(text: &str, indent: usize, layout: Layout) -> Written {
    match layout.texts {
        Texts::Blocks => text_written(text, indent, Style::Plain),
        Texts::Quoted => Written::inline(quoted(text, Surroundings::Block, Style::Plain)),
    }
}

/// Writes a text, in the wanted style if that can carry it; lines of a block stand at `indent`.
pub(super) fn text_written(text: &str, indent: usize, wanted: Style) -> Written {
    let block = wanted == Style::Literal || (text.contains('\n') && wanted != Style::DoubleQuoted);
    if block && is_safe_literal(text) {
        let header = if text.ends_with('\n') { "|" } else { "|-" };
        let margin = " ".repeat(indent);
        let line = |line: &str| match line {
            "" => String::new(),
            some => format!("{margin}{some}"),
        };
        return Written {
            inline: header.to_owned(),
            below: text
                .strip_suffix('\n')
                .unwrap_or(text)
                .split('\n')
                .map(line)
                .collect(),
        };
    }
    Written::inline(quoted(text, Surroundings::Block, wanted))
}

/// Writes a text on one line, in the wanted style if that can carry it.
pub(super) fn quoted(text: &str, surroundings: Surroundings, wanted: Style) -> String {
    let printable = !text.chars().any(needs_escape) && !text.contains(['\n', '\t', '\r']);
    match wanted {
        Style::SingleQuoted if printable => format!("'{}'", text.replace('\'', "''")),
        Style::DoubleQuoted | Style::SingleQuoted => double_quoted(text),
        _ if is_safe_plain(text, surroundings) => text.to_owned(),
        _ => double_quoted(text),
    }
}

/// Writes a text in double quotes (YAML 1.2.2, 5.7).
fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            other if !needs_escape(other) => out.push(other),
            other if u32::from(other) > 0xffff => {
                out.push_str(&format!("\\U{:08X}", u32::from(other)));
            }
            other => out.push_str(&format!("\\u{:04X}", u32::from(other))),
        }
    }
    out.push('"');
    out
}

/// Tells whether a `|` block carries a text without an indentation indicator and without `+`.
fn is_safe_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    !body.is_empty()
        && !body.starts_with([' ', '\t', '\n'])
        && !body.ends_with('\n')
        && !body.contains('\r')
        && !body.chars().any(needs_escape)
        && body
            .split('\n')
            .all(|line| line.is_empty() || !line.trim_matches([' ', '\t']).is_empty())
}

/// Writes a key.
pub(super) fn key_written(key: &str, surroundings: Surroundings) -> String {
    quoted(key, surroundings, Style::Plain)
}

/// Writes the entries of a mapping whose keys stand at a column.
pub(super) fn map_lines(
    map: &indexmap::IndexMap<String, Value>,
    column: usize,
    layout: Layout,
) -> Vec<String> {
    let margin = " ".repeat(column);
    let mut lines = Vec::new();
    for (key, value) in map {
        let key = key_written(key, Surroundings::Block);
        let value = written(value, column, layout);
        lines.push(join(&format!("{margin}{key}:"), &value.inline, 1));
        lines.extend(value.below);
    }
    lines
}

/// Writes the items of a list whose dashes stand at a column.
pub(super) fn list_lines(items: &[Value], column: usize, layout: Layout) -> Vec<String> {
    let margin = " ".repeat(column);
    let mut lines = Vec::new();
    for item in items {
        let item = item_written(item, column, layout);
        lines.push(join(
            &format!("{margin}-"),
            &item.inline,
            layout.dash_gap - 1,
        ));
        lines.extend(item.below);
    }
    lines
}

/// Writes an item whose dash stands at a column; a mapping begins on the line of the dash.
pub(super) fn item_written(item: &Value, column: usize, layout: Layout) -> Written {
    let inner = column + layout.dash_gap;
    let lines = match item {
        Value::Map(map) if !map.is_empty() => map_lines(map, inner, layout),
        Value::List(items) if !items.is_empty() => list_lines(items, inner, layout),
        Value::Text(text) => return text_in(text, inner, layout),
        other => return written(other, column, layout),
    };
    let mut lines = lines.into_iter();
    Written {
        inline: lines.next().unwrap_or_default().trim_start().to_owned(),
        below: lines.collect(),
    }
}

/// Puts a value behind a key or dash; nothing is put behind it when there is none.
pub(super) fn join(head: &str, inline: &str, gap: usize) -> String {
    if inline.is_empty() {
        head.to_owned()
    } else {
        format!("{head}{}{inline}", " ".repeat(gap))
    }
}

/// Writes a value on one line, for a place within brackets.
pub(super) fn flow_written(value: &Value) -> String {
    match value {
        Value::Nothing => String::from("null"),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text, Surroundings::Flow, Style::Plain),
        Value::Map(map) => {
            let entries: Vec<_> = map
                .iter()
                .map(|(key, value)| {
                    format!(
                        "{}: {}",
                        key_written(key, Surroundings::Flow),
                        flow_written(value)
                    )
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(flow_written).collect();
            format!("[{}]", items.join(", "))
        }
    }
}
