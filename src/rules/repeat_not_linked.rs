//! A case of a customer who complained shortly before, without a link to the earlier case.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::{Check, Found, Rule, Subject};
use crate::domain::{Severity, phone_digits};
use crate::profile::StateGroup;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "repeat-not-linked",
    severity: Severity::Warning,
    page: include_str!("repeat_not_linked.md"),
    page_zh: include_str!("repeat_not_linked.zh.md"),
    check: Check::All(check),
};

fn check(subjects: &[Subject<'_>]) -> Vec<(usize, Found)> {
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    order.sort_by_key(|place| {
        let case = &subjects[*place].dossier.case;
        (case.received, case.number.clone())
    });
    let mut last: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for place in order {
        let subject = &subjects[place];
        let standing = &subject.dossier.standing;
        let profile = &subject.procedure.profile;
        // A withdrawn, false or duplicate case repeats nothing.
        if profile.group_of(&standing.summary.status) == StateGroup::Excluded {
            continue;
        }
        let mut earlier = None;
        for mark in marks(subject) {
            let before = last.insert(mark, place);
            earlier = earlier.max(before.map(|before| {
                let case = &subjects[before].dossier.case;
                (case.received, case.number.clone(), before)
            }));
        }
        let within = TimeDelta::days(i64::from(profile.repeat_days));
        // A duplicate, a member of a group, a split case: each says in its own way that it is no new complaint.
        let mut links = profile.links();
        let linked = links.any(|field| standing.facts.contains_key(field));
        let case = &subject.dossier.case;
        // A case that was split off was received with the one that it is split from, and may stand before it.
        let names_this = |earlier: &Subject<'_>| {
            let links = earlier.dossier.standing.links(&earlier.procedure.profile);
            links
                .iter()
                .any(|(_, number)| number == case.number.as_str())
        };
        let Some(earlier) = earlier
            .filter(|_| !linked)
            .map(|(.., earlier)| &subjects[earlier])
            .filter(|earlier| !names_this(earlier))
            .map(|earlier| &earlier.dossier.case)
        else {
            continue;
        };
        // A number that is taken twice is told by its own rule.
        if case.number == earlier.number || case.received - earlier.received > within {
            continue;
        }
        let message = Message::new("rule.repeat_not_linked")
            .with("earlier", earlier.number.as_str())
            .with("days", profile.repeat_days.to_string());
        let hint = Message::new("rule.repeat_not_linked_hint")
            .with("number", case.number.as_str())
            .with("earlier", earlier.number.as_str());
        found.push((place, Found::at("customer", message).hint(hint)));
    }
    found
}

/// Returns what a customer is known by again: the phone number and the customer number.
fn marks(subject: &Subject<'_>) -> Vec<String> {
    let customer = &subject.dossier.case.customer;
    let phone = customer.phone.as_deref().map(phone_digits);
    let phone = phone.filter(|digits| digits.len() >= 5);
    let account = customer.account.as_deref().map(str::trim);
    let account = account.filter(|account| !account.is_empty());
    let phone = phone.map(|digits| format!("phone {digits}"));
    phone
        .into_iter()
        .chain(account.map(|account| format!("account {account}")))
        .collect()
}
