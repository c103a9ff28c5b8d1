//! The rules of `check` that look at one case, held to a case in memory.

use chrono::{DateTime, FixedOffset};
use tousu::domain::{Case, Severity};
use tousu::rules::{ALL, Check, Subject};
use tousu::say::{Language, Words};
use tousu::workflow::{Dossier, Procedure};

/// What walks come by: they take their time, and what they say of days and papers is by chance.
const BY_CHANCE: [&str; 3] = [
    "extension-asked-late",
    "extension-approved-late",
    "paper-missing",
];

/// Returns the errors that are found besides lateness.
pub(crate) fn errors(
    case: &Case,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<String> {
    let file = format!("cases/2026/11/{}.yaml", case.number.as_str());
    let dossier = Dossier::new(case.clone(), file.into(), procedure, now);
    let subject = Subject {
        dossier: &dossier,
        procedure,
        attachments: &[],
        now,
        horizon: None,
    };
    let words = Words::of(Language::En);
    let mut errors = Vec::new();
    for rule in ALL {
        let Check::Case(check) = rule.check else {
            continue;
        };
        if rule.is_about_lateness() || BY_CHANCE.contains(&rule.id) {
            continue;
        }
        let found = check(&subject).into_iter();
        let grave = found.filter(|one| one.severity.unwrap_or(rule.severity) == Severity::Error);
        errors.extend(
            grave.map(|one| format!("{}: {:?} {}", rule.id, one.at, words.say(&one.message))),
        );
    }
    errors
}
