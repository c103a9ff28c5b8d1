//! Who may: the roles of a step, and roles that depend on the case.

use super::{Procedure, Standing, approvals, item_owners};
use crate::profile::{ITEM_OWNER, Step};

/// Returns the roles that may take a step; without a case, `@lead` stands for every department's.
pub fn resolve_roles(
    step: &Step,
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    let asked = standing.and_then(|standing| {
        let signers = approvals::asked_roles(step, standing, procedure);
        signers.or_else(|| Some(item_owners::with_owners(step, standing, procedure)))
    });
    roles_named(asked.as_ref().unwrap_or(&step.roles), standing, procedure)
}

/// Resolves `@lead` and `@assist` among roles, and `@item` where no item is picked.
///
/// Without a case they stand for every department's. In a case without such a department they stand for nobody, unless
/// that would leave no role at all: an empty list means anybody, so then every department's roles are named.
pub fn roles_named(
    written: &[String],
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    let departments = &procedure.profile.departments;
    let every = || departments.values().map(|known| known.role.clone());
    let mut roles = Vec::new();
    for role in written {
        let named: Vec<&String> = match (role.as_str(), standing) {
            ("@lead", Some(standing)) => standing.summary.lead.iter().collect(),
            ("@assist", Some(standing)) => standing.summary.assist.iter().collect(),
            (ITEM_OWNER, Some(_)) => Vec::new(),
            ("@lead" | "@assist" | ITEM_OWNER, None) => {
                roles.extend(every());
                continue;
            }
            _ => {
                roles.push(role.clone());
                continue;
            }
        };
        let known = named.into_iter().filter_map(|id| departments.get(id));
        roles.extend(known.map(|department| department.role.clone()));
    }
    if roles.is_empty() && !written.is_empty() {
        roles.extend(every());
    }
    let mut seen = Vec::new();
    roles.retain(|role| {
        let new = !seen.contains(role);
        seen.push(role.clone());
        new
    });
    roles
}
