//! The formats an answer can have; each command says which of them it supports.

use std::fmt;
use std::str::FromStr;

use super::Failure;
use crate::domain::nearest;
use crate::say::{Fact, Message};

/// A format of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// JSON, for scripts.
    Json,
    /// One JSON value a line.
    JsonLines,
    /// Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Excel,
    /// iCalendar.
    Calendar,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Code Quality issues of GitLab.
    Gitlab,
    /// Static analysis results, SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// A Mermaid diagram.
    Mermaid,
    /// A Graphviz diagram.
    Dot,
    /// Paths of files alone, one a line.
    Paths,
}

impl Format {
    /// All formats, with the names they are asked for by; the first name is the one shown.
    pub const NAMES: &[(Format, &[&str])] = &[
        (Format::Text, &["text", "table", "txt"]),
        (Format::Json, &["json"]),
        (Format::JsonLines, &["jsonl"]),
        (Format::Markdown, &["md", "markdown"]),
        (Format::Html, &["html"]),
        (Format::Csv, &["csv"]),
        (Format::Excel, &["xlsx", "excel"]),
        (Format::Calendar, &["ics"]),
        (Format::Github, &["github"]),
        (Format::Gitlab, &["gitlab", "codequality"]),
        (Format::Sarif, &["sarif"]),
        (Format::Junit, &["junit"]),
        (Format::Mermaid, &["mermaid"]),
        (Format::Dot, &["dot"]),
        (Format::Paths, &["paths"]),
    ];

    /// Returns the name that is shown.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(format, _)| *format == self)
            .and_then(|(_, names)| names.first())
            .copied()
            .unwrap_or("text")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        let lower = text.to_ascii_lowercase();
        let known = Self::NAMES
            .iter()
            .find(|(_, names)| names.contains(&lower.as_str()));
        if let Some((format, _)) = known {
            return Ok(*format);
        }
        let all = Self::NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().copied());
        let failure = Failure::new(Message::new("cli.unknown_format").with("format", text));
        Err(match nearest(&lower, all.clone()) {
            Some(meant) => failure.hint(Message::new("cli.did_you_mean").with("name", meant)),
            None => {
                let names: Fact = Self::NAMES
                    .iter()
                    .map(|(format, _)| format.to_string())
                    .collect();
                failure.hint(Message::new("cli.formats_are").with("formats", names))
            }
        })
    }
}

/// Says that a command does not support a format, and which it does.
pub(super) fn refused(asked: Format, supported: &[Format]) -> Failure {
    let names: Fact = supported.iter().map(Format::to_string).collect();
    Failure::new(Message::new("cli.format_not_here").with("format", asked.name()))
        .hint(Message::new("cli.formats_are").with("formats", names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_found_by_each_of_its_names() {
        for (format, names) in Format::NAMES {
            for name in *names {
                assert_eq!(name.parse::<Format>().ok(), Some(*format));
            }
        }
        assert!("jsn".parse::<Format>().is_err());
    }
}
