//! Where a profile comes from: layers of TOML, a later one laid over the earlier, and the place of a key.

use std::path::PathBuf;

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::Fault;
use crate::domain::{Finding, Location, Severity};
use crate::say::Message;

/// One text that gives a part of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The file as a person finds it.
    pub file: PathBuf,
    /// What it says.
    pub text: String,
    /// The keys under which the part stands: empty for a profile of its own, `["override"]` in the settings.
    pub under: Vec<String>,
}

/// The layers of a profile, the base first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileSource {
    /// The layers.
    pub layers: Vec<Layer>,
}

impl ProfileSource {
    /// Lays the layers over one another; texts that are not TOML come out as findings.
    pub fn merged(&self) -> Result<Table, Vec<Finding>> {
        let mut merged = Table::new();
        let mut findings = Vec::new();
        for layer in &self.layers {
            match toml::from_str::<Table>(&layer.text) {
                Ok(table) => {
                    let part = layer
                        .under
                        .iter()
                        .try_fold(&table, |table, key| table.get(key)?.as_table());
                    if let Some(part) = part {
                        lay_over(&mut merged, part, 0);
                    }
                }
                Err(error) => {
                    let (line, column) =
                        position(&layer.text, error.span().map_or(0, |span| span.start));
                    findings.push(finding(
                        layer,
                        (line, column, 1),
                        Message::new("profile.not_toml")
                            .with("reason", error.message().replace('\n', " ")),
                        Some(Message::new("profile.not_toml_hint")),
                    ));
                }
            }
        }
        if findings.is_empty() {
            Ok(merged)
        } else {
            Err(findings)
        }
    }

    /// Turns faults into findings, each with the place of its keys in the layer that wrote them.
    pub fn place(&self, faults: &[Fault]) -> Vec<Finding> {
        let mut findings: Vec<_> = faults.iter().map(|fault| self.place_one(fault)).collect();
        findings.sort_by(|left, right| left.location.cmp(&right.location));
        findings.dedup();
        findings
    }

    fn place_one(&self, fault: &Fault) -> Finding {
        let mut best: Option<(usize, &Layer, std::ops::Range<usize>)> = None;
        for layer in &self.layers {
            let path: Vec<&str> = layer
                .under
                .iter()
                .chain(&fault.path)
                .map(String::as_str)
                .collect();
            let Ok(table) = DeTable::parse(&layer.text) else {
                continue;
            };
            let (depth, span) = deepest(table.get_ref(), &path);
            let depth = depth.saturating_sub(layer.under.len());
            // A later layer wins a draw: it is the one that the team can change.
            if let Some(span) = span.or_else(|| layer.under.is_empty().then_some(0..0))
                && best.as_ref().is_none_or(|(known, ..)| depth >= *known)
            {
                best = Some((depth, layer, span));
            }
        }
        let Some((_, layer, span)) = best else {
            let nowhere = Layer {
                file: PathBuf::new(),
                text: String::new(),
                under: Vec::new(),
            };
            return finding(
                &nowhere,
                (0, 0, 1),
                fault.message.clone(),
                fault.hint.clone(),
            );
        };
        let (line, column) = position(&layer.text, span.start);
        let width = layer.text.get(span).map_or(1, |text| {
            text.lines()
                .next()
                .unwrap_or_default()
                .chars()
                .count()
                .max(1)
        });
        finding(
            layer,
            (line, column, width),
            fault.message.clone(),
            fault.hint.clone(),
        )
    }
}

/// What one layer replaces as a whole: half of an old one would be a third meaning.
const WHOLE: [&str; 3] = ["when", "limit", "required"];

/// Lays one table over another: tables join, everything else replaces, and `false` in the place of
/// an entry such as `[steps.recall]` takes that entry away.
fn lay_over(base: &mut Table, over: &Table, depth: usize) {
    for (key, value) in over {
        match (base.get_mut(key), value) {
            (Some(Value::Table(_)), Value::Boolean(false)) if depth == 1 => {
                base.remove(key);
            }
            (Some(Value::Table(inner)), Value::Table(part)) if !WHOLE.contains(&key.as_str()) => {
                lay_over(inner, part, depth + 1);
            }
            _ => {
                base.insert(key.clone(), value.clone());
            }
        }
    }
}

/// Follows the keys as far as they lead; returns how far, and the span of the last key found.
fn deepest(table: &DeTable<'_>, path: &[&str]) -> (usize, Option<std::ops::Range<usize>>) {
    let mut table = table;
    let mut span = None;
    for (depth, key) in path.iter().enumerate() {
        let Some((found, value)) = table.iter().find(|(known, _)| known.get_ref() == key) else {
            return (depth, span);
        };
        span = Some(found.span());
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => return (depth + 1, span),
        }
    }
    (path.len(), span)
}

/// Returns line and column, both from 1, of a byte.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (line, column)
}

fn finding(
    layer: &Layer,
    (line, column, width): (usize, usize, usize),
    message: Message,
    hint: Option<Message>,
) -> Finding {
    Finding {
        rule: "profile-fault",
        severity: Severity::Error,
        case: None,
        location: Location {
            file: layer.file.clone(),
            line,
            column,
            width,
            excerpt: layer
                .text
                .lines()
                .nth(line.saturating_sub(1))
                .map(str::to_owned),
        },
        message,
        hint,
        clock: None,
        field: None,
    }
}
