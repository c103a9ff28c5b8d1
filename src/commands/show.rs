//! `show`: one or more cases, each as a page.

use clap::Args;

use super::printing;
use super::selection::{ended, who_asks};
use crate::profile::BoundField;
use crate::project::{self, Gathered, Project, relative};
use crate::render::case_page::{self, Depth};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_page::{CasePage, Personal};
use crate::views::links::pointing_to;
use crate::workflow::{Dossier, Procedure};

/// What `show` is asked for.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// Any unique part of each case's number.
    #[arg(value_name = "CASE", required = true)]
    pub cases: Vec<String>,
    /// Say how each due moment came about.
    #[arg(long)]
    pub explain: bool,
    /// Show the customer's data as it is, and the restricted fields that one may read.
    #[arg(long)]
    pub reveal: bool,
    /// Name the cases that point to it, too; for that all cases are read.
    #[arg(long)]
    pub links: bool,
}

/// Shows cases.
///
/// # Errors
/// No such case, or one that cannot be read; nothing is shown then.
pub fn run(arguments: &ShowArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let personal = match arguments.reveal {
        true => Personal::Revealed,
        false => Personal::Masked,
    };
    let opened = arguments
        .cases
        .iter()
        .map(|named| withheld(open(&project, named)?, personal, &project, session))
        .collect::<Result<Vec<_>, _>>()?;
    let keeps = |(dossier, procedure): &(Dossier, &Procedure)| dossier.withholds(procedure);
    if personal == Personal::Revealed && opened.iter().any(keeps) {
        output.notice(&Message::new("page.still_restricted"));
    }
    let now = project.now;
    let loaded = arguments.links.then(|| linking(&project, &opened));
    let pointing = |dossier: &Dossier| {
        let all = loaded.as_ref()?.kept.iter();
        let all = all.map(|(other, procedure)| (other, *procedure));
        Some(pointing_to(&dossier.case.number, all))
    };
    let done = || match &loaded {
        Some(loaded) => ended(loaded, Outcome::Clean),
        None => Ok(Outcome::Clean),
    };
    if format == Format::Json {
        let pages: Vec<CasePage> = opened
            .iter()
            .map(|(dossier, procedure)| {
                let page = CasePage::of(dossier, procedure, now, personal);
                let page = page.linked_from(pointing(dossier));
                match arguments.explain {
                    true => page.explained(dossier, procedure, now, session.words),
                    false => page,
                }
            })
            .collect();
        match pages.as_slice() {
            [one] => output.json(one),
            several => output.json(&several),
        }
        return done();
    }
    let depth = match arguments.explain {
        true => Depth::Explained,
        false => Depth::Brief,
    };
    for (index, (dossier, procedure)) in opened.iter().enumerate() {
        if index > 0 {
            output.data("\n\n");
        }
        let pointing = pointing(dossier);
        let asked = case_page::Asked {
            personal,
            depth,
            pointing: pointing.as_deref(),
        };
        let page = case_page::page(dossier, procedure, now, session.words, &asked);
        printing::pieces(&page, output);
    }
    done()
}

/// Reads all cases and keeps those with a link to one that is shown.
fn linking<'a>(
    project: &'a Project,
    shown: &[(Dossier, &Procedure)],
) -> Gathered<(Dossier, &'a Procedure)> {
    project.gather(project::Depth::Whole, |read| {
        let links = read.dossier.standing.links(&read.procedure.profile);
        let leads_here = |(_, number): &(&str, String)| {
            let mut shown = shown.iter();
            shown.any(|(dossier, _)| dossier.case.number.as_str() == number)
        };
        let here = links.iter().any(leads_here);
        here.then_some((read.dossier, read.procedure))
    })
}

/// Takes out of a case what the one who asks may not read: everything restricted, unless it was asked for.
fn withheld<'a>(
    (dossier, procedure): (Dossier, &'a Procedure),
    personal: Personal,
    project: &Project,
    session: &Session,
) -> Result<(Dossier, &'a Procedure), Failure> {
    let mut fields = procedure.profile.fields.values();
    if !fields.any(BoundField::is_restricted) {
        return Ok((dossier, procedure));
    }
    let reader = match personal {
        Personal::Masked => None,
        Personal::Revealed => Some(who_asks(project, session)?),
    };
    let may_read = |field: &BoundField| match &reader {
        Some(person) => field.may_be_read_by(person.as_deref(), &procedure.people),
        None => false,
    };
    Ok((dossier.withheld(procedure, may_read), procedure))
}

/// Opens a case with all that is known of it now.
pub(super) fn open<'a>(
    project: &'a Project,
    named: &str,
) -> Result<(Dossier, &'a Procedure), crate::session::Failure> {
    let open = project.open_case(named)?;
    let file = relative(&project.root, &open.path);
    let dossier = Dossier::new(open.case, file, open.procedure, project.now);
    Ok((dossier, open.procedure))
}
