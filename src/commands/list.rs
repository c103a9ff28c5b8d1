//! `list`: the cases that pass filters, as a table, JSON, CSV or Markdown.

use clap::{Args, ValueEnum};

use super::printing;
use super::selection::{Selected, ended, select};
use crate::project::Project;
use crate::render::{case_list, case_list_csv, case_list_markdown};
use crate::say::Message;
use crate::session::{Done, Format, Outcome, Output, Session};
use crate::views::case_row::{CaseRow, Order, sort};

/// The formats of a list.
const FORMATS: &[Format] = &[
    Format::Text,
    Format::Json,
    Format::JsonLines,
    Format::Csv,
    Format::Markdown,
];

/// What `list` is asked for.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Filters that must all hold; with none, the table shows open cases and every other format all.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// The order.
    #[arg(long, value_name = "ORDER", value_enum, default_value = "received")]
    pub sort: Sort,
    /// How many cases at most: the newest by receipt, else the first; `None` for all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// The orders that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// By receipt, the newest last.
    Received,
    /// By the next deadline, the soonest first.
    Due,
    /// By priority, the highest first.
    Priority,
}

impl Sort {
    fn order(self) -> Order {
        match self {
            Sort::Received => Order::Received,
            Sort::Due => Order::Due,
            Sort::Priority => Order::Priority,
        }
    }
}

/// Lists cases.
///
/// # Errors
/// A filter that is not understood. Files that cannot be read are told after all others were listed.
pub fn run(arguments: &ListArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(FORMATS)?;
    let project = Project::open(session)?;
    let loaded = project.load();
    let only_open = [String::from("open")];
    let filters = match (arguments.filters.is_empty(), format) {
        (true, Format::Text) => only_open.as_slice(),
        _ => &arguments.filters,
    };
    let mut listed = select(&project, &loaded, filters, session)?;
    let hidden = loaded.dossiers.len() - listed.len();
    sort(&mut listed, arguments.sort.order());
    limit(&mut listed, arguments);
    let rows = || -> Vec<CaseRow> {
        listed
            .iter()
            .map(|(dossier, _)| CaseRow::of(dossier))
            .collect()
    };
    match format {
        Format::Json => output.json(&rows()),
        Format::JsonLines => printing::json_lines(&rows(), output)?,
        Format::Csv => {
            // Spreadsheets take a file for UTF-8 by this mark alone.
            output.bytes("\u{feff}".as_bytes());
            output.data(&case_list_csv::csv(&rows()));
        }
        Format::Markdown => output.data(&case_list_markdown::markdown(
            &listed,
            project.now,
            session.words,
        )),
        _ => {
            if !listed.is_empty() {
                let table = case_list::table(&listed, project.now, session.words, output.width());
                printing::pieces(&table, output);
            }
            tell(listed.len(), hidden, arguments, output);
        }
    }
    ended(&loaded, Outcome::Clean)
}

fn limit(listed: &mut Vec<Selected<'_>>, arguments: &ListArguments) {
    let Some(limit) = arguments.limit else {
        return;
    };
    match arguments.sort {
        Sort::Received => {
            listed.drain(..listed.len().saturating_sub(limit));
        }
        Sort::Due | Sort::Priority => listed.truncate(limit),
    }
}

/// Says on stderr what the table leaves out.
fn tell(listed: usize, hidden: usize, arguments: &ListArguments, output: &mut Output) {
    if listed == 0 {
        output.notice(&Message::new("page.no_cases"));
    }
    if arguments.filters.is_empty() && hidden > 0 {
        output.notice(&Message::new("page.closed_hidden").with("count", hidden));
    }
}
