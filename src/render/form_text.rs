//! A form as plain text: tables with lines of their own, pages parted by a form feed.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use super::template::PAGE_BREAK;
use super::wrapping::{Indent, hanging};

/// How wide a page of text is, in columns.
const WIDTH: u16 = 78;

/// Returns the text.
pub fn text(markdown: &str) -> String {
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.take(event);
    }
    let text = page.done.trim_matches('\n');
    format!("{text}\n")
}

/// A page that is being written.
#[derive(Default)]
struct Page {
    done: String,
    line: String,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    heading: Option<HeadingLevel>,
    quoted: bool,
    item: bool,
    number: Option<u64>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.line.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.line.push('\n'),
            Event::InlineHtml(text) if text.trim() == "<br>" => self.line.push('\n'),
            Event::Html(text) if text.trim() == PAGE_BREAK => self.done.push_str("\u{c}\n"),
            Event::Rule => self
                .done
                .push_str(&format!("{}\n\n", "-".repeat(usize::from(WIDTH)))),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level),
            Tag::BlockQuote(_) => self.quoted = true,
            Tag::List(first) => self.number = *first,
            Tag::Item => self.item = true,
            Tag::Table(_) => self.rows.clear(),
            Tag::TableHead | Tag::TableRow => self.row.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.line)),
            TagEnd::TableHead | TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => self.table(),
            TagEnd::Heading(_) => self.head(),
            TagEnd::BlockQuote(_) => {
                self.quoted = false;
                self.done.push('\n');
            }
            TagEnd::Item => {
                let line = std::mem::take(&mut self.line);
                if !line.is_empty() {
                    self.entry(&line);
                }
                self.item = false;
            }
            TagEnd::List(_) => self.done.push('\n'),
            TagEnd::Paragraph => self.paragraph(),
            _ => {}
        }
    }

    fn head(&mut self) {
        let line = std::mem::take(&mut self.line);
        let width = line.width();
        match self.heading.take() {
            Some(HeadingLevel::H1) => {
                let before = usize::from(WIDTH).saturating_sub(width) / 2;
                self.done
                    .push_str(&format!("{}{line}\n\n", " ".repeat(before)));
            }
            _ => self
                .done
                .push_str(&format!("{line}\n{}\n\n", "-".repeat(width))),
        }
    }

    fn paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        if self.item {
            self.entry(&line);
            return;
        }
        let blanks = if self.quoted { 4 } else { 0 };
        let indent = Indent {
            first: blanks,
            rest: blanks,
        };
        for line in line.split('\n') {
            let wrapped = hanging(line, usize::from(WIDTH), indent);
            for line in wrapped.lines() {
                self.done.push_str(&format!("{}\n", line.trim_end()));
            }
            if line.is_empty() {
                self.done.push('\n');
            }
        }
        if !self.quoted {
            self.done.push('\n');
        }
    }

    /// Writes an entry of a list, with its number where the list has numbers.
    fn entry(&mut self, line: &str) {
        let sign = match &mut self.number {
            Some(number) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            None => "- ".to_owned(),
        };
        let line = format!("{sign}{}", line.replace('\n', " "));
        let indent = Indent {
            first: 0,
            rest: sign.len(),
        };
        self.done
            .push_str(&hanging(&line, usize::from(WIDTH), indent));
    }

    fn table(&mut self) {
        let mut table = Table::new();
        table
            .load_style(presets::ASCII_FULL)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(WIDTH);
        let mut rows = std::mem::take(&mut self.rows).into_iter();
        if let Some(head) = rows.next() {
            table.set_header(head);
        }
        for row in rows {
            table.add_row(row);
        }
        keep_numbers_whole(&mut table);
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        let lines: Vec<String> = lines.collect();
        self.done.push_str(&format!("{}\n\n", lines.join("\n")));
    }
}

/// Keeps the first column as wide as the numbers of cases that stand in it alone: one in two lines cannot be copied.
fn keep_numbers_whole(table: &mut Table) {
    let is_number = |cell: &str| {
        let letters = cell.bytes();
        cell.contains('-')
            && letters
                .clone()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
    };
    let first: Vec<String> = table
        .row_iter()
        .filter_map(|row| Some(row.cell_iter().next()?.content()))
        .collect();
    let longest = first.iter().map(String::len).max().unwrap_or(0);
    let (Ok(width), true) = (
        u16::try_from(longest),
        first.iter().all(|cell| is_number(cell)),
    ) else {
        return;
    };
    if let Some(column) = table
        .column_mut(0)
        .filter(|_| !first.is_empty() && width <= WIDTH / 3)
    {
        // The blanks on both sides count.
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width + 2)));
    }
}
