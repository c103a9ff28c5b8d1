//! The cases of a project: all of them, or one by any unique part of its number.

use std::path::{Path, PathBuf};

use super::{Depth, Gathered, Project, finding_of_problem, finding_of_read_fault, relative};
use crate::case::read_case;
use crate::domain::{Case, Finding, Severity};
use crate::read::{AsRead, builtin, read_bytes};
use crate::say::Message;
use crate::session::Failure;
use crate::workflow::{Dossier, Procedure, Standing, replay};
use crate::yaml::Document;

/// One case, opened to be shown or changed.
#[derive(Debug)]
pub struct OpenCase<'a> {
    /// The case.
    pub case: Case,
    /// Where it stands.
    pub standing: Standing,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// Its file; absolute.
    pub path: PathBuf,
    /// The file as it was read.
    pub read: AsRead,
}

impl Project {
    /// Reads all cases whole and holds them all.
    pub fn load(&self) -> Gathered<Dossier> {
        self.gather(Depth::Whole, |read| Some(read.dossier))
    }

    /// Opens the case that a part of its number names, reading no other case.
    ///
    /// # Errors
    /// No case or several have that part, or the file cannot be read.
    pub fn open_case(&self, named: &str) -> Result<OpenCase<'_>, Failure> {
        let path = self.find_case(named)?;
        let file = relative(&self.root, &path);
        let read = crate::read::inside(&self.root, &path)
            .and_then(|()| read_bytes(&path))
            .map_err(|fault| {
                super::failure_of(&finding_of_read_fault(&fault, &self.root, "unreadable"))
            })?;
        let reading = read_case(&read.bytes);
        let number = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let Some(case) = reading.case else {
            let findings: Vec<_> = reading
                .problems
                .iter()
                .filter(|problem| problem.severity == Severity::Error)
                .map(|problem| finding_of_problem(problem, &file, number.clone()))
                .collect();
            return Err(super::failure_of_all(&findings));
        };
        if Some(case.number.as_str()) != number.as_deref() {
            let message =
                Message::new("rule.number_is_not_file_name").with("number", case.number.as_str());
            return Err(Failure::new(message).at(super::whole_file(&file.display().to_string())));
        }
        let Some(procedure) = self.procedure_of(&case) else {
            return Err(super::failure_of(&self.unknown_profile(
                &case,
                &file,
                &read.bytes,
            )));
        };
        let case = self.to_judge(case);
        let standing = replay(&case, procedure);
        Ok(OpenCase {
            case,
            standing,
            procedure,
            path,
            read,
        })
    }

    pub(super) fn unknown_profile(&self, case: &Case, file: &Path, bytes: &[u8]) -> Finding {
        let built_in = builtin::PROFILES.iter().map(|(name, _)| *name);
        let known = built_in.chain([self.procedure.profile.name.as_str()]);
        let near = crate::domain::nearest(&case.profile, known);
        Finding {
            rule: "unknown-profile",
            severity: Severity::Error,
            case: Some(case.number.to_string()),
            location: match Document::parse(bytes) {
                Ok(document) => super::located(file, &document, "profile"),
                Err(_) => super::whole(file),
            },
            message: Message::new("command.unknown_profile")
                .with("profile", crate::say::shown_name(&case.profile)),
            hint: near.map(|near| Message::new("command.did_you_mean").with("name", near)),
            clock: None,
            field: None,
        }
    }
}
