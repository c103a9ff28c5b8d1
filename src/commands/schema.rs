//! `schema`: prints a JSON Schema, for editors and for scripts that read the answers of other commands.

use clap::Args;

use crate::case::case_schema;
use crate::domain::nearest;
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session, Style};

/// The schemas of answers, which are written by hand; that of case files is made from the types.
const ANSWERS: &[(&str, &str)] = &[
    ("actions", include_str!("../../schema/actions.schema.json")),
    ("archive", include_str!("../../schema/archive.schema.json")),
    ("check", include_str!("../../schema/check.schema.json")),
    ("due", include_str!("../../schema/due.schema.json")),
    ("layouts", include_str!("../../schema/layouts.schema.json")),
    ("list", include_str!("../../schema/list.schema.json")),
    ("next", include_str!("../../schema/next.schema.json")),
    ("purge", include_str!("../../schema/purge.schema.json")),
    ("report", include_str!("../../schema/report.schema.json")),
    (
        "retention",
        include_str!("../../schema/retention.schema.json"),
    ),
    ("show", include_str!("../../schema/show.schema.json")),
];

/// The schema of case files.
const CASE: &str = "case";

/// What `schema` is asked for.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// `case`, or the command whose answer is described; `None` lists all.
    #[arg(value_name = "SCHEMA")]
    pub name: Option<String>,
}

/// Prints a schema.
///
/// # Errors
/// There is no such schema.
pub fn run(arguments: &SchemaArguments, session: &Session, output: &mut Output) -> Done {
    session.format_among(&[Format::Text, Format::Json])?;
    let names = || std::iter::once(CASE).chain(ANSWERS.iter().map(|(name, _)| *name));
    let Some(wanted) = arguments.name.as_deref() else {
        for name in names() {
            output.styled(&[(&format!("{name}\n"), Style::Accent)]);
        }
        return Ok(Outcome::Clean);
    };
    if wanted == CASE {
        output.data(&case_schema());
        return Ok(Outcome::Clean);
    }
    if let Some((_, text)) = ANSWERS.iter().find(|(name, _)| *name == wanted) {
        output.data(text);
        return Ok(Outcome::Clean);
    }
    let hint = match nearest(wanted, names()) {
        Some(meant) => Message::new("cli.did_you_mean").with("name", meant),
        None => Message::new("command.schemas_are")
            .with("schemas", names().map(str::to_owned).collect::<Fact>()),
    };
    Err(Failure::new(Message::new("command.unknown_schema").with("schema", wanted)).hint(hint))
}
