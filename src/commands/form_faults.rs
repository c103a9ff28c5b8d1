//! What is wrong with the templates that a profile's forms name, found by filling each blank.

use std::path::Path;

use crate::domain::{Finding, People};
use crate::profile::{Fault, Profile, ProfileSource};
use crate::project::form_template_in;
use crate::render::form::{self, FormTemplate};
use crate::render::form_facts;
use crate::say::Message;
use crate::session::Session;
use crate::time::Calendar;
use crate::workflow::Procedure;

/// Returns a finding for each form whose template is not there or cannot be filled.
pub(super) fn findings(
    source: &ProfileSource,
    profile: Profile,
    root: Option<&Path>,
    session: &Session,
) -> Vec<Finding> {
    let calendar = Calendar::china();
    let now = session.now.with_timezone(&calendar.offset());
    let procedure = Procedure::new(profile, calendar, People::default());
    // Outside of a project only what is built in can be there.
    let root = root.unwrap_or(&session.directory);
    let mut faults = Vec::new();
    for (id, rule) in &procedure.profile.forms {
        let mut tell = |message: Message| {
            let path = ["forms", id, "template"].map(str::to_owned);
            faults.push(Fault::new(&path, message));
        };
        let found = match form_template_in(root, &rule.template) {
            Ok(found) => found,
            Err(failure) => {
                tell(failure.message);
                continue;
            }
        };
        let title = rule.label.zh.clone();
        let facts = form_facts::facts(None, &procedure, title, now, session.words, &|_| true);
        let template = FormTemplate {
            file: found.file,
            text: found.text,
        };
        if let Err(fault) = form::markdown(&template, &facts, &[], session.words) {
            let message = Message::new("form.check_fault")
                .with("file", format!("{}:{}", template.file, fault.line))
                .with("fault", fault.message);
            tell(message);
        }
    }
    source.place(&faults)
}
