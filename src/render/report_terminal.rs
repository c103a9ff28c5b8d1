//! The report for a terminal: tables that line up with Chinese text, and plain when piped.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
};

use unicode_width::UnicodeWidthStr;

use super::report_bars::Bars;
use super::report_heading::{heading, heading_of_several};
use super::report_words::{Ids, cell, change, id_lines, sparklines, table_id_lines, value};
use super::wrapping::{BELOW, hanging, wrapped};
use crate::say::Words;
use crate::views::report::{
    Cell, Figure, Place, Report, Row, RowRole, Section, Table, side_by_side,
};

/// How many rows of a table are shown; `--format json` has them all.
const MOST_ROWS: usize = 30;

/// From how many columns on nothing is put below another.
const WIDE: usize = 110;

/// How wide a name is, and the column of a period beside others.
const NAME_WIDTH: usize = 26;
const PERIOD_WIDTH: usize = 18;

/// Only a line under the headings.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Writes the report for a terminal of so many columns.
pub fn text(report: &Report, words: Words, width: usize, ids: Ids) -> String {
    let (title, lines) = heading(report, words);
    let mut text = wrapped(&title, width);
    for line in lines {
        text.push_str(&wrapped(&line, width));
    }
    for section in &report.sections {
        text.push_str(&self::section(section, words, width, ids));
    }
    text
}

/// Writes reports side by side, so many periods at once as fit.
pub fn text_of_several(reports: &[Report], words: Words, width: usize) -> String {
    let (title, lines) = heading_of_several(reports, words);
    let mut text = wrapped(&title, width);
    for line in lines {
        text.push_str(&wrapped(&line, width));
    }
    let at_once = width.saturating_sub(NAME_WIDTH) / PERIOD_WIDTH;
    for section in side_by_side(reports, at_once) {
        text.push_str(&self::section(&section, words, width, Ids::Hidden));
    }
    text
}

fn section(section: &Section, words: Words, width: usize, ids: Ids) -> String {
    let heading = words.say(&section.heading);
    let mut text = format!("\n▌ {heading}\n");
    for remark in &section.remarks {
        text.push_str(&wrapped(&words.say(remark), width));
    }
    if !section.figures.is_empty() {
        text.push('\n');
        text.push_str(&self::figures(&section.figures, words, width));
    }
    let mut lines = Vec::new();
    let figures = section.figures.iter();
    for figure in figures.filter(|_| ids == Ids::Shown) {
        lines.extend(id_lines(figure, &words.say(&figure.label), words));
    }
    for table in &section.tables {
        text.push('\n');
        if let Some(heading) = &table.heading {
            text.push_str(&wrapped(&words.say(heading), width));
        }
        text.push_str(&self::table(table, words, width));
        if ids == Ids::Shown {
            lines.extend(table_id_lines(table, words));
        }
    }
    if !lines.is_empty() {
        text.push('\n');
        for line in lines {
            text.push_str(&hanging(&line, width, BELOW));
        }
    }
    text
}

fn figures(figures: &[Figure], words: Words, width: usize) -> String {
    let mut grid = grid(width);
    grid.set_header(
        [
            "report.column_figure",
            "report.column_now",
            "report.column_before",
            "report.column_change",
        ]
        .map(|key| words.word(key)),
    );
    for figure in figures {
        grid.add_row(vec![
            words.say(&figure.label),
            value(figure.value, words),
            figure
                .previous
                .map_or_else(String::new, |before| value(before, words)),
            change(figure, words),
        ]);
    }
    align(&mut grid, &[1, 2, 3]);
    lines(&grid)
}

fn table(table: &Table, words: Words, width: usize) -> String {
    if table.rows.iter().all(|row| row.role == RowRole::Total) {
        return wrapped(&words.say(&table.when_empty), width);
    }
    let mut grid = grid(width);
    let bars = Bars::of(table);
    let stacked = stacked(table, width);
    let heads = table
        .columns
        .iter()
        .map(|column| words.say_fact(&column.label));
    let mut header = self::stack(heads, &stacked);
    header.extend(bars.as_ref().map(|_| String::new()));
    grid.set_header(header);
    let (shown, left_out) = shown_rows(table, MOST_ROWS);
    for row in shown {
        let cells = row.cells.iter().map(|cell| self::cell(cell, words));
        let mut cells = self::stack(cells, &stacked);
        cells.extend(bars.as_ref().map(|bars| bars.bar(row)));
        grid.add_row(cells);
    }
    shape(&mut grid, table, &stacked);
    let mut text = lines(&grid);
    let sparks = sparklines(table, words);
    if !sparks.is_empty() {
        text.push('\n');
        let widest = sparks.iter().map(|(name, _)| name.width()).max();
        for (name, line) in sparks {
            let blanks = widest.unwrap_or(0).saturating_sub(name.width()) + 2;
            text.push_str(&format!("{name}{}{line}\n", " ".repeat(blanks)));
        }
    }
    if left_out > 0 {
        let message = crate::say::Message::new("report.rows_left_out").with("count", left_out);
        text.push_str(&wrapped(&words.say(&message), width));
    }
    text
}

/// Returns the rows to show, the total among them, and how many are left out.
pub(super) fn shown_rows(table: &Table, most: usize) -> (Vec<&Row>, usize) {
    let plain = table.rows.iter().filter(|row| row.role != RowRole::Total);
    let left_out = plain.clone().count().saturating_sub(most);
    let totals = table.rows.iter().filter(|row| row.role == RowRole::Total);
    (plain.take(most).chain(totals).collect(), left_out)
}

fn grid(width: usize) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width.max(40)).unwrap_or(u16::MAX));
    grid
}

fn align(grid: &mut Grid, right: &[usize]) {
    for (place, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if right.contains(&place) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// Tells of each column whether it stands below the one before it.
fn stacked(table: &Table, width: usize) -> Vec<bool> {
    let columns = table.columns.iter();
    columns
        .map(|column| width < WIDE && column.place == Place::Below)
        .collect()
}

/// Puts texts that stand below one another into one cell.
fn stack(texts: impl Iterator<Item = String>, stacked: &[bool]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for (text, below) in texts.zip(stacked) {
        match cells.last_mut() {
            Some(cell) if *below => {
                cell.push('\n');
                cell.push_str(&text);
            }
            _ => cells.push(text),
        }
    }
    cells
}

/// Puts figures to the right, and keeps numbers of cases and moments on one line: names give way.
fn shape(grid: &mut Grid, table: &Table, stacked: &[bool]) {
    let Some(row) = table.rows.first() else {
        return;
    };
    let beside = row.cells.iter().zip(stacked).filter(|(_, below)| !**below);
    let cells: Vec<&Cell> = beside.map(|(cell, _)| cell).collect();
    let right: Vec<usize> = (0..cells.len())
        .filter(|place| matches!(cells[*place], Cell::Figure(_) | Cell::Span(_)))
        .collect();
    align(grid, &right);
    for (cell, column) in cells.iter().zip(grid.column_iter_mut()) {
        if matches!(cell, Cell::Case(_) | Cell::Moment(_) | Cell::Span(_)) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// Returns the table with a line feed after each line and no blanks before it.
fn lines(grid: &Grid) -> String {
    grid.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}
