//! The verdicts of clocks that run for items: two of one clock in one event are no doubles where the items differ.

use insta::assert_snapshot;

use crate::items::{goes, new, project};

const MORNING: &str = "2026-11-03T09:10:00+08:00";
const RULE: [&str; 3] = ["check", "--rule", "verdict-against-clock"];

#[test]
fn one_event_may_stop_the_clock_of_several_items_but_not_twice_that_of_one() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    for part in ["technical", "billing"] {
        let part = format!("part_department={part}");
        goes(&project, MORNING, &case, "call-in", &[&part]);
    }
    // The end of the case stops the clocks of both.
    goes(
        &project,
        "2026-11-04T10:00:00+08:00",
        &case,
        "withdraw",
        &[],
    );
    let check = || project.run([&RULE[..], &["--now", "2026-11-04T11:00:00+08:00"]].concat());
    assert_eq!(check().code, 0, "{}", check());
    let file = format!("cases/2026/11/{case}.yaml");
    let right = project.read(&file);
    assert!(right.contains("item: technical") && right.contains("item: billing"));
    let found = |text: String| {
        project.write(&file, text);
        let said = check().stdout;
        let lines = said.lines().filter(|line| line.starts_with("error"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(found(right.replace("item: billing", "item: technical")), @"error[verdict-against-clock]: this event gives a verdict on this clock above already");
    assert_snapshot!(found(right.replace("item: billing", "item: legal")), @"error[verdict-against-clock]: this event did not stop such a run of the clock “Part”");
    assert_snapshot!(found(right.replace("verdict: met", "verdict: missed")), @"
    error[verdict-against-clock]: stopped 2026-11-04T10:00:00+08:00, due 2026-11-13T23:59:59+08:00: that is in time, so `met`
    error[verdict-against-clock]: stopped 2026-11-04T10:00:00+08:00, due 2026-11-06T23:59:59+08:00: that is in time, so `met`
    error[verdict-against-clock]: stopped 2026-11-04T10:00:00+08:00, due 2026-11-06T23:59:59+08:00: that is in time, so `met`
    ");
    assert_snapshot!(found(right), @"");
}
