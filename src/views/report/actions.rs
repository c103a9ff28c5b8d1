//! Corrective actions. Case files do not carry any, so none are counted and none are made up.

use super::{Cohort, Section};
use crate::say::Message;

use super::scope::Scope;

/// Says that there are none.
pub(super) fn section(_: &Scope<'_>) -> Section {
    let mut section = Section::new("actions", "report.actions", Cohort::Happened);
    section.remarks = vec![Message::new("report.actions_none")];
    section
}
