//! The figures, tables and sections of a report, as a template asks for them by name.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::{Error, ErrorKind, Value};

use super::form_fault::{FIGURE, NEAR, SECTION, TABLE, TABLE_COLUMN};
use super::report_markdown::{self, escape, line};
use super::report_words::{Ids, cell, change, value};
use crate::domain::nearest;
use crate::say::Words;
use crate::views::report::{Cell, Entry, Figure, Report, RowRole, Table};

/// How many rows a layout may write in all.
const MOST_ROWS: usize = 50_000;

/// What a template can ask of a report.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) report: Report,
    pub(super) words: Words,
    /// How many rows were written so far.
    rows: AtomicUsize,
}

/// Refuses a name that is not there, with the nearest of those that are.
fn unknown<'a>(what: &str, id: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let near = nearest(id, known).unwrap_or_default();
    Error::new(ErrorKind::UndefinedError, format!("{what}{id}{NEAR}{near}"))
}

impl Figures {
    pub(super) fn new(report: Report, words: Words) -> Self {
        Self {
            report,
            words,
            rows: AtomicUsize::new(0),
        }
    }

    /// Counts what is written: a loop over tables ends too.
    pub(super) fn spend(&self, rows: usize) -> Result<(), Error> {
        let before = self.rows.fetch_add(rows + 1, Ordering::Relaxed);
        match before + rows > MOST_ROWS {
            true => Err(Error::from(ErrorKind::OutOfFuel)),
            false => Ok(()),
        }
    }

    pub(super) fn known(&self, id: &str) -> Result<&Figure, Error> {
        self.report.figure(id).ok_or_else(|| self.no_figure(id))
    }

    fn no_figure(&self, id: &str) -> Error {
        let figures = self
            .report
            .sections
            .iter()
            .flat_map(|section| &section.figures);
        unknown(FIGURE, id, figures.map(|figure| figure.id.as_str()))
    }

    /// A figure; one with a question mark after its name may be foreign to this procedure.
    fn wanted(&self, id: &str) -> Result<Option<&Figure>, Error> {
        match id.strip_suffix('?') {
            Some(id) => Ok(self.report.figure(id)),
            None => self.known(id).map(Some),
        }
    }

    fn known_table(&self, id: &str) -> Result<&Table, Error> {
        self.report.table(id).ok_or_else(|| {
            let tables = self
                .report
                .sections
                .iter()
                .flat_map(|section| &section.tables);
            unknown(TABLE, id, tables.map(|table| table.id.as_str()))
        })
    }

    pub(super) fn value(&self, id: &str) -> Result<String, Error> {
        Ok(value(self.known(id)?.value, self.words))
    }

    pub(super) fn before(&self, id: &str) -> Result<String, Error> {
        let before = self.known(id)?.previous;
        Ok(before.map_or_else(
            || self.words.word("report.not_applicable"),
            |before| value(before, self.words),
        ))
    }

    pub(super) fn change(&self, id: &str) -> Result<String, Error> {
        Ok(change(self.known(id)?, self.words))
    }

    /// Returns what a figure, a table or a section is called.
    pub(super) fn name(&self, id: &str) -> Result<String, Error> {
        if let Some(figure) = self.report.figure(id) {
            return Ok(self.words.say(&figure.label));
        }
        match self.report.table(id) {
            Some(table) => Ok(match &table.heading {
                Some(heading) => self.words.say(heading),
                None => {
                    Entry::of(id).map_or_else(String::new, |entry| self.words.word(entry.label))
                }
            }),
            None => self
                .report
                .sections
                .iter()
                .find(|section| section.id == id)
                .map(|section| self.words.say(&section.heading))
                .ok_or_else(|| self.no_figure(id)),
        }
    }

    /// Tells whether there is something behind a figure, or a row in a table.
    pub(super) fn has(&self, id: &str) -> Result<bool, Error> {
        let known = id.trim_end_matches('?');
        match (self.report.figure(known), self.report.table(known)) {
            (Some(figure), _) => Ok(!figure.value.is_nothing()),
            (None, Some(table)) => Ok(table.rows.iter().any(|row| row.role != RowRole::Total)),
            (None, None) if known != id => Ok(false),
            (None, None) => Err(self.no_figure(id)),
        }
    }

