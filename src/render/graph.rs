//! A graph of states as Mermaid or Graphviz. Names are data: what either language would obey is escaped.

use std::fmt::Write as _;

use crate::profile::StateGroup;
use crate::say::{Label, Words};
use crate::views::graph::{Edge, Graph};

/// Writes a Mermaid flowchart.
pub fn mermaid(graph: &Graph, words: Words) -> String {
    let name = |label: &Label| mermaid_text(label.in_language(words.language()));
    let mut text = String::from("flowchart LR\n    begin(( ))\n");
    for (place, node) in graph.nodes.iter().enumerate() {
        let label = name(&node.label);
        let _ = match node.group {
            StateGroup::Open => writeln!(text, "    s{place}[\"{label}\"]"),
            StateGroup::Closed | StateGroup::Excluded => {
                writeln!(text, "    s{place}([\"{label}\"])")
            }
        };
    }
    for edge in &graph.edges {
        let labels: Vec<_> = edge.labels.iter().map(name).collect();
        let from = edge
            .from
            .map_or_else(|| "begin".to_owned(), |from| format!("s{from}"));
        let _ = writeln!(
            text,
            "    {from} -->|\"{}\"| s{}",
            labels.join("<br>"),
            edge.to
        );
    }
    let excluded: Vec<_> = graph
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.group == StateGroup::Excluded)
        .map(|(place, _)| format!("s{place}"))
        .collect();
    if !excluded.is_empty() {
        let _ = writeln!(
            text,
            "    classDef excluded stroke-dasharray: 4\n    class {} excluded",
            excluded.join(",")
        );
    }
    text
}

/// Escapes what Mermaid gives a meaning within quotes; `#…;` are its own entities.
fn mermaid_text(label: &str) -> String {
    let mut text = String::with_capacity(label.len());
    for letter in label.chars() {
        match letter {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' | '%' | '|' => {
                let _ = write!(text, "#{};", u32::from(letter));
            }
            control if control.is_control() => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

/// Writes a Graphviz digraph.
pub fn dot(graph: &Graph, words: Words) -> String {
    let name = |label: &Label| dot_text(label.in_language(words.language()));
    let mut text = format!(
        "digraph procedure {{\n  label=\"{}\";\n  rankdir=LR;\n  node [shape=box];\n  begin [shape=point];\n",
        name(&graph.title)
    );
    for (place, node) in graph.nodes.iter().enumerate() {
        let style = match node.group {
            StateGroup::Open => "",
            StateGroup::Closed => ", peripheries=2",
            StateGroup::Excluded => ", peripheries=2, style=dashed",
        };
        let _ = writeln!(text, "  s{place} [label=\"{}\"{style}];", name(&node.label));
    }
    for Edge { from, to, labels } in &graph.edges {
        let labels: Vec<_> = labels.iter().map(name).collect();
        let from = from.map_or_else(|| "begin".to_owned(), |from| format!("s{from}"));
        let _ = writeln!(
            text,
            "  {from} -> s{to} [label=\"{}\"];",
            labels.join("\\n")
        );
    }
    text.push_str("}\n");
    text
}

/// Escapes what Graphviz gives a meaning within quotes.
fn dot_text(label: &str) -> String {
    let mut text = String::with_capacity(label.len());
    for letter in label.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            control if control.is_control() => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_quotes() {
        assert_eq!(
            mermaid_text("a\"] --> b;\nclick s0 \"x\"<b>"),
            "a#34;] --#62; b#59; click s0 #34;x#34;#60;b#62;"
        );
        assert_eq!(dot_text("a\"; b \\N\n"), "a\\\"; b \\\\N ");
    }
}
