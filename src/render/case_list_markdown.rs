//! A list of cases as a Markdown table in which no text of a customer is Markdown.

use chrono::{DateTime, FixedOffset};

use super::pieces::one_line;
use super::{values, wording};
use crate::say::Words;
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// Returns the table of some rows.
pub fn markdown(rows: &[String], words: Words) -> String {
    let columns = [
        "page.column_number",
        "page.column_status",
        "page.column_priority",
        "page.column_title",
        "page.column_who",
        "page.column_received",
        "page.column_due",
    ];
    let mut text = line(columns.map(|key| words.word(key)));
    text.push_str(&line(columns.map(|_| "---".to_owned())));
    text.extend(rows.iter().map(String::as_str));
    text
}

/// Returns the row of a case, its line feed included.
pub fn row(
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
) -> String {
    let summary = &dossier.standing.summary;
    let name = |list, id: Option<&str>| values::name(list, id, procedure, words);
    let handler = summary.handler.as_deref();
    let who = format!(
        "{} {}",
        name("departments", summary.lead.as_deref()),
        handler.map_or("", |id| names::person_name(id, procedure))
    );
    let due = dossier.next_due();
    line(
        [
            dossier.case.number.to_string(),
            name("states", Some(&summary.status)),
            name("priorities", summary.priority.as_deref()),
            dossier.case.title.clone(),
            who,
            wording::moment(dossier.standing.received, now),
            due.map_or_else(String::new, |clock| wording::said(clock, now, words).0),
        ]
        .map(|cell| escaped(&one_line(&cell))),
    )
}

fn line<const N: usize>(cells: [String; N]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Returns text whose signs mean nothing to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_customer_is_no_markdown() {
        assert_eq!(
            escaped("<b>|[x](y) @all"),
            "&lt;b&gt;\\|\\[x\\](y) &#64;all"
        );
    }
}
