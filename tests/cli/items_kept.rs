//! What the file and the JSON keep of items, with the verdicts on their clocks.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::items::{calls_in_two, goes, new, project};

#[test]
fn the_file_keeps_which_item_a_clock_ran_for() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    calls_in_two(&project, &case);
    let now = "2026-11-07T10:00:00+08:00";
    goes(
        &project,
        now,
        &case,
        "answer-part",
        &["part=technical", "part_answer=已测速"],
    );
    goes(&project, now, &case, "close", &[]);
    let shown = project.run(["show", &case, "--json", "--now", now]).json();
    assert_fits("show", &shown);
    let items = serde_json::to_string_pretty(&shown["items"]).unwrap();
    assert_snapshot!(items, @r#"
    [
      {
        "item": "part",
        "id": "technical",
        "state": "closed",
        "necessary": true,
        "opened": "2026-11-03T09:10:00+08:00",
        "opened_by": "li",
        "closed": "2026-11-07T10:00:00+08:00",
        "closed_by": "li",
        "fields": {
          "part_department": "technical",
          "part_needed": "yes",
          "part_answer": "已测速"
        },
        "clocks": [
          {
            "id": "part",
            "scope": "item",
            "item": "technical",
            "round": 1,
            "started": "2026-11-03T09:10:00+08:00",
            "due": "2026-11-06T23:59:59+08:00",
            "first_due": "2026-11-06T23:59:59+08:00",
            "stopped": "2026-11-07T10:00:00+08:00",
            "paused_s": 0,
            "verdict": "missed",
            "provisional": false
          }
        ]
      },
      {
        "item": "part",
        "id": "billing",
        "state": "lapsed",
        "necessary": false,
        "opened": "2026-11-03T09:20:00+08:00",
        "opened_by": "li",
        "closed": "2026-11-07T10:00:00+08:00",
        "closed_by": "li",
        "fields": {
          "part_department": "billing"
        },
        "clocks": [
          {
            "id": "part",
            "scope": "item",
            "item": "billing",
            "round": 1,
            "started": "2026-11-03T09:20:00+08:00",
            "due": "2026-11-06T23:59:59+08:00",
            "first_due": "2026-11-06T23:59:59+08:00",
            "stopped": "2026-11-07T10:00:00+08:00",
            "paused_s": 0,
            "verdict": "missed",
            "provisional": false
          }
        ]
      },
      {
        "item": "visit",
        "id": "1",
        "state": "open",
        "necessary": true,
        "opened": "2026-11-07T10:00:00+08:00",
        "opened_by": "li",
        "closed": null,
        "closed_by": null,
        "fields": {},
        "clocks": [
          {
            "id": "visit",
            "scope": "item",
            "item": "1",
            "round": 1,
            "started": "2026-11-07T10:00:00+08:00",
            "due": "2026-11-16T23:59:59+08:00",
            "first_due": "2026-11-16T23:59:59+08:00",
            "stopped": null,
            "paused_s": 0,
            "verdict": "running",
            "provisional": false
          }
        ]
      }
    ]
    "#);
    assert_snapshot!(project.read(&format!("cases/2026/11/{case}.yaml")), @r#"
    # yaml-language-server: $schema=../../../schema/case.schema.json
    id: TS-20261103-Y3XF
    status: closed
    kind: complaint
    priority:
    title: 网速慢
    category:
    received: 2026-11-03T09:00:00+08:00
    lead:
    channel:
    handler:
    customer:
    assist:
    profile: items
    round: 1
    details:
    outcome:
    description:
    satisfaction:
    history:
      - id: 01M6FEQ3M06A4PFDNMBAPPAN71
        at: 2026-11-03T09:00:00+08:00
        by: li
        step: open
        set:
          kind: complaint
          received: 2026-11-03T09:00:00+08:00
      - id: 01M6FF9DJ0312T5VRB3GESQYP0
        at: 2026-11-03T09:10:00+08:00
        by: li
        step: call-in
        set:
          part_department: technical
          part_needed: "yes"
      - id: 01M6FFVQG0KVT6QD87CEQHQ3YF
        at: 2026-11-03T09:20:00+08:00
        by: li
        step: call-in
        set:
          part_department: billing
      - id: 01M6SVQV805PBSHJ3Y6N5WH8SS
        at: 2026-11-07T10:00:00+08:00
        by: li
        step: answer-part
        set:
          part: technical
          part_answer: 已测速
        clocks:
          - clock: part
            item: technical
            started: 2026-11-03T09:10:00+08:00
            due: 2026-11-06T23:59:59+08:00
            verdict: missed
            policy: items-e63b4569-10826b03a579
      - id: 01M6SVQV815PBSHJ3Y6N5WH8SS
        at: 2026-11-07T10:00:00+08:00
        by: li
        step: close
        clocks:
          - clock: whole
            started: 2026-11-03T09:00:00+08:00
            due: 2026-11-13T23:59:59+08:00
            verdict: met
            policy: items-e63b4569-10826b03a579
          - clock: part
            item: billing
            started: 2026-11-03T09:20:00+08:00
            due: 2026-11-06T23:59:59+08:00
            verdict: missed
            policy: items-e63b4569-10826b03a579
    "#);
}
