//! What is wrong with the layouts that a profile names, found by filling each for a period without cases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::report::dimensions;
use crate::domain::{Finding, People};
use crate::profile::{Fault, LayoutRule, Profile, ProfileSource};
use crate::project::layout_template_in;
use crate::render::layout::{self, Cases, FormTemplate};
use crate::say::Message;
use crate::session::Session;
use crate::time::{Calendar, parse_period};
use crate::views::case_page::Personal;
use crate::views::report::{Options, Report, Stretch};
use crate::workflow::{Dossier, Procedure};

/// Returns a finding for each layout whose fields cannot be counted by, or whose template is not there or cannot be
/// filled.
pub(super) fn findings(
    source: &ProfileSource,
    profile: &Profile,
    root: Option<&Path>,
    session: &Session,
) -> Vec<Finding> {
    let calendar = Calendar::china();
    let now = session.now.with_timezone(&calendar.offset());
    let procedure = Procedure::new(profile.clone(), calendar, People::default());
    // Outside of a project only what is built in can be there.
    let root = root.unwrap_or(&session.directory);
    let cases = Arc::new(Cases {
        dossiers: BTreeMap::new(),
        procedure: procedure.clone(),
        now,
        personal: Personal::Revealed,
        unlocked: BTreeSet::new(),
    });
    let mut faults = Vec::new();
    for (id, rule) in &profile.report.layouts {
        let mut tell = |key: &str, message: Message| {
            let path = ["layouts", id, key].map(str::to_owned);
            faults.push(Fault::new(&path, message));
        };
        let by = match dimensions(&rule.by, profile) {
            Ok(by) => by,
            Err(failure) => {
                tell("by", failure.message);
                continue;
            }
        };
        let found = match layout_template_in(root, &rule.template) {
            Ok(found) => found,
            Err(failure) => {
                tell("template", failure.message);
                continue;
            }
        };
        let options = Options {
            by,
            ..Options::default()
        };
        let Some(report) = empty(rule, &procedure, &options, now) else {
            continue;
        };
        let template = FormTemplate {
            file: found.file,
            text: found.text,
        };
        if let Err(fault) = layout::fill(&template, &rule.label, report, &cases, session.words) {
            let message = Message::new("form.check_fault")
                .with("file", format!("{}:{}", template.file, fault.line))
                .with("fault", fault.message);
            tell("template", message);
        }
    }
    source.place(&faults)
}

/// Returns the report on the layout's last period, on no cases at all.
fn empty<'a>(
    rule: &LayoutRule,
    procedure: &'a Procedure,
    options: &'a Options<'a>,
    now: chrono::DateTime<chrono::FixedOffset>,
) -> Option<Report> {
    let period = parse_period(rule.period.last(), now, *now.offset()).ok()?;
    let none: [Dossier; 0] = [];
    Some(Report::new(
        &none,
        &Stretch::of(period),
        now,
        procedure,
        options,
    ))
}
