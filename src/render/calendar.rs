//! A year of a calendar as text: a line a month, with the days off and the make-up days.

use unicode_width::UnicodeWidthStr;

use crate::say::{Fact, Message, Words};
use crate::time::holiday_name;
use crate::views::calendar_page::{CalendarMonth, CalendarYear, NamedDay, runs};

/// Returns a year as text, a line a month.
pub fn year_as_text(year: &CalendarYear, words: Words) -> String {
    let mut text = words.say(
        &Message::new("page.calendar_year")
            .with("year", year.year.to_string())
            .with("days", year.working_days)
            .with("hours", &year.hours)
            .with("offset", &year.offset),
    );
    text.push_str("\n\n");
    let mut rows = vec![[
        words.word("page.calendar_month_heading"),
        words.word("page.calendar_days_heading"),
        words.word("page.calendar_off_heading"),
        words.word("page.calendar_make_up_heading"),
    ]];
    rows.extend(year.months.iter().map(|month| row(year.year, month, words)));
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or_default()
    });
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn row(year: i32, month: &CalendarMonth, words: Words) -> [String; 4] {
    [
        format!("{year:04}-{:02}", month.month),
        month.working_days.to_string(),
        days_said(&month.off, words),
        days_said(&month.make_up, words),
    ]
}

/// Returns days as `10-01…10-07 (National Day)`, without the year that the line begins with.
fn days_said(days: &[NamedDay], words: Words) -> String {
    let said = runs(days).into_iter().filter_map(|run| {
        let (first, last) = run.first().zip(run.last())?;
        let (from, to) = (first.date.format("%m-%d"), last.date.format("%m-%d"));
        let dates = if first.date == last.date {
            from.to_string()
        } else {
            format!("{from}…{to}")
        };
        Some(match holiday_name(&first.name) {
            None => Fact::from(dates),
            Some(name) => Message::new("time.named_days")
                .with("days", dates)
                .with("name", name)
                .into(),
        })
    });
    words.say_fact(&Fact::List(said.collect()))
}
