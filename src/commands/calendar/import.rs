//! `calendar import`: takes the days off of a year, as holiday-cn publishes them, into the project.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::{bad_calendar, text_of};
use crate::project::{Project, relative};
use crate::read::{self, ReadFault, Why};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::{YearOfDays, read_holiday_year};
use crate::write;

/// What `calendar import` is asked for.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The file of one year.
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Replaces a file of that year that is there and says something else.
    #[arg(long)]
    pub force: bool,
}

/// The answer in JSON.
#[derive(Serialize)]
struct Answer {
    year: i32,
    file: String,
    days_off: usize,
    make_up_days: usize,
    changed: bool,
}

/// Whether the project's file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    New,
    Replaced,
    Kept,
}

/// Takes the days off of a year into `calendars/CN-YEAR.json`.
///
/// # Errors
/// A file that is not one announced year, a different file that is there and not to be replaced, or a write that
/// failed; nothing was changed then.
pub(super) fn run(arguments: &ImportArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let project = Project::open(session)?;
    let (text, told) = text_of(&arguments.file, session)?;
    let year = read_holiday_year(&text).map_err(|reason| bad_calendar(&told, reason))?;
    let name = format!("CN-{}.json", year.year);
    let path = project.root.join("calendars").join(&name);
    let taken = put(&project.root, &path, &text, &year, arguments)?;
    if taken != Taken::Kept {
        output.saved();
    }
    let file = relative(&project.root, &path).display().to_string();
    if format == Format::Json {
        output.json(&Answer {
            year: year.year,
            file,
            days_off: year.off.len(),
            make_up_days: year.work.len(),
            changed: taken != Taken::Kept,
        });
        return Ok(Outcome::Clean);
    }
    let key = match taken {
        Taken::New => "command.calendar_imported",
        Taken::Replaced => "command.calendar_replaced",
        Taken::Kept => "command.calendar_kept",
    };
    output.line(
        &Message::new(key)
            .with("file", file)
            .with("year", year.year.to_string())
            .with("off", year.off.len())
            .with("work", year.work.len()),
    );
    Ok(Outcome::Clean)
}

fn put(
    root: &Path,
    path: &Path,
    text: &str,
    year: &YearOfDays,
    arguments: &ImportArguments,
) -> Result<Taken, Failure> {
    let verify = |bytes: &[u8]| {
        let same = std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| read_holiday_year(text).ok())
            .is_some_and(|read| read == *year);
        if same {
            Ok(())
        } else {
            Err(Message::new("command.does_not_read_back"))
        }
    };
    read::inside(root, path)?;
    match read::read_bytes(path) {
        Err(ReadFault {
            why: Why::Missing, ..
        }) => {
            write::create(root, path, text.as_bytes(), verify)?;
            Ok(Taken::New)
        }
        Err(fault) => Err(fault.into()),
        Ok(there) if there.bytes == text.as_bytes() => Ok(Taken::Kept),
        Ok(there) if arguments.force => {
            write::replace(root, path, &there, text.as_bytes(), verify)?;
            Ok(Taken::Replaced)
        }
        Ok(_) => Err(Failure::new(
            Message::new("command.calendar_differs")
                .with("file", relative(root, path).display().to_string())
                .with("year", year.year.to_string()),
        )
        .hint(Message::new("command.calendar_force"))),
    }
}