    /// Writes figures as the report does: value, the period before, change.
    pub(super) fn figures(&self, ids: &[String]) -> Result<String, Error> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.wanted(id)?.cloned());
        }
        self.spend(found.len())?;
        Ok(match found.is_empty() {
            true => String::new(),
            false => report_markdown::figures(&found, self.words),
        })
    }

    /// Writes how figures are counted.
    pub(super) fn formulas(&self, ids: &[String]) -> Result<String, Error> {
        let heads = ["report.column_figure", "report.column_formula"];
        let mut text = line(&heads.map(|key| self.words.word(key)));
        text.push_str("| --- | --- |\n");
        for id in ids {
            let known = id.trim_end_matches('?');
            let entry = Entry::of(known).ok_or_else(|| self.no_figure(known))?;
            if self.report.figure(known).is_some() || self.report.table(known).is_some() {
                text.push_str(&line(&[self.name(known)?, self.words.word(entry.formula)]));
            } else if known == id {
                return Err(self.no_figure(known));
            }
        }
        self.spend(ids.len())?;
        Ok(text)
    }

    /// Writes a whole section as the report does.
    pub(super) fn section(&self, id: &str) -> Result<String, Error> {
        let mut sections = self.report.sections.iter();
        let section = sections.find(|section| section.id == id);
        let section = section.ok_or_else(|| {
            let sections = self.report.sections.iter();
            unknown(SECTION, id, sections.map(|section| section.id))
        })?;
        let tables = section.tables.iter();
        self.spend(section.figures.len() + tables.map(|table| table.rows.len()).sum::<usize>())?;
        Ok(report_markdown::section(section, self.words, Ids::Hidden))
    }

    /// Writes a table under its name, or some of its columns in the order asked for.
    pub(super) fn table(
        &self,
        id: &str,
        columns: Option<&[String]>,
        most: Option<usize>,
    ) -> Result<String, Error> {
        let table = self.known_table(id)?;
        let most = most.unwrap_or(report_markdown::MOST_ROWS);
        self.spend(table.rows.len().min(most))?;
        let caption = match &table.heading {
            Some(heading) => format!("**{}**\n", escape(&self.words.say(heading))),
            None => String::new(),
        };
        let Some(columns) = columns else {
            return Ok(caption + &report_markdown::table(table, most, self.words));
        };
        let places = columns
            .iter()
            .map(|column| column_of(table, column))
            .collect::<Result<Vec<_>, _>>()?;
        let mut part = table.clone();
        part.columns = pick(&table.columns, &places);
        for row in &mut part.rows {
            row.cells = pick(&row.cells, &places);
        }
        Ok(caption + &report_markdown::table(&part, most, self.words))
    }

    /// Returns the rows of a table: the text of each column by its name, and `total` for the row that sums up.
    pub(super) fn rows(&self, id: &str) -> Result<Vec<BTreeMap<String, String>>, Error> {
        let table = self.known_table(id)?;
        self.spend(table.rows.len())?;
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(&row.cells);
            let said =
                cells.map(|(column, shown)| (column.id.to_string(), cell(shown, self.words)));
            let total = match row.role {
                RowRole::Total => "yes",
                _ => "",
            };
            said.chain([("total".to_owned(), total.to_owned())])
                .collect()
        });
        Ok(rows.collect())
    }

    /// Returns one cell, by the id of its row and its column; a row without anything to tell is not there.
    pub(super) fn cell(&self, id: &str, row: &str, column: &str) -> Result<Value, Error> {
        let table = self.known_table(id)?;
        let place = column_of(table, column)?;
        let is_it = |known: &Cell| matches!(known, Cell::Named { id: Some(id), .. } if id == row);
        let mut rows = table.rows.iter();
        let found = rows.find(|known| known.cells.first().is_some_and(is_it));
        Ok(Value::from(
            match found.and_then(|row| row.cells.get(place)) {
                Some(shown) => cell(shown, self.words),
                None => self.words.word("report.not_applicable"),
            },
        ))
    }
}

fn column_of(table: &Table, column: &str) -> Result<usize, Error> {
    let mut columns = table.columns.iter();
    let place = columns.position(|known| known.id == column);
    place.ok_or_else(|| {
        let known = table.columns.iter().map(|known| known.id.as_ref());
        unknown(TABLE_COLUMN, column, known)
    })
}

fn pick<T: Clone>(all: &[T], places: &[usize]) -> Vec<T> {
    let picked = places.iter().filter_map(|place| all.get(*place));
    picked.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_in_the_order_asked_for() {
        assert_eq!(pick(&["a", "b", "c"], &[2, 0, 7]), ["c", "a"]);
    }
}
