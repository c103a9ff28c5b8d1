//! A change of a case, written whole or not at all: lock, read, judge, edit, re-read, replace.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use super::{OpenCase, Project, relative};
use crate::case::{append_to_text, new_text, read_case};
use crate::domain::{Case, CaseNumber, EventId};
use crate::say::Message;
use crate::session::{Clock, Failure, Output, Random, Session};
use crate::write::{Guarded, Lock, SaveError, SaveErrorKind, Saved, create, replace, take_lock};
use crate::yaml::Document;

/// A case under its lock, to be changed.
pub struct Change<'a> {
    /// The case as it stands.
    pub open: OpenCase<'a>,
    /// The moment of the event that is to be written, in the team's time zone.
    pub now: DateTime<FixedOffset>,
    _lock: Lock,
}

/// The numbers under a lock, to make a new case.
pub struct NewCase {
    _lock: Lock,
}

impl Project {
    /// Takes the lock of a case and opens it.
    ///
    /// # Errors
    /// No such case, an unreadable one, or another command holds its lock too long.
    pub fn change(&self, named: &str, session: &Session) -> Result<Change<'_>, Failure> {
        let number = relative(&self.root, &self.open_case(named)?.path);
        let number = number
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let lock =
            take_lock(&self.root, Guarded::Case(&number), session.patience).map_err(failure)?;
        // What was read before the lock may be old by now.
        let open = self.open_case(&number)?;
        Ok(Change {
            now: self.moment_after(&open.case, session),
            open,
            _lock: lock,
        })
    }

    /// Returns the moment of the next event: this run's now, or that of the last event when another command, which
    /// began later, wrote it while this one waited for the lock.
    fn moment_after(&self, case: &Case, session: &Session) -> DateTime<FixedOffset> {
        let last = case.history.last().map(|event| event.at);
        let waited = |last: &DateTime<FixedOffset>| {
            let ahead = (*last - self.now).to_std().unwrap_or_default();
            ahead <= session.patience
        };
        match last.filter(|last| *last > self.now).filter(waited) {
            Some(last) if session.clock == Clock::Running => last.with_timezone(self.now.offset()),
            _ => self.now,
        }
    }

    /// Takes the lock under which new cases are made.
    ///
    /// # Errors
    /// Another command holds it too long.
    pub fn new_case(&self, session: &Session) -> Result<NewCase, Failure> {
        Ok(NewCase {
            _lock: take_lock(&self.root, Guarded::NewCases, session.patience).map_err(failure)?,
        })
    }

    /// Writes a case after one or more events; every byte that they do not concern stays.
    ///
    /// # Errors
    /// The file changed meanwhile, cannot be edited safely, or cannot be written; the old file is intact then,
    /// unless the failure says that it was saved.
    pub fn save_change(
        &self,
        change: &Change<'_>,
        after: &Case,
        output: &mut Output,
    ) -> Result<Saved, Failure> {
        let open = &change.open;
        let document = Document::parse(&open.read.bytes)
            .map_err(|_| Failure::new(Message::new("command.cannot_edit")))?;
        let text = append_to_text(&document, &open.case, after)
            .map_err(|error| Failure::new(error.message()).hints(error.hint()))?;
        self.save_text(change, text.as_bytes(), after, output)
    }

    /// Writes the text of a case that was put together elsewhere.
    ///
    /// # Errors
    /// As for a change; also when the text does not read back as that case.
    pub fn save_text(
        &self,
        change: &Change<'_>,
        bytes: &[u8],
        after: &Case,
        output: &mut Output,
    ) -> Result<Saved, Failure> {
        let open = &change.open;
        let verify = |bytes: &[u8]| reads_back(bytes, after);
        let saved = replace(&self.root, &open.path, &open.read, bytes, verify).map_err(failure)?;
        output.saved();
        Ok(saved)
    }

    /// Writes a new case; `None` when its number is taken.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save_new(
        &self,
        _numbers: &NewCase,
        case: &Case,
        output: &mut Output,
    ) -> Result<Option<PathBuf>, Failure> {
        let path = self.root.join("cases").join(case.number.file());
        let text = new_text(case, "../../../schema/case.schema.json");
        match create(&self.root, &path, text.as_bytes(), |bytes| {
            reads_back(bytes, case)
        }) {
            Ok(_) => {
                output.saved();
                Ok(Some(path))
            }
            Err(error) if error.kind == SaveErrorKind::Exists => Ok(None),
            Err(error) => Err(failure(error)),
        }
    }

    /// Returns the id of the next event of a case.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn event_id(&self, case: Option<&Case>, random: &mut Random) -> Result<EventId, Failure> {
        let tail = random.crockford(16).map_err(Failure::new)?;
        let last = case
            .and_then(|case| case.history.last())
            .map(|event| &event.id);
        Ok(EventId::after(last, self.now, &tail))
    }

    /// Returns a number that may still be taken, for a case received on that day.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn case_number(
        &self,
        day: chrono::NaiveDate,
        random: &mut Random,
    ) -> Result<CaseNumber, Failure> {
        let tail = random.crockford(4).map_err(Failure::new)?;
        CaseNumber::new(&self.settings.prefix, day, &tail).ok_or_else(|| {
            Failure::new(Message::new("command.bad_prefix").with("prefix", &self.settings.prefix))
        })
    }
}

/// Holds the new bytes to what was meant: the same case, every event of it.
fn reads_back(bytes: &[u8], meant: &Case) -> Result<(), Message> {
    match read_case(bytes).case {
        Some(read) if read.history == meant.history && read.summary == meant.summary => Ok(()),
        _ => Err(Message::new("command.does_not_read_back")),
    }
}

/// Turns an error of writing into a failure.
pub(crate) fn failure(error: SaveError) -> Failure {
    Failure::new(error.message).hints(error.hints)
}
