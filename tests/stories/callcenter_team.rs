//! The people of a call centre, and how its cases go from the call to the reply.

use crate::stage::Story;

/// One person a role, a second one where two must not be the same, and one who has two.
const PEOPLE: &str = "\
agent: agent
agent2: agent
case: handler
tech: network
cash: billing
leader: team-leader
manager: manager
qc: quality
both: handler, team-leader";

pub(crate) const JUDGED: [&str; 2] = ["category=network", "first_judgement=基站故障"];
pub(crate) const DIAGNOSED: [&str; 6] = [
    "cause=network",
    "sources=traffic",
    "findings=基站断电",
    "analysis=备电老化",
    "diagnosis=更换备电",
    "outcome=upheld",
];
pub(crate) const REPLY: [&str; 4] = [
    "measures=已更换",
    "result=恢复",
    "reply=已恢复",
    "reply_channel=phone",
];
pub(crate) const UNHAPPY: [&str; 2] = ["satisfaction=dissatisfied", "words=还是断"];
pub(crate) const CALLED: [&str; 5] = [
    "visit=1",
    "visit_channel=phone",
    "carried_out=yes",
    "of_use=yes",
    "anything_else=无",
];

/// Makes a project of the centre with its people.
pub(crate) fn centre() -> Story {
    Story::of("callcenter", PEOPLE)
}

/// Registers a complaint by this channel.
pub(crate) fn register(story: &mut Story, channel: &str, more: &[&str]) {
    let call = ["--channel", channel, "--name", "卓某"];
    let what = ["--phone", "138-0000-0001", "--title", "信号中断"];
    story.registers("agent", &[&call[..], &what, more].concat());
}

/// A complaint by phone whose customer was contacted.
pub(crate) fn received() -> Story {
    let mut story = centre();
    register(&mut story, "phone", &[]);
    let asked = ["request=尽快恢复"];
    story.stands("received").does("agent", "contact", &asked);
    story
}

/// A complaint that is classified.
pub(crate) fn judged() -> Story {
    let mut story = received();
    story.does("agent", "judge", &JUDGED).stands("judged");
    story
}

/// A complaint that the network department has.
pub(crate) fn assigned() -> Story {
    let mut story = judged();
    let named = ["lead=network", "handler=tech"];
    story.does("agent", "dispatch", &named).stands("assigned");
    story
}

/// A complaint being analysed.
pub(crate) fn analysing() -> Story {
    let mut story = assigned();
    story.does("tech", "analyse", &[]).stands("analysing");
    story
}

/// A complaint whose cause is established.
pub(crate) fn diagnosed() -> Story {
    let mut story = analysing();
    diagnose(&mut story);
    story
}

pub(crate) fn diagnose(story: &mut Story) {
    story
        .does("tech", "diagnose", &DIAGNOSED)
        .stands("diagnosed");
}

/// A complaint being solved by a plan.
pub(crate) fn solving() -> Story {
    let mut story = diagnosed();
    plan(&mut story);
    story
}

pub(crate) fn plan(story: &mut Story) {
    let plan = ["plan=当日更换"];
    story.does("tech", "plan", &plan).stands("solving");
}

/// A complaint that was replied to.
pub(crate) fn replied() -> Story {
    let mut story = solving();
    story.does("agent", "reply", &REPLY).stands("replied");
    story
}

/// A complaint that is closed, its customer content and a care call owed.
pub(crate) fn closed() -> Story {
    let mut story = replied();
    close(&mut story);
    story
}

pub(crate) fn close(story: &mut Story) {
    story
        .does("agent", "feedback", &["satisfaction=satisfied"])
        .stands("contacted")
        .does("agent", "close", &[])
        .stands("closed");
}

/// Makes the care call and files the case.
pub(crate) fn to_the_archive(story: &mut Story) {
    story
        .does("agent", "visit", &CALLED)
        .does("case", "archive", &[])
        .stands("archived")
        .finds(&[]);
}
