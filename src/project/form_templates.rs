//! The templates of forms and layouts: the project's own below `templates/`, else the built-in ones.

use std::path::{Path, PathBuf};

use super::Project;
use crate::read::builtin_forms::FORMS;
use crate::read::builtin_layouts::LAYOUTS;
use crate::read::{inside, read_bytes};
use crate::say::Message;
use crate::session::{Excerpt, Failure};

/// A template as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTemplate {
    /// The file of the project, or the name of a built-in one.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Project {
    /// Returns the template of a form, see [`form_template_in`].
    ///
    /// # Errors
    /// There is none of that name, or the file cannot be read.
    pub fn form_template(&self, name: &str) -> Result<FoundTemplate, Failure> {
        form_template_in(&self.root, name)
    }

    /// Returns the template of a layout, see [`layout_template_in`].
    ///
    /// # Errors
    /// There is none of that name, or the file cannot be read.
    pub fn layout_template(&self, name: &str) -> Result<FoundTemplate, Failure> {
        layout_template_in(&self.root, name)
    }
}

/// Returns the template of a form: the project's own file goes before the built-in one.
///
/// # Errors
/// There is none of that name, or the file cannot be read.
pub fn form_template_in(root: &Path, name: &str) -> Result<FoundTemplate, Failure> {
    template_in(root, "forms", FORMS, name)
}

/// Returns the template of a layout of the report: the project's own file goes before the built-in one.
///
/// # Errors
/// There is none of that name, or the file cannot be read.
pub fn layout_template_in(root: &Path, name: &str) -> Result<FoundTemplate, Failure> {
    template_in(root, "layouts", LAYOUTS, name)
}

fn template_in(
    root: &Path,
    folder: &str,
    all: &[(&str, &str)],
    name: &str,
) -> Result<FoundTemplate, Failure> {
    let file = format!("templates/{folder}/{name}.md");
    let path: PathBuf = root.join(&file);
    if std::fs::symlink_metadata(&path).is_ok() {
        let text = inside(root, &path)
            .and_then(|()| read_bytes(&path))
            .map_err(|fault| {
                let finding = super::finding_of_read_fault(&fault, root, "unreadable");
                super::failure_of(&finding)
            })?;
        let text = String::from_utf8(text.bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let line = before.matches('\n').count() + 1;
            let message = Message::new("form.template_not_text").with("file", &file);
            let found = FoundTemplate {
                file: file.clone(),
                text: before,
            };
            Failure::new(message).at(found.place(line))
        })?;
        return Ok(FoundTemplate { file, text });
    }
    let built_in = all.iter().find(|(known, _)| *known == name);
    match built_in {
        Some((_, text)) => Ok(FoundTemplate {
            file,
            text: (*text).to_owned(),
        }),
        None => Err(Failure::new(
            Message::new("form.no_template")
                .with("name", name)
                .with("file", &file),
        )),
    }
}

impl FoundTemplate {
    /// Returns the place of a line of the template.
    pub fn place(&self, line: usize) -> Excerpt {
        Excerpt {
            file: self.file.clone(),
            line,
            column: 1,
            text: self
                .text
                .lines()
                .nth(line.saturating_sub(1))
                .unwrap_or_default()
                .to_owned(),
            width: 1,
        }
    }
}
