//! Cases by filters, read once and not held longer than it takes to look at them.

use std::sync::{Mutex, PoisonError};

use crate::domain::CaseNumber;
use crate::project::{Depth, Gathered, Known, Project};
use crate::session::{Failure, Outcome, Session};
use crate::views::filter::{Filter, Surroundings};
use crate::views::filter_carried::Carried;
use crate::workflow::{Dossier, Procedure};

/// What the cases of a project say besides, while they are read: it decides what filters mean.
struct Seen<'a> {
    carried: Carried,
    /// The procedures that cases follow besides the project's own, each with the first case that does.
    others: Vec<(&'a Procedure, CaseNumber)>,
}

/// Reads the cases and keeps what `keep` makes of those that pass all filters.
///
/// A filter may name a value that only a case carries, or that only the procedure of a case knows. So filters are
/// read before the cases and again behind them; only when they then mean something else, the cases are read twice.
///
/// # Errors
/// A filter that is not understood, or `mine` when nobody knows who asks.
pub(super) fn select<'a, T: Send>(
    project: &'a Project,
    terms: &[String],
    depth: Depth,
    session: &Session,
    keep: impl Fn(Dossier, &'a Procedure) -> Option<T> + Sync,
) -> Result<Gathered<T>, Failure> {
    let me = match Filter::asks_for_me(terms) {
        true => Some(project.actor(session)?.id),
        false => None,
    };
    let read = |seen: &Seen<'a>| {
        let others = seen.others.iter().map(|(procedure, _)| *procedure);
        let procedures: Vec<_> = std::iter::once(&project.procedure).chain(others).collect();
        let around = Surroundings {
            procedures: &procedures,
            carried: &seen.carried,
            now: project.now,
            me: me.as_deref(),
        };
        Filter::read(terms, &around)
    };
    let mut seen = Seen {
        carried: Carried::asked_by(terms),
        others: Vec::new(),
    };
    let is_noted = !seen.carried.is_needless();
    let guess = read(&seen);
    let noted = Mutex::new(&mut seen);
    let gathered = project.gather(depth, |read| {
        if is_noted {
            let mut seen = noted.lock().unwrap_or_else(PoisonError::into_inner);
            seen.note(&read.dossier, read.procedure, project);
        }
        let filter = guess.as_ref().ok()?;
        let passes = filter.passes(&read.dossier, read.procedure, project.now);
        passes.then(|| keep(read.dossier, read.procedure)).flatten()
    });
    seen.others.sort_by(|left, right| left.1.cmp(&right.1));
    let filter = read(&seen).map_err(|bad| Failure::new(bad.message).hints(bad.hint))?;
    if guess.is_ok_and(|guess| guess == filter) {
        return Ok(gathered);
    }
    Ok(project.gather(depth, |read| {
        let passes = filter.passes(&read.dossier, read.procedure, project.now);
        passes.then(|| keep(read.dossier, read.procedure)).flatten()
    }))
}

impl<'a> Seen<'a> {
    fn note(&mut self, dossier: &Dossier, procedure: &'a Procedure, project: &'a Project) {
        self.carried.note(dossier, procedure);
        if std::ptr::eq(procedure, &project.procedure) {
            return;
        }
        let number = &dossier.case.number;
        let mut others = self.others.iter_mut();
        match others.find(|(known, _)| std::ptr::eq(*known, procedure)) {
            Some((_, first)) if *first <= *number => {}
            Some((_, first)) => first.clone_from(number),
            None => self.others.push((procedure, number.clone())),
        }
    }
}

/// Returns the outcome of a command that read all cases: what could not be read makes it fail.
///
/// # Errors
/// Files that could not be read: all are told.
pub(super) fn ended<T>(gathered: &Gathered<T>, outcome: Outcome) -> Result<Outcome, Failure> {
    gathered.failure().map_or(Ok(outcome), Err)
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
