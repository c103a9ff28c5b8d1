//! `show`: one or more cases, each as a page.

use clap::Args;

use super::printing;
use super::selection::ended;
use crate::project::{Project, relative};
use crate::render::case_page::{self, Depth};
use crate::render::what_if;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_page::{CasePage, Personal};
use crate::views::links::pointing_to;
use crate::views::what_if::WhatIfView;
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
    /// Show the customer's data as it is.
    #[arg(long)]
    pub reveal: bool,
    /// Name the cases that point to it, too; for that all cases are read.
    #[arg(long)]
    pub links: bool,
    /// The profile by whose policy the clocks are judged as well; `None` for their own alone.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// Shows cases.
///
/// # Errors
/// No such case, or one that cannot be read; nothing is shown then.
pub fn run(arguments: &ShowArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let opened = arguments
        .cases
        .iter()
        .map(|named| open(&project, named))
        .collect::<Result<Vec<_>, _>>()?;
    let other = match &arguments.profile {
        Some(name) => Some(Project::open(session)?.judged_by(name, session)?),
        None => None,
    };
    let judged_so = other
        .as_ref()
        .map(|other| judged(other, &arguments.cases))
        .transpose()?
        .unwrap_or_default();
    let personal = match arguments.reveal {
        true => Personal::Revealed,
        false => Personal::Masked,
    };
    let now = project.now;
    let loaded = arguments.links.then(|| project.load());
    let pointing = |dossier: &Dossier| {
        let loaded = loaded.as_ref()?;
        let all = loaded.dossiers.iter();
        let all = all.filter_map(|other| Some((other, project.procedure_of(&other.case)?)));
        Some(pointing_to(&dossier.case.number, all))
    };
    let done = || match &loaded {
        Some(loaded) => ended(loaded, Outcome::Clean),
        None => Ok(Outcome::Clean),
    };
    if format == Format::Json {
        let pages: Vec<CasePage> = opened
            .iter()
            .enumerate()
            .map(|(index, (dossier, procedure))| {
                let page = CasePage::of(dossier, procedure, now, personal);
                let mut page = page.linked_from(pointing(dossier));
                let other = judged_so.get(index);
                page.what_if = other.map(|(other, policy)| WhatIfView::of(dossier, other, policy));
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
        let mut page = case_page::page(dossier, procedure, now, session.words, &asked);
        if let Some((other, policy)) = judged_so.get(index) {
            what_if::section(&mut page, dossier, other, policy, now, depth);
        }
        printing::pieces(&page, output);
    }
    done()
}

/// Opens the cases as another policy judges them, each with that policy.
fn judged<'a>(
    other: &'a Project,
    cases: &[String],
) -> Result<Vec<(Dossier, &'a Procedure)>, Failure> {
    let opened = cases.iter().map(|named| {
        let (dossier, procedure) = open(other, named)?;
        Ok((dossier, other.what_if.as_ref().unwrap_or(procedure)))
    });
    opened.collect()
}

/// Opens a case with all that is known of it now.
pub(super) fn open<'a>(
    project: &'a Project,
    named: &str,
) -> Result<(Dossier, &'a Procedure), Failure> {
    let open = project.open_case(named)?;
    let file = relative(&project.root, &open.path);
    let dossier = Dossier::new(open.case, file, open.procedure, project.now);
    Ok((dossier, open.procedure))
}
