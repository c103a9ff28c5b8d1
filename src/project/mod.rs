//! A team's project: its root, its settings, its procedure and its cases.

mod actions;
mod actor;
mod attachments;
mod calendars;
mod cases;
mod change;
mod changed;
mod checking;
mod exemptions;
mod findings;
mod form_templates;
mod gathering;
mod links;
mod looking;
mod naming;
mod places;
mod purging;
mod repeats;
mod roles;
mod settings;
mod weighing;
mod what_if;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use crate::domain::{Case, Finding};
use crate::profile::{Layer, Profile, ProfileSource};
use crate::read::builtin;
use crate::say::{Fact, Message};
use crate::session::{Excerpt, Failure, Session};
use crate::workflow::Procedure;

pub use actor::{Actor, Known};
use calendars::calendar_of;
pub use cases::OpenCase;
pub use change::{Change, NewCase};
pub use checking::{CheckRequest, Checked, Scope};
use findings::{Trouble, located, located_at, whole};
pub use findings::{
    failure_of, failure_of_all, finding_of_problem, finding_of_read_fault, relative,
};
pub use form_templates::{FoundTemplate, form_template_in, layout_template_in};
pub use gathering::{Depth, Gathered, Read};
pub use links::Linked;
pub use naming::entry_names;
pub use purging::{Folders, OnDisk};
pub use roles::role_findings;
pub use settings::{Settings, read_settings};
pub use weighing::Weights;
pub use what_if::source_named;

/// A team's project.
#[derive(Debug)]
pub struct Project {
    /// The folder that holds `tousu.toml`; absolute.
    pub root: PathBuf,
    /// The settings.
    pub settings: Settings,
    /// What the team works by.
    pub procedure: Procedure,
    /// This run's "now" in the team's time zone.
    pub now: DateTime<FixedOffset>,
    /// What cases are judged by instead of their own policy; `None` for their own.
    pub what_if: Option<Procedure>,
    /// The procedures of built-in profiles that single cases follow instead.
    others: OnceLock<IndexMap<String, Procedure>>,
}

impl Project {
    /// Finds the project at or above the session's directory, and reads its settings and procedure.
    ///
    /// # Errors
    /// There is no `tousu.toml`, or it, the profile or a calendar file has faults: all are told.
    pub fn open(session: &Session) -> Result<Self, Failure> {
        let root = find_root(&session.directory).ok_or_else(|| {
            Failure::new(
                Message::new("command.no_project")
                    .with("path", session.directory.display().to_string()),
            )
            .hint(Message::new("command.no_project_hint"))
        })?;
        Self::open_at(root, session).map_err(Trouble::into_failure)
    }

    fn open_at(root: PathBuf, session: &Session) -> Result<Self, Trouble> {
        let (settings, text) = settings::settings_of(&root)?;
        let procedure = procedure_at(&root, &settings, &text, None)?;
        let now = session.now.with_timezone(&settings.offset);
        Ok(Self {
            root,
            settings,
            procedure,
            now,
            what_if: None,
            others: OnceLock::new(),
        })
    }

    /// Returns what is wrong in `tousu.toml` and the profile, as findings; none when the project opens.
    ///
    /// # Errors
    /// What keeps the project from being opened and has no place in those files.
    pub fn faults(session: &Session) -> Result<Vec<Finding>, Failure> {
        let Some(root) = find_root(&session.directory) else {
            return Ok(Vec::new());
        };
        match Self::open_at(root, session) {
            Ok(_) => Ok(Vec::new()),
            Err(Trouble::Findings(findings)) => Ok(findings),
            Err(Trouble::Failure(failure)) => Err(*failure),
        }
    }

    /// Returns the procedure that a case follows: that of the project, or the built-in one that the
    /// case names; `None` when there is no such profile.
    pub fn procedure_of(&self, case: &Case) -> Option<&Procedure> {
        self.procedure_named(&case.profile)
    }

    /// Returns the procedure of that name: that of the project, or a built-in one.
    pub fn procedure_named(&self, name: &str) -> Option<&Procedure> {
        if self.procedure.profile.name == name {
            return Some(&self.procedure);
        }
        let others = self.others.get_or_init(|| {
            builtin::PROFILES
                .iter()
                .filter_map(|(name, text)| {
                    let source = ProfileSource {
                        layers: vec![builtin_layer(name, text)],
                    };
                    let profile = Profile::read(&source).ok()?;
                    // The team's hours go before those of any profile; a fault in them was told on opening.
                    let calendar = calendar_of(&self.root, &self.settings, &profile).ok()?;
                    // The roles in `tousu.toml` are of the project's own profile.
                    let people = self.settings.people.without_roles();
                    let procedure = Procedure::new(profile, calendar, people);
                    let procedure = match &self.what_if {
                        Some(other) => procedure.judged_by(other),
                        None => procedure,
                    };
                    Some(((*name).to_owned(), procedure))
                })
                .collect()
        });
        others.get(name)
    }
}

