//! Fields that only some roles may read.

use super::{BoundField, Profile, TableReader};
use crate::domain::People;
use crate::domain::standard_field;
use crate::say::Message;

/// The standard fields that a profile may restrict; the header, the clocks or sums rest on all others.
const RESTRICTABLE: [&str; 3] = ["cause", "reason", "words"];

/// Reads `restricted` of a field: the roles that may read it.
pub(super) fn read(reader: &mut TableReader<'_>, id: &str) -> Vec<String> {
    let Some(_) = reader.value("restricted") else {
        return Vec::new();
    };
    let roles = reader.texts("restricted");
    if standard_field(id).is_some() && !RESTRICTABLE.contains(&id) {
        reader.fault(
            "restricted",
            Message::new("profile.cannot_restrict").with("field", id),
        );
    } else if roles.is_empty() {
        reader.fault(
            "restricted",
            Message::new("profile.restricted_to_nobody").with("field", id),
        );
    }
    roles
}

impl BoundField {
    /// Tells whether only some roles may read its values.
    pub fn is_restricted(&self) -> bool {
        !self.restricted.is_empty()
    }

    /// Tells whether a person may read its values; everybody may when no people are configured, and nobody when
    /// their roles are another profile's.
    ///
    /// `None` is somebody who is not known.
    pub fn may_be_read_by(&self, person: Option<&str>, people: &People) -> bool {
        let has_role = |id: &str| {
            let roles = people.get(id).map(|person| &person.roles);
            roles.is_some_and(|roles| roles.iter().any(|role| self.restricted.contains(role)))
        };
        !self.is_restricted() || people.is_empty() || person.is_some_and(has_role)
    }
}

impl Profile {
    /// Tells whether a field is one that only some roles may read.
    pub fn is_restricted(&self, field: &str) -> bool {
        self.fields
            .get(field)
            .is_some_and(BoundField::is_restricted)
    }
}
