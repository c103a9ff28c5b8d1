//! `list`: the cases that pass filters, as a table, JSON, CSV or Markdown.

use clap::{Args, ValueEnum};

use super::printing;
use super::selection::{ended, select};
use crate::project::{Depth, Gathered, Project};
use crate::render::{case_list, case_list_csv, case_list_markdown};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_row::{CaseRow, Order, Place, place};
use crate::workflow::{Dossier, Procedure};

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
    let (now, words) = (project.now, session.words);
    let list = List {
        arguments,
        project: &project,
        session,
        format,
    };
    match format {
        Format::Json => {
            let listed = list.cases(|dossier, _| printing::json_item(&CaseRow::of(&dossier)))?;
            printing::json_array(listed.kept, output)?;
            ended(&listed.rest, Outcome::Clean)
        }
        Format::JsonLines => {
            let listed = list.cases(|dossier, _| printing::json_line(&CaseRow::of(&dossier)))?;
            printing::json_lines(listed.kept, output)?;
            ended(&listed.rest, Outcome::Clean)
        }
        Format::Csv => {
            let listed = list.cases(|dossier, _| CaseRow::of(&dossier))?;
            // Spreadsheets take a file for UTF-8 by this mark alone.
            output.bytes("\u{feff}".as_bytes());
            output.data(&case_list_csv::csv(&listed.kept));
            ended(&listed.rest, Outcome::Clean)
        }
        Format::Markdown => {
            let listed = list.cases(|dossier, procedure| {
                case_list_markdown::row(&dossier, procedure, now, words)
            })?;
            output.data(&case_list_markdown::markdown(&listed.kept, words));
            ended(&listed.rest, Outcome::Clean)
        }
        _ => {
            let listed =
                list.cases(|dossier, procedure| case_list::row(&dossier, procedure, now, words))?;
            if !listed.kept.is_empty() {
                let table = case_list::table(&listed.kept, words, output.width());
                printing::pieces(&table, output);
            }
            tell(listed.kept.len(), listed.hidden, arguments, output);
            ended(&listed.rest, Outcome::Clean)
        }
    }
}

/// What is listed, and how.
struct List<'a> {
    arguments: &'a ListArguments,
    project: &'a Project,
    session: &'a Session,
    format: Format,
}

/// The cases that are listed, each as what was made of it.
struct Listed<T> {
    kept: Vec<T>,
    /// How many cases do not pass the filters.
    hidden: usize,
    /// What could not be read.
    rest: Gathered<(Place, T)>,
}

impl List<'_> {
    /// Returns what `make` makes of each case that is listed, in order.
    fn cases<T: Send>(
        &self,
        make: impl Fn(Dossier, &Procedure) -> T + Sync,
    ) -> Result<Listed<T>, Failure> {
        let arguments = self.arguments;
        let only_open = [String::from("open")];
        let filters = match (arguments.filters.is_empty(), self.format) {
            (true, Format::Text) => only_open.as_slice(),
            _ => &arguments.filters,
        };
        let order = arguments.sort.order();
        let keep = |dossier: Dossier, procedure: &Procedure| {
            Some((place(&dossier, procedure, order), make(dossier, procedure)))
        };
        let mut rest = select(self.project, filters, Depth::Whole, self.session, keep)?;
        let mut listed = std::mem::take(&mut rest.kept);
        let hidden = rest.read - listed.len();
        listed.sort_by(|left, right| left.0.cmp(&right.0));
        limit(&mut listed, arguments);
        Ok(Listed {
            kept: listed.into_iter().map(|(_, made)| made).collect(),
            hidden,
            rest,
        })
    }
}

fn limit<T>(listed: &mut Vec<T>, arguments: &ListArguments) {
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