/// Returns the nearest folder upwards that holds a `tousu.toml`.
pub fn find_root(directory: &Path) -> Option<PathBuf> {
    directory
        .ancestors()
        .find(|folder| folder.join("tousu.toml").is_file())
        .map(Path::to_path_buf)
}

/// Returns the layer of a built-in profile.
pub fn builtin_layer(name: &str, text: &str) -> Layer {
    Layer {
        file: PathBuf::from(format!("profiles/{name}.toml")),
        text: text.to_owned(),
        under: Vec::new(),
    }
}

/// Reads a profile: the one named, or that of the settings with the team's overrides.
pub fn procedure_of(
    root: &Path,
    settings: &Settings,
    text: &str,
    other: Option<&str>,
) -> Result<Procedure, Failure> {
    procedure_at(root, settings, text, other).map_err(Trouble::into_failure)
}

fn procedure_at(
    root: &Path,
    settings: &Settings,
    text: &str,
    other: Option<&str>,
) -> Result<Procedure, Trouble> {
    let mut source = profile_source(root, other.unwrap_or(&settings.profile))?;
    if other.is_none() {
        source.layers.push(Layer {
            file: PathBuf::from("tousu.toml"),
            text: text.to_owned(),
            under: vec!["override".to_owned()],
        });
    }
    let profile = Profile::read(&source).map_err(Trouble::Findings)?;
    let faults = settings::faults_of_severities(&profile.severities);
    if !faults.is_empty() {
        return Err(Trouble::Findings(source.place(&faults)));
    }
    if other.is_none() {
        let findings = role_findings(settings, text, &profile);
        if !findings.is_empty() {
            return Err(Trouble::Findings(findings));
        }
    }
    let calendar = calendar_of(root, settings, &profile)?;
    Ok(Procedure::new(profile, calendar, settings.people.clone()))
}

/// Returns the layers of a profile: a built-in one by its name, or a file of the project, with the
/// profile that the file extends below it.
pub fn profile_source(root: &Path, name: &str) -> Result<ProfileSource, Failure> {
    let mut layers = Vec::new();
    let mut wanted = name.to_owned();
    while layers.len() < 8 {
        if let Some((name, text)) = builtin::PROFILES.iter().find(|(known, _)| *known == wanted) {
            layers.insert(0, builtin_layer(name, text));
            return Ok(ProfileSource { layers });
        }
        let path = root.join(&wanted);
        if !wanted.ends_with(".toml") {
            let known = builtin::PROFILES
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect::<Fact>();
            let failure =
                Failure::new(Message::new("command.unknown_profile").with("profile", &wanted));
            let near =
                crate::domain::nearest(&wanted, builtin::PROFILES.iter().map(|(name, _)| *name));
            return Err(match near {
                Some(near) => failure.hint(Message::new("command.did_you_mean").with("name", near)),
                None => {
                    failure.hint(Message::new("command.known_profiles").with("profiles", known))
                }
            });
        }
        let text = read_text(root, &path)?;
        let extends = toml::from_str::<toml::Table>(&text).ok().and_then(|table| {
            table
                .get("extends")
                .and_then(toml::Value::as_str)
                .map(str::to_owned)
        });
        layers.insert(
            0,
            Layer {
                file: relative(root, &path),
                text,
                under: Vec::new(),
            },
        );
        match extends {
            Some(base) => wanted = base,
            None => return Ok(ProfileSource { layers }),
        }
    }
    Err(Failure::new(
        Message::new("command.profile_extends_itself").with("profile", name),
    ))
}

/// Reads a text file of the project.
fn read_text(root: &Path, path: &Path) -> Result<String, Failure> {
    let fault = |fault: crate::read::ReadFault| {
        failure_of(&finding_of_read_fault(&fault, root, "unreadable"))
    };
    crate::read::inside(root, path).map_err(fault)?;
    let read = crate::read::read_bytes(path).map_err(fault)?;
    String::from_utf8(read.bytes).map_err(|_| {
        Failure::new(
            Message::new("command.not_utf8")
                .with("path", relative(root, path).display().to_string()),
        )
    })
}

/// Returns an excerpt that names a file alone.
pub(crate) fn whole_file(file: &str) -> Excerpt {
    Excerpt {
        file: file.to_owned(),
        line: 0,
        column: 0,
        text: String::new(),
        width: 0,
    }
}
