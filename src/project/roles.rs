//! The roles that `tousu.toml` gives to people, held against those of the profile.

use std::path::PathBuf;

use super::Settings;
use crate::domain::{Finding, nearest};
use crate::profile::{Fault, Layer, Profile, ProfileSource};
use crate::say::{Fact, Message};

/// Returns a finding for each person with a role that the profile does not have: a role written
/// wrong would silently let them do nothing.
///
/// `text` is that of `tousu.toml`, for the places.
pub fn role_findings(settings: &Settings, text: &str, profile: &Profile) -> Vec<Finding> {
    let mut faults = Vec::new();
    for person in settings.people.iter() {
        for role in &person.roles {
            if profile.roles.contains_key(role) {
                continue;
            }
            let path = ["people", person.id.as_str(), "roles"].map(str::to_owned);
            let message = Message::new("command.unknown_role")
                .with("role", role)
                .with("profile", &profile.name);
            let hint = match nearest(role, profile.roles.keys().map(String::as_str)) {
                Some(near) => Message::new("command.did_you_mean").with("name", near),
                None => Message::new("command.known_roles")
                    .with("roles", profile.roles.keys().cloned().collect::<Fact>()),
            };
            faults.push(Fault::new(&path, message).hint(hint));
        }
    }
    if faults.is_empty() {
        return Vec::new();
    }
    let source = ProfileSource {
        layers: vec![Layer {
            file: PathBuf::from("tousu.toml"),
            text: text.to_owned(),
            under: Vec::new(),
        }],
    };
    source.place(&faults)
}
