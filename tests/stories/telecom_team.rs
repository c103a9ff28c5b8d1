//! The people of a telecom operator, and how its cases go from the call to the result told.

use crate::stage::Story;

/// One person a role, a second one where two must not be the same, and one who has two.
const PEOPLE: &str = "\
desk: service
tech: network
cash: billing
biz: business
manager: manager
manager2: manager
both: service, manager";

pub(crate) const FOUND: [&str; 4] = [
    "findings=九月多计一次月费",
    "cause=billing",
    "outcome=upheld",
    "records=九月详单",
];

/// Makes a project of the operator with its people.
pub(crate) fn operator() -> Story {
    Story::of("telecom", PEOPLE)
}

/// Registers a complaint by this channel.
pub(crate) fn register(story: &mut Story, by: &str, channel: &str, more: &[&str]) {
    let call = ["--channel", channel, "--name", "卓某"];
    let what = ["--phone", "138-0000-0001", "--title", "多扣话费"];
    story.registers(by, &[&call[..], &what, more].concat());
}

/// A complaint by the hotline.
pub(crate) fn registered() -> Story {
    let mut story = operator();
    register(&mut story, "desk", "hotline", &[]);
    story.stands("received");
    story
}

/// A complaint whose customer and content are confirmed.
pub(crate) fn accepted() -> Story {
    let mut story = registered();
    accept(&mut story);
    story
}

pub(crate) fn accept(story: &mut Story) {
    let confirmed = ["category=billing", "identity=yes", "truth=yes"];
    story.does("desk", "accept", &confirmed).stands("accepted");
}

/// A complaint that billing has, and the customer knows whom to call.
pub(crate) fn assigned(more: &[&str]) -> Story {
    let mut story = accepted();
    assign(&mut story, more);
    story
}

pub(crate) fn assign(story: &mut Story, more: &[&str]) {
    let named = ["lead=billing", "handler=cash", "handler_contact=分机 12"];
    let all = [&named[..], more].concat();
    story.does("desk", "dispatch", &all).stands("assigned");
}

/// A complaint under investigation.
pub(crate) fn investigating() -> Story {
    let mut story = assigned(&[]);
    let step = "investigate";
    story.does("cash", step, &[]).stands("investigating");
    story
}

/// A complaint that is cleared up.
pub(crate) fn investigated() -> Story {
    let mut story = investigating();
    clear_up(&mut story);
    story
}

pub(crate) fn clear_up(story: &mut Story) {
    story
        .does("cash", "conclude", &FOUND)
        .stands("investigated");
}

/// A complaint whose result the customer was told.
pub(crate) fn told(solution: &str) -> Story {
    let mut story = investigated();
    let solution = format!("solution={solution}");
    story
        .does("cash", "handle", &[&solution, "measures=更正账单"])
        .stands("handled");
    tell(&mut story);
    story
}

pub(crate) fn tell(story: &mut Story) {
    let result = ["result=已更正", "reasons=系统重复计费"];
    story.does("desk", "tell-result", &result).stands("told");
}

/// Asks a customer who is content, closes and files.
pub(crate) fn to_the_archive(story: &mut Story) {
    story
        .does("desk", "feedback", &["satisfaction=satisfied", "rating=5"])
        .stands("contacted")
        .does("desk", "close", &[])
        .stands("closed")
        .does("desk", "archive", &[])
        .stands("archived")
        .finds(&[]);
}
