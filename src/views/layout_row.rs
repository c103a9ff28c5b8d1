//! A layout of the report as a row of a list: the keys that scripts rely on.

use schemars::JsonSchema;
use serde::Serialize;

use super::workflow_page::Names;
use crate::profile::{Audience, LayoutRule, Profile};

/// A meeting paper or assessment sheet that a profile makes of its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LayoutRow {
    /// The name that `report --layout` takes.
    pub id: String,
    /// What it is called.
    pub label: Names,
    /// The profile that it belongs to; the layout is on the cases of that one.
    pub profile: String,
    /// The template that it is made from.
    pub template: String,
    /// The last whole `week`, `month`, `quarter` or `year`, when no period is asked for.
    pub period: String,
    /// The fields that cases are counted by besides the usual ones.
    pub by: Vec<String>,
    /// Whether it may carry what only some roles may read.
    pub restricted: bool,
}

impl LayoutRow {
    /// Returns the layouts of a profile.
    pub fn of(profile: &Profile) -> Vec<Self> {
        let layouts = profile.report.layouts.iter();
        layouts
            .map(|(id, rule)| Self::of_rule(id, rule, profile))
            .collect()
    }

    fn of_rule(id: &str, rule: &LayoutRule, profile: &Profile) -> Self {
        Self {
            id: id.to_owned(),
            label: Names::from(&rule.label),
            profile: profile.name.clone(),
            template: rule.template.clone(),
            period: rule.period.code().to_owned(),
            by: rule.by.clone(),
            restricted: rule.audience == Audience::Restricted,
        }
    }
}
