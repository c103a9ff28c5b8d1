//! Who may: the roles of a step, and roles that depend on the case.

use super::{Procedure, Standing, approvals};
use crate::profile::Step;

/// Returns the roles that may take a step; without a case, `@lead` stands for every department's.
pub fn resolve_roles(
    step: &Step,
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    let asked = standing.and_then(|standing| approvals::asked_roles(step, standing, procedure));
    roles_named(asked.as_ref().unwrap_or(&step.roles), standing, procedure)
}

/// Resolves `@lead` and `@assist` among roles; without a case they stand for every department's.
pub fn roles_named(
    written: &[String],
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    let departments = &procedure.profile.departments;
    let mut roles = Vec::new();
    for role in written {
        let named: Option<Vec<&String>> = match (role.as_str(), standing) {
            ("@lead", Some(standing)) => standing.summary.lead.as_ref().map(|lead| vec![lead]),
            ("@assist", Some(standing)) => Some(standing.summary.assist.iter().collect()),
            ("@lead" | "@assist", None) => None,
            _ => {
                roles.push(role.clone());
                continue;
            }
        };
        match named {
            Some(named) => roles.extend(
                named
                    .into_iter()
                    .filter_map(|id| departments.get(id))
                    .map(|known| known.role.clone()),
            ),
            None => roles.extend(
                departments
                    .values()
                    .map(|department| department.role.clone()),
            ),
        }
    }
    let mut seen = Vec::new();
    roles.retain(|role| {
        let new = !seen.contains(role);
        seen.push(role.clone());
        new
    });
    roles
}
