//! The cases behind a figure, as a layout lists them: who they are follows from the report, what they hold from the
//! cases. Customers are masked and free text has no column, unless it was asked for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};

use super::form_facts::{begun, said, value_of};
use super::report_markdown::escape;
use super::report_words::one_line;
use super::template::escaped;
use super::values;
use crate::domain::{CaseNumber, FieldType};
use crate::say::{Message, Words};
use crate::views::case_page::{CustomerView, Personal};
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// How many cases a list has at most, unless the template says otherwise.
const MOST_CASES: usize = 200;

/// The column that says where a case stands; it is no field.
const STATUS: &str = "status";

/// The cases of one procedure, and what a reader may see of them.
#[derive(Debug)]
pub struct LayoutCases {
    /// The cases by number.
    pub dossiers: BTreeMap<CaseNumber, Dossier>,
    /// The procedure that they follow.
    pub procedure: Procedure,
    /// The moment of the report.
    pub now: DateTime<FixedOffset>,
    /// Whether customers and free text are shown as they are.
    pub personal: Personal,
    /// The restricted fields that may be shown.
    pub unlocked: BTreeSet<String>,
}

/// Which cases a template asks for, and what of them.
#[derive(Debug, Default)]
pub(super) struct CaseQuery {
    /// The columns besides the number.
    pub(super) columns: Vec<String>,
    /// Only cases with one of these values, by field.
    pub(super) only: BTreeMap<String, Vec<String>>,
    /// Only cases with a value in this field.
    pub(super) having: Option<String>,
    /// Only cases without a value in this field.
    pub(super) lacking: Option<String>,
    /// The field that they are sorted by, before their number.
    pub(super) sort: Option<String>,
    /// How many at most.
    pub(super) most: Option<usize>,
}

/// What a reader may see of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Shown,
    /// There is no column for it.
    Hidden,
}

/// Cases as they are listed.
#[derive(Debug)]
pub(super) struct Listed {
    /// Field and heading of each column that is there.
    pub(super) columns: Vec<(String, String)>,
    /// The number and the cells of each case; `None` for what is not given.
    pub(super) rows: Vec<(CaseNumber, Vec<Option<String>>)>,
    /// The headings of the columns that the reader may not see.
    pub(super) left_out: Vec<String>,
    /// How many cases did not fit.
    pub(super) more: usize,
    /// Whether the reader may see nothing of the list at all.
    pub(super) closed: bool,
}

impl LayoutCases {
    /// Lists cases.
    ///
    /// # Errors
    /// The field that the procedure does not have.
    pub(super) fn list(
        &self,
        ids: &[CaseNumber],
        query: &CaseQuery,
        words: Words,
    ) -> Result<Listed, String> {
        let mut columns = Vec::new();
        let mut left_out = Vec::new();
        for wanted in &query.columns {
            let id = wanted.strip_suffix('?').unwrap_or(wanted);
            if id == wanted || self.knows(id) {
                let heading = self.heading(id, words)?;
                match self.sight(id) {
                    Sight::Shown => columns.push((id.to_owned(), heading)),
                    Sight::Hidden => left_out.push(heading),
                }
            }
        }
        let named = [&query.having, &query.lacking, &query.sort];
        let picking = query.only.keys().chain(named.into_iter().flatten());
        let picking: Vec<&String> = picking.collect();
        if let Some(field) = picking.iter().find(|field| !self.knows(field)) {
            return Err((*field).clone());
        }
        // Which cases are in a list can say as much as a column.
        if picking.iter().any(|field| self.is_closed(field))
            || (columns.is_empty() && !left_out.is_empty())
        {
            return Ok(Listed {
                columns: Vec::new(),
                rows: Vec::new(),
                left_out,
                more: 0,
                closed: true,
            });
        }
        let mut found: Vec<&Dossier> = ids
            .iter()
            .filter_map(|id| self.dossiers.get(id))
            .filter(|dossier| {
                let has = |field: &String| self.code(field, dossier).is_some();
                let mut only = query.only.iter();
                query.having.as_ref().is_none_or(has)
                    && !query.lacking.as_ref().is_some_and(has)
                    && only.all(|(field, values)| {
                        let code = self.code(field, dossier);
                        code.is_some_and(|code| values.contains(&code))
                    })
            })
            .collect();
        if let Some(field) = &query.sort {
            found.sort_by_cached_key(|dossier| {
                let value = self.said(field, dossier, words);
                (value.is_none(), value, dossier.case.number.clone())
            });
        }
        let most = query.most.unwrap_or(MOST_CASES);
        let more = found.len().saturating_sub(most);
        let rows = found.into_iter().take(most).map(|dossier| {
            let cells = columns.iter().map(|(id, _)| self.said(id, dossier, words));
            (dossier.case.number.clone(), cells.collect())
        });
        Ok(Listed {
            rows: rows.collect(),
            columns,
            left_out,
            more,
            closed: false,
        })
    }

