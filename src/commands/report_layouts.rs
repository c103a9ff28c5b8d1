//! `report --layouts`: the meeting papers and assessment sheets of the profiles in use.

use super::report::other_procedures;
use crate::project::{Depth, Project};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::layout_row::LayoutRow;

/// Lists the layouts of the project's profile, then of those that cases follow besides.
///
/// # Errors
/// Files that could not be read, and then the list is printed before.
pub(super) fn run(session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let gathered = project.gather(Depth::Whole, |read| Some((read.dossier, read.procedure)));
    let others = other_procedures(&gathered.kept, &project);
    let procedures = std::iter::once(&project.procedure).chain(others);
    let rows: Vec<LayoutRow> = procedures
        .flat_map(|procedure| LayoutRow::of(&procedure.profile))
        .collect();
    if format == Format::Json {
        output.json(&rows);
    } else {
        let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
        let profiles = rows.iter().map(|row| row.profile.len()).max().unwrap_or(0);
        for row in &rows {
            let label = match session.words.language() {
                crate::say::Language::Zh => &row.label.zh,
                crate::say::Language::En => &row.label.en,
            };
            let line = format!("{:width$}  {:profiles$}  {label}\n", row.id, row.profile);
            output.data(&line);
        }
        if rows.is_empty() {
            output.hint(&Message::new("layout.none_hint"));
        }
    }
    match gathered.failure() {
        Some(failure) => Err(Failure::new(Message::new("report.incomplete")).and(failure)),
        None => Ok(Outcome::Clean),
    }
}
