//! What `check` answers to a machine: JSON for scripts, and the formats that forges and CI read.

use std::path::{Path, PathBuf};

use crate::project::Checked;
use crate::render::{
    Counts, Repository, RulePage, findings_github, findings_gitlab, findings_json, findings_junit,
    findings_sarif,
};
use crate::rules;
use crate::session::{Format, Output, Session};

use super::check::summary;

/// The formats of `check`, the one for a person first.
pub(super) const FORMATS: &[Format] = &[
    Format::Text,
    Format::Json,
    Format::Github,
    Format::Gitlab,
    Format::Sarif,
    Format::Junit,
];

/// Tells what was found in a format for machines.
pub(super) fn tell(
    checked: &Checked,
    format: Format,
    root: &Path,
    session: &Session,
    output: &mut Output,
) {
    let (findings, exempted) = (&checked.findings, &checked.exempted);
    let words = session.words;
    let repository = repository_of(root);
    match format {
        Format::Github => {
            // These commands are meant: they go past what takes commands out of a text.
            output.bytes(findings_github(findings, exempted, &repository, words).as_bytes());
            output.line(&summary(checked));
        }
        Format::Gitlab => output.json(&findings_gitlab(findings, &repository, words)),
        Format::Sarif => {
            let pages = pages(session);
            output.json(&findings_sarif(
                findings,
                exempted,
                checked.cases(),
                &pages,
                &repository,
                words,
            ));
        }
        Format::Junit => {
            let page = findings_junit(
                (findings, exempted),
                &checked.files,
                &repository,
                session.now,
                words,
            );
            output.bytes(page.as_bytes());
        }
        _ => {
            let counts = Counts {
                checked: checked.cases(),
                broken: checked.broken(),
            };
            output.json(&findings_json(findings, exempted, &counts, words));
        }
    }
}

/// Returns where the project lies in its repository: a forge counts paths from the folder that holds `.git`.
fn repository_of(root: &Path) -> Repository {
    let mut above = root.ancestors();
    let top = above.find(|folder| folder.join(".git").symlink_metadata().is_ok());
    let folder = top.and_then(|top| root.strip_prefix(top).ok());
    Repository {
        folder: folder.map(PathBuf::from).unwrap_or_default(),
    }
}

fn pages(session: &Session) -> Vec<RulePage> {
    let language = session.words.language();
    let pages = rules::ALL.iter().map(|rule| RulePage {
        id: rule.id,
        severity: rule.severity,
        title: rule.title_in(language),
        page: rule.page_in(language),
    });
    pages.collect()
}
