//! Cases by filters, each with the procedure that it follows.

use crate::project::{Known, Loaded, Project};
use crate::session::{Failure, Outcome, Session};
use crate::views::filter::{Filter, Surroundings};
use crate::workflow::{Dossier, Procedure};

/// A case with the procedure that it follows.
pub(super) type Selected<'a> = (&'a Dossier, &'a Procedure);

/// Returns the cases that pass all filters.
///
/// # Errors
/// A filter that is not understood, or `mine` when nobody knows who asks.
pub(super) fn select<'a>(
    project: &'a Project,
    loaded: &'a Loaded,
    terms: &[String],
    session: &Session,
) -> Result<Vec<Selected<'a>>, Failure> {
    let me = match Filter::asks_for_me(terms) {
        true => Some(project.actor(session)?.id),
        false => None,
    };
    let mut procedures = vec![&project.procedure];
    for dossier in &loaded.dossiers {
        let named = project.procedure_of(&dossier.case);
        procedures.extend(named.filter(|named| {
            !procedures
                .iter()
                .any(|known| std::ptr::eq::<Procedure>(*known, *named))
        }));
    }
    let around = Surroundings {
        procedures: &procedures,
        dossiers: &loaded.dossiers,
        now: project.now,
        me: me.as_deref(),
    };
    let filter =
        Filter::read(terms, &around).map_err(|bad| Failure::new(bad.message).hints(bad.hint))?;
    Ok(loaded
        .dossiers
        .iter()
        .filter_map(|dossier| Some((dossier, project.procedure_of(&dossier.case)?)))
        .filter(|(dossier, procedure)| filter.passes(dossier, procedure, project.now))
        .collect())
}

/// Returns the outcome of a command that read all cases: what could not be read makes it fail.
///
/// # Errors
/// Files that could not be read: all are told.
pub(super) fn ended(loaded: &Loaded, outcome: Outcome) -> Result<Outcome, Failure> {
    loaded.failure().map_or(Ok(outcome), Err)
}

/// Returns who acts; `None` when people are configured and nobody said who acts.
///
/// # Errors
/// Somebody was named who is none of the people.
pub(super) fn who_asks(project: &Project, session: &Session) -> Result<Option<String>, Failure> {
    if project.settings.people.is_empty() {
        return Ok(None);
    }
    match project.actor(session) {
        Ok(actor) if actor.known == Known::Person => Ok(Some(actor.id)),
        Ok(_) => Ok(None),
        Err(failure) if session.actor.is_some() => Err(failure),
        Err(_) => Ok(None),
    }
}
