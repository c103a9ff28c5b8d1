//! The people of a mall, and how its cases begin.

use crate::stage::Story;

/// One person a role, and some who have several.
const PEOPLE: &str = "\
desk: service
desk2: service
section: section-head
manager: store-manager
director: operations-director
om: operations-manager
supervisor: floor-supervisor
pm: property-manager
pq: price-quality
cash: finance
personnel: administration
boss: leader
seller: floor
fitter: after-sales
driver: delivery
keeper: property
deputy: operations, operations-director";

/// Makes a project of the mall with its people.
pub(crate) fn mall() -> Story {
    Story::of("mall", PEOPLE)
}

/// Registers a complaint of a category at the service desk, on a full record card.
pub(crate) fn complaint(category: &str) -> Story {
    let mut story = mall();
    register(&mut story, category, "138-0000-0001");
    story
}

/// Registers one more complaint.
pub(crate) fn register(story: &mut Story, category: &str, phone: &str) {
    let category = format!("category={category}");
    story.registers(
        "desk",
        &[
            "--channel",
            "desk",
            "--name",
            "卓某",
            "--phone",
            phone,
            "--address",
            "某街 1 号",
            "--title",
            "东西不对",
            "--set",
            &category,
            "--set",
            "request=换货",
            "--set",
            "against=二楼专柜",
        ],
    );
}

/// Takes a complaint that is founded to the unit in charge, with the written notice, and finds its cause.
pub(crate) fn investigated(category: &str, lead: &str, handler: &str) -> Story {
    let mut story = complaint(category);
    let category = format!("category={category}");
    let lead = format!("lead={lead}");
    let named = format!("handler={handler}");
    story
        .does(
            "desk",
            "judge",
            &[&category, "grounds=yes", "reasonable=yes"],
        )
        .does("desk", "notify-unit", &[&lead, &named])
        .sees("desk2", &["next"], &["东西不对"])
        .does("desk", "send-notice", &["notice=请三日内查明原因"])
        .misses("desk2", &["next"], &["东西不对"])
        .does(
            handler,
            "find-cause",
            &["cause=skill", "findings=介绍有误", "responsible=导购某某"],
        )
        .stands("investigated");
    story
}

/// From the customer's answer to the archive, everything in order.
pub(crate) fn to_the_archive(story: &mut Story) {
    story
        .does(
            "desk",
            "feedback",
            &["satisfaction=satisfied", "rating=5", "asked_by=phone"],
        )
        .stands("followed")
        .does("desk", "conclude", &[])
        .stands("concluded")
        .does(
            "director",
            "decide-responsibility",
            &["penalty=批评教育", "head_penalty=无，已及时处理"],
        )
        .stands("accounted")
        .does(
            "manager",
            "improve",
            &[
                "action_text=专柜加贴型号对比表",
                "action_owner=seller",
                "action_due=2026-10-01",
            ],
        )
        .stands("improved")
        .does("desk", "close", &["review=沟通及时", "care_due=2026-10-10"])
        .does("desk", "archive", &[])
        .stands("archived");
}
