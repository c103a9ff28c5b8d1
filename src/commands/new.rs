//! `new`: takes a complaint, a suggestion or an inquiry in.

use clap::Args;
use indexmap::IndexMap;

use super::answering::answer;
use super::asking::ask_for_needs;
use super::free_text::FreeText;
use super::header_options::HeaderOptions;
use super::intake_file::fields_of_file;
use super::linking::{link_repeat, take_over};
use super::stepping::{actor, pairs, put, refused};
use crate::domain::Case;
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::parse_moment;
use crate::workflow::{Procedure, Request, Standing, accept, intake, wanted};

/// What `new` is asked for.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The kind of case; the first of the profile when left out.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// The lines of the header.
    #[command(flatten)]
    pub header: HeaderOptions,
    /// The priority; by severity and urgency when left out.
    #[arg(long, value_name = "PRIORITY")]
    pub priority: Option<String>,
    /// The earlier case that it repeats.
    #[arg(long, value_name = "CASE")]
    pub repeat_of: Option<String>,
    /// The case that it is the same as: that one stands for both.
    #[arg(long, value_name = "CASE")]
    pub duplicate_of: Option<String>,
    /// The case that leads the group it belongs to.
    #[arg(long, value_name = "CASE")]
    pub part_of: Option<String>,
    /// The case that it is split from.
    #[arg(long, value_name = "CASE")]
    pub split_from: Option<String>,
    /// Any field of intake.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Reads the fields from a YAML or JSON file; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub from: Option<String>,
    /// Remarks in free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
    /// A built-in profile that this one case follows instead of the project's.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// How many numbers are tried before giving up: more than a day can plausibly have taken.
const TRIES: usize = 10_000;

/// Takes a case in.
///
/// # Errors
/// Something is missing or wrong: everything is told at once, and nothing is made then.
pub fn run(arguments: &NewArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let procedure = procedure(&project, arguments.profile.as_deref())?;
    let mut fields = match &arguments.from {
        Some(from) => fields_of_file(from, session)?,
        None => IndexMap::new(),
    };
    fields.extend(pairs(&arguments.set)?);
    arguments.header.put_in(&mut fields);
    put(&mut fields, "priority", arguments.priority.as_ref());
    put(&mut fields, "repeat_of", arguments.repeat_of.as_ref());
    put(&mut fields, "duplicate_of", arguments.duplicate_of.as_ref());
    put(&mut fields, "part_of", arguments.part_of.as_ref());
    put(&mut fields, "split_from", arguments.split_from.as_ref());
    let kind = kind_of(arguments, &mut fields, procedure, &project)?;
    project.link(&mut fields, procedure, None, session)?;
    take_over(&project, procedure, &mut fields, output)?;
    if let Some(rules) = procedure.profile.kinds.get(&kind) {
        let needs = wanted(&rules.needs, &procedure.profile.intake, procedure);
        let where_it_is = (&project, procedure);
        ask_for_needs(&needs, &mut fields, None, where_it_is, session, output)?;
    }
    let actor = actor(&project, session, output)?;
    project.link(&mut fields, procedure, None, session)?;
    link_repeat(&project, procedure, &mut fields, output);
    let request = Request {
        step: procedure.profile.intake.clone(),
        fields,
        note: arguments.note.clone(),
        actor: actor.id,
        at: project.now,
    };
    let (case, standing) = make(&project, procedure, &kind, &request, session, output)?;
    answer(
        &project,
        &case,
        &nowhere(&standing),
        &standing,
        procedure,
        format,
        output,
    );
    if format == Format::Text {
        output.hint(&Message::new("command.new_next").with("case", case.number.tail()));
    }
    Ok(Outcome::Clean)
}

/// Makes the case and its file; a number that is taken is replaced by another.
fn make(
    project: &Project,
    procedure: &Procedure,
    kind: &str,
    request: &Request,
    session: &Session,
    output: &mut Output,
) -> Result<(Case, Standing), Failure> {
    let mut random = session.random("new");
    let received = request
        .fields
        .get("received")
        .and_then(|text| parse_moment(text, *project.now.offset()).ok());
    let day = received
        .unwrap_or(project.now)
        .with_timezone(project.now.offset())
        .date_naive();
    let numbers = project.new_case(session)?;
    for _ in 0..TRIES {
        let number = project.case_number(day, &mut random)?;
        let id = project.event_id(None, &mut random)?;
        let (case, standing) = intake(kind, request, procedure, number, id).map_err(refused)?;
        if project.save_new(&numbers, &case, output)?.is_some() {
            return Ok((case, standing));
        }
    }
    Err(Failure::new(Message::new("command.no_number_left")))
}

fn procedure<'a>(project: &'a Project, named: Option<&str>) -> Result<&'a Procedure, Failure> {
    let Some(named) = named else {
        return Ok(&project.procedure);
    };
    project
        .procedure_named(named)
        .ok_or_else(|| Failure::new(Message::new("command.unknown_profile").with("profile", named)))
}

fn kind_of(
    arguments: &NewArguments,
    fields: &mut IndexMap<String, String>,
    procedure: &Procedure,
    project: &Project,
) -> Result<String, Failure> {
    let in_fields = fields.shift_remove("kind");
    let Some(kind) = arguments.kind.clone().or(in_fields) else {
        return Ok(procedure
            .profile
            .kinds
            .keys()
            .next()
            .cloned()
            .unwrap_or_default());
    };
    match procedure.profile.fields.get("kind") {
        Some(field) => accept(field, &kind, procedure, project.now).map_err(Failure::new),
        None => Ok(kind),
    }
}

/// The returned standing is where a case stands that was not there before.
fn nowhere(standing: &Standing) -> Standing {
    let mut before = standing.clone();
    before.summary.status.clear();
    before
}