    fn knows(&self, id: &str) -> bool {
        id == STATUS || self.procedure.profile.fields.contains_key(id)
    }

    /// Tells whether a field is restricted and stays closed for the reader.
    fn is_closed(&self, id: &str) -> bool {
        self.procedure.profile.is_restricted(id) && !self.unlocked.contains(id)
    }

    fn heading(&self, id: &str, words: Words) -> Result<String, String> {
        match id {
            STATUS => Ok(words.word("layout.column_status")),
            _ if self.knows(id) => Ok(begun(
                words.say_fact(&names::field_name(id, &self.procedure.profile)),
            )),
            _ => Err(id.to_owned()),
        }
    }

    fn sight(&self, id: &str) -> Sight {
        let Some(field) = self.procedure.profile.fields.get(id) else {
            return Sight::Shown;
        };
        let is_customer = CUSTOMER.contains(&id);
        let is_shown = match (field.is_restricted(), field.kind) {
            (true, _) => self.unlocked.contains(id),
            (false, FieldType::Text) => is_customer || self.personal == Personal::Revealed,
            (false, _) => true,
        };
        if is_shown {
            Sight::Shown
        } else {
            Sight::Hidden
        }
    }

    /// Returns a value as the file keeps it; of a restricted field that stays closed there is none.
    fn code(&self, id: &str, dossier: &Dossier) -> Option<String> {
        match id {
            _ if self.is_closed(id) => None,
            STATUS => Some(dossier.standing.summary.status.clone()),
            _ => value_of(id, dossier),
        }
    }

    /// Returns a value as people read it.
    fn said(&self, id: &str, dossier: &Dossier, words: Words) -> Option<String> {
        if CUSTOMER.contains(&id) {
            let customer = CustomerView::of(&dossier.case.customer, self.personal);
            let fields = customer.fields();
            let known = fields.iter().find(|(field, _)| *field == id);
            return known.and_then(|(_, value)| value.map(str::to_owned));
        }
        let code = self.code(id, dossier)?;
        Some(match id {
            STATUS => values::name("states", Some(&code), &self.procedure, words),
            _ => said(id, &code, &self.procedure, self.now, words),
        })
    }
}

/// The fields that say who complains.
const CUSTOMER: [&str; 5] = ["customer_name", "phone", "account", "email", "address"];

impl Listed {
    /// Writes the cases as a table of Markdown.
    pub(super) fn markdown(&self, words: Words) -> String {
        if self.closed {
            return escape(&words.word("layout.closed"));
        }
        if self.rows.is_empty() {
            return escape(&words.word("report.no_cases"));
        }
        let mut text = format!("| {} |", escape(&words.word("report.column_case")));
        for (_, heading) in &self.columns {
            text.push_str(&format!(" {} |", escape(heading)));
        }
        text.push_str(&format!("\n|{}", "---|".repeat(self.columns.len() + 1)));
        let not_given = escape(&words.word("report.not_given"));
        for (number, cells) in &self.rows {
            text.push_str(&format!("\n| {} |", escape(number.as_str())));
            for cell in cells {
                let said = cell.as_deref().map(|cell| escaped(cell, "<br>"));
                let said = said.as_deref().unwrap_or(&not_given);
                text.push_str(&format!(" {said} |"));
            }
        }
        if self.more > 0 {
            let message = Message::new("report.rows_left_out").with("count", self.more);
            text.push_str(&format!("\n\n{}", escape(&words.say(&message))));
        }
        text
    }

    /// Returns each case as a table of texts by field, with its `number`; what may not be seen is said to be so.
    pub(super) fn maps(&self, asked: &[String], words: Words) -> Vec<BTreeMap<String, String>> {
        let rows = self.rows.iter();
        rows.map(|(number, cells)| {
            let hidden = asked.iter().map(|id| {
                (
                    id.trim_end_matches('?').to_owned(),
                    words.word("form.withheld"),
                )
            });
            let mut row: BTreeMap<String, String> = hidden.collect();
            row.insert("number".to_owned(), number.to_string());
            for ((id, _), cell) in self.columns.iter().zip(cells) {
                let said = cell
                    .clone()
                    .unwrap_or_else(|| words.word("report.not_given"));
                row.insert(id.clone(), one_line(&said));
            }
            row
        })
        .collect()
    }
}
