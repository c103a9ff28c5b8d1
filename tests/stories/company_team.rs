//! The people of a company with service departments, and how its cases go as far as a proposal.

use crate::stage::Story;

/// One person a role, a second one where two have to agree or must not be the same.
const PEOPLE: &str = "\
clerk: clerk
clerk2: clerk
head: head
head2: head
serve: service
chief: supervisor
admin: administration
market: marketing
buyer: purchasing
maker: production
checker: quality
driver: transport
centre: distribution
area: area-manager
account: account-manager
boss: management
boss2: management, head";

/// Makes a project of the company with its people.
pub(crate) fn company() -> Story {
    Story::of("company", PEOPLE)
}

/// Registers a complaint with all that the mechanism asks for first.
pub(crate) fn register(story: &mut Story, by: &str, channel: &str, category: &str, phone: &str) {
    let category = format!("category={category}");
    story.registers(
        by,
        &[
            "--channel",
            channel,
            "--name",
            "卓某",
            "--phone",
            phone,
            "--title",
            "送来的东西不对",
            "--set",
            &category,
            "--set",
            "place=一号门店",
            "--set",
            "request=更换",
        ],
    );
}

/// A complaint by an ordinary way, received by a clerk.
pub(crate) fn complaint(category: &str) -> Story {
    let mut story = company();
    register(&mut story, "clerk", "phone", category, "138-0000-0001");
    story
}

/// A complaint that a person of a department has in hand.
pub(crate) fn assigned(category: &str, lead: &str, handler: &str) -> Story {
    let mut story = complaint(category);
    assign(&mut story, lead, handler);
    story
}

/// Accepts the complaint and names who investigates, with a promise to the customer.
pub(crate) fn assign(story: &mut Story, lead: &str, handler: &str) {
    let lead = format!("lead={lead}");
    let named = format!("handler={handler}");
    story
        .does("clerk", "accept", &["course=拆箱发现"])
        .stands("accepted")
        .does(
            "chief",
            "dispatch",
            &[&lead, &named, "promised=2026-09-08T18:00:00+08:00"],
        )
        .stands("assigned");
}

/// A complaint whose cause is established.
pub(crate) fn established(category: &str, (lead, handler): (&str, &str), values: &[&str]) -> Story {
    let mut story = assigned(category, lead, handler);
    let all = [&["findings=已核对记录"], values].concat();
    story
        .does(handler, "investigate", &["plan=调取记录"])
        .does(handler, "establish", &all)
        .stands("established");
    story
}

/// A complaint of an ordinary mistake that is put right, before the proposal.
pub(crate) fn ready() -> Story {
    let mut story = established("service", ("operations", "clerk"), &["cause=mistake"]);
    story
        .does(
            "clerk",
            "correct",
            &["correction=当场改正", "improvement=两人复核"],
        )
        .stands("ready");
    story
}

/// A refund of that amount, proposed by the person in charge.
pub(crate) fn proposed(amount: &str) -> Story {
    let mut story = ready();
    let amount = format!("amount={amount}");
    story
        .does("clerk", "propose", &refund(&amount))
        .stands("proposed");
    story
}

/// The values of a proposal of a refund.
pub(crate) fn refund(amount: &str) -> [&str; 5] {
    [
        "proposal=退款并致歉",
        "outcome=upheld",
        "redress=refund",
        amount,
        "payer=company",
    ]
}

/// From the approved proposal to the archive, everything in order.
pub(crate) fn to_the_archive(story: &mut Story) {
    story
        .does("serve", "reply", &["answer=按方案处理"])
        .stands("replied")
        .does("serve", "carry-out", &["measures=已办", "result=客户收到"]);
    to_the_archive_from_carried_out(story);
}

/// From what was carried out, or explained, to the archive.
pub(crate) fn to_the_archive_from_carried_out(story: &mut Story) {
    story
        .does(
            "serve",
            "feedback",
            &["satisfaction=satisfied", "rating=5", "asked_by=phone"],
        )
        .stands("contacted")
        .does("serve", "close", &[])
        .stands("closed")
        .does("serve", "archive", &[])
        .stands("archived")
        .finds(&[]);
}
