//! `init`: makes a project, or completes the one that is there; what is there stays byte for byte.

use std::path::Path;

use clap::Args;

use crate::case::case_schema;
use crate::domain::nearest;
use crate::read::builtin::{DEFAULT_PROFILE, PROFILES};
use crate::read::{self, ReadFault, Why};
use crate::say::{Fact, Language, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::write;

/// What `tousu.toml` starts with, in each language.
const SETTINGS_EN: &str = include_str!("init/tousu.en.toml");
const SETTINGS_ZH: &str = include_str!("init/tousu.zh.toml");

/// Attachments are kept byte for byte, since their SHA-256 stands in the case; case files keep their line feeds
/// on every system, so that a diff shows only what changed. The later line counts more.
const ATTRIBUTES: &[&str] = &["cases/** -text", "cases/*/*/*.yaml text eol=lf"];

/// Locks, and what a write that was cut off leaves behind.
const IGNORED: &[&str] = &[".tousu/", ".*.tmp"];

/// What `init` is asked for.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The built-in profile whose procedure is followed; `None` is `network`.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// Whether a thing was made or was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    New,
    Completed,
    Kept,
}

/// Makes a project in the session's directory.
///
/// # Errors
/// An unknown profile, or a folder that cannot be written to; what was made before that stays, and a second run
/// makes the rest.
pub fn run(arguments: &InitArguments, session: &Session, output: &mut Output) -> Done {
    session.format_among(&[Format::Text])?;
    let profile = known_profile(arguments.profile.as_deref().unwrap_or(DEFAULT_PROFILE))?;
    let root = &session.directory;
    if !root.is_dir() {
        return Err(Failure::new(
            Message::new("write.missing").with("path", root.display().to_string()),
        ));
    }
    let settings = settings(profile, session.words.language());
    let made = whole_file(root, "tousu.toml", &settings, output)?;
    if made == Made::Kept && arguments.profile.is_some() {
        output.warning(&Message::new("command.init_profile_kept").with("profile", profile));
    }
    whole_file(root, "cases/.gitkeep", "", output)?;
    // Named in the first line of every case file, so that editors complete and check what is typed.
    whole_file(root, "schema/case.schema.json", &case_schema(), output)?;
    with_lines(root, ".gitattributes", ATTRIBUTES, output)?;
    with_lines(root, ".gitignore", IGNORED, output)?;
    output.hint(&Message::new("command.init_next"));
    Ok(Outcome::Clean)
}

/// Returns the name as it is built in.
fn known_profile(name: &str) -> Result<&'static str, Failure> {
    let names = || PROFILES.iter().map(|(name, _)| *name);
    if let Some(known) = names().find(|known| *known == name) {
        return Ok(known);
    }
    let hint = match nearest(name, names()) {
        Some(meant) => Message::new("cli.did_you_mean").with("name", meant),
        None => Message::new("command.profiles_are")
            .with("profiles", names().map(str::to_owned).collect::<Fact>()),
    };
    Err(Failure::new(Message::new("command.unknown_profile").with("profile", name)).hint(hint))
}

fn settings(profile: &str, language: Language) -> String {
    let template = match language {
        Language::En => SETTINGS_EN,
        Language::Zh => SETTINGS_ZH,
    };
    template.replace("PROFILE", profile)
}

/// Writes a file that is not there.
fn whole_file(root: &Path, name: &str, text: &str, output: &mut Output) -> Result<Made, Failure> {
    let path = root.join(name);
    let made = match read::read_bytes(&path) {
        Ok(_) => Made::Kept,
        Err(ReadFault {
            why: Why::Missing, ..
        }) => {
            write::create(root, &path, text.as_bytes(), |_| Ok(()))?;
            Made::New
        }
        Err(fault) => return Err(fault.into()),
    };
    report(made, name, output);
    Ok(made)
}

/// Adds those lines that a file lacks at its end, with the line ending that it has.
fn with_lines(
    root: &Path,
    name: &str,
    lines: &[&str],
    output: &mut Output,
) -> Result<Made, Failure> {
    let path = root.join(name);
    let there = match read::read_bytes(&path) {
        Ok(there) => there,
        Err(ReadFault {
            why: Why::Missing, ..
        }) => {
            return whole_file(root, name, &format!("{}\n", lines.join("\n")), output);
        }
        Err(fault) => return Err(fault.into()),
    };
    let made = match completed(&there.bytes, lines) {
        None => Made::Kept,
        Some(bytes) => {
            write::replace(root, &path, &there, &bytes, |_| Ok(()))?;
            Made::Completed
        }
    };
    report(made, name, output);
    Ok(made)
}

/// Returns the bytes with the lines that they lack; `None` when they lack none.
fn completed(bytes: &[u8], lines: &[&str]) -> Option<Vec<u8>> {
    // Only looked at as text: what is not UTF-8 in it is kept as it is.
    let text = String::from_utf8_lossy(bytes);
    let is_there = |line: &&str| text.lines().any(|known| known.trim() == *line);
    let missing: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !is_there(line))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut bytes = bytes.to_owned();
    if !bytes.is_empty() && !bytes.ends_with(b"\n") {
        bytes.extend_from_slice(ending.as_bytes());
    }
    for line in missing {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(ending.as_bytes());
    }
    Some(bytes)
}

fn report(made: Made, name: &str, output: &mut Output) {
    let key = match made {
        Made::New => "command.init_made",
        Made::Completed => "command.init_completed",
        Made::Kept => "command.init_kept",
    };
    if made != Made::Kept {
        output.saved();
    }
    output.line(&Message::new(key).with("file", name));
}
