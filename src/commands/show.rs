//! `show`: one or more cases, each as a page.

use clap::Args;

use super::printing;
use super::selection::{ended, who_asks};
use crate::profile::BoundField;
use crate::project::{self, Gathered, Project, relative};
use crate::render::case_page::{self, Depth};
use crate::render::what_if;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_page::{CasePage, Personal};
use crate::views::links::{LeaderFaultView, pointing_to};
use crate::views::what_if::{JudgedBy, WhatIfView};
use crate::views::what_if_steps::WhatElse;
use crate::workflow::{Dossier, LeaderFault, Procedure, leader_fault as leader_fault_of};

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
            .enumerate()
            .map(|(index, (dossier, procedure))| {
                let page = CasePage::of(dossier, procedure, now, personal);
                let mut page = page.linked_from(pointing(dossier));
                let other = judged_so.get(index);
                page.leader_fault = leader_fault(&project, dossier, procedure);
                page.what_if = other.map(|other| WhatIfView::of(dossier, procedure, other, now));
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
        let leader = leader_fault(&project, dossier, procedure);
        let asked = case_page::Asked {
            personal,
            depth,
            pointing: pointing.as_deref(),
            leader_fault: leader.as_ref(),
        };
        let mut page = case_page::page(dossier, procedure, now, session.words, &asked);
        if let Some(other) = judged_so.get(index) {
            what_if::section(&mut page, dossier, other, now, depth);
            let more = WhatElse::of(dossier, procedure, other, now);
            what_if::more(&mut page, &more, procedure, other.policy);
        }
        printing::pieces(&page, output);
    }
    done()
}

/// Returns what is wrong with the case that leads the group of this one, as far as it can be read.
fn leader_fault(
    project: &Project,
    dossier: &Dossier,
    procedure: &Procedure,
) -> Option<LeaderFaultView> {
    let is_out = leader_fault_of(&dossier.standing, &procedure.profile);
    if is_out == Some(LeaderFault::Excluded) {
        return None;
    }
    let links = dossier.standing.links_by("part_of").into_iter();
    let mut leaders = links.filter_map(|(_, number)| open(project, &number).ok());
    leaders.find_map(|(leader, procedure)| LeaderFaultView::of(&leader, procedure))
}

/// Opens the cases as another policy judges them.
fn judged<'a>(other: &'a Project, cases: &[String]) -> Result<Vec<JudgedBy<'a>>, Failure> {
    let opened = cases.iter().map(|named| {
        let (dossier, procedure) = open(other, named)?;
        Ok(JudgedBy {
            dossier,
            procedure,
            policy: other.what_if.as_ref().unwrap_or(procedure),
        })
    });
    opened.collect()
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
pub(super) fn withheld<'a>(
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
) -> Result<(Dossier, &'a Procedure), Failure> {
    let open = project.open_case(named)?;
    let file = relative(&project.root, &open.path);
    let dossier = Dossier::new(open.case, file, open.procedure, project.now);
    Ok((dossier, open.procedure))
}
