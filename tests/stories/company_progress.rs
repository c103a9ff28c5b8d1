//! How it goes, asked for by customer service and told to the customer; and waiting for the customer.

use crate::company_team::{assigned, ready, refund, to_the_archive};

#[test]
fn customer_service_asks_how_it_goes_and_tells_the_customer() {
    let mut story = ready();
    let id = story.case();
    story
        .cannot("clerk2", "chase", &["progress=x"], "role")
        .does("serve", "chase", &["progress=已与运输部门核对"])
        .cannot("serve", "tell-progress", &[], "progress")
        .cannot("buyer", "tell-progress", &["progress=x"], "role")
        .does(
            "serve",
            "tell-progress",
            &["progress=周三前答复", "promised=2026-09-09"],
        )
        .sees("serve", &["form", &id, "progress"], &["周三前答复"])
        .sees("", &["show", &id, "--explain"], &["2026-09-09"])
        .does("clerk", "propose", &refund("amount=20"))
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("promised"), "met");
}

#[test]
fn a_promise_does_not_stand_still_while_the_customer_is_waited_for() {
    let mut story = assigned("service", "operations", "clerk");
    story
        .cannot("clerk", "pause", &[], "reason")
        .cannot("buyer", "pause", &["reason=x"], "role")
        .does("clerk", "pause", &["reason=等客户寄回样品"])
        .cannot("clerk", "investigate", &[], "paused")
        .later(8 * 24 * 60)
        .finds(&["clock-late"])
        .does("serve", "resume", &[])
        .does("clerk", "investigate", &[]);
    assert_eq!(story.verdict("promised"), "late");
}
