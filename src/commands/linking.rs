//! What a new case takes from the cases that it is linked to, and the link to an earlier one of the same customer.

use indexmap::IndexMap;

use crate::project::Project;
use crate::say::{Fact, Message};
use crate::session::{Failure, Output};
use crate::time::format_moment;
use crate::workflow::Procedure;

/// The links with which a case is no repeat of its own accord.
const OTHER_LINKS: [&str; 3] = ["duplicate_of", "part_of", "split_from"];

/// Takes over from the case that a new one is split from what was not given: who complains, how it came, and when;
/// the time of the new one runs from when the complaint reached the team, not from the splitting.
///
/// # Errors
/// The case cannot be read.
pub(super) fn take_over(
    project: &Project,
    procedure: &Procedure,
    fields: &mut IndexMap<String, String>,
    output: &mut Output,
) -> Result<(), Failure> {
    let named = fields.get("split_from").map(|value| value.trim());
    let Some(named) = named.filter(|named| !named.is_empty()) else {
        return Ok(());
    };
    let whole = project.open_case(named)?;
    let standing = &whole.standing;
    let channel = standing.channel.clone().or(whole.case.channel.clone());
    let channels = procedure.profile.list("channels");
    let (channel, foreign) = match channel {
        Some(id) if !channels.contains_key(&id) => (None, Some(id)),
        known => (known, None),
    };
    let mut taken: Vec<(&str, Option<String>)> = vec![
        ("channel", channel),
        ("received", Some(format_moment(standing.received))),
    ];
    let customer = whole.case.customer.fields().into_iter();
    taken.extend(customer.map(|(field, value)| (field, value.map(str::to_owned))));
    for (field, value) in taken {
        // An empty value was given on purpose.
        if let (Some(value), false) = (value, fields.contains_key(field)) {
            fields.insert(field.to_owned(), value);
        }
    }
    let number = whole.case.number.as_str();
    match foreign.filter(|_| !fields.contains_key("channel")) {
        None => output.notice(&Message::new("command.taken_over").with("case", number)),
        Some(foreign) => output.notice(
            &Message::new("command.taken_over_but_channel")
                .with("case", number)
                .with("channel", foreign)
                .with("profile", &procedure.profile.label)
                .with("channels", channels.keys().cloned().collect::<Fact>()),
        ),
    }
    Ok(())
}

/// Links a case to an earlier one of the same customer, and says so; not one that is linked by hand.
pub(super) fn link_repeat(
    project: &Project,
    procedure: &Procedure,
    fields: &mut IndexMap<String, String>,
    output: &mut Output,
) {
    let field = |name: &str| fields.get(name).map(|value| value.trim());
    let given = |name: &str| field(name).is_some_and(|value| !value.is_empty());
    if given("repeat_of") || OTHER_LINKS.into_iter().any(given) {
        return;
    }
    let days = procedure.profile.repeat_days;
    let (repeats, unread) = project.recent_cases_of(field("phone"), field("account"), days);
    for file in unread {
        output.warning(
            &Message::new("command.not_compared").with("file", file.display().to_string()),
        );
    }
    let Some(latest) = repeats.last() else {
        return;
    };
    let numbers = repeats.iter().map(ToString::to_string).collect::<Fact>();
    output.warning(
        &Message::new("command.probable_repeat")
            .with("cases", numbers)
            .with("days", days as usize)
            .with("linked", latest.as_str()),
    );
    fields.insert("repeat_of".to_owned(), latest.to_string());
}
