//! Case files as a person could have written them, for the pages.
#![allow(unreachable_pub)]

use crate::support::TestProject;

/// A complaint that the technical department has since 10:00, urgent, dispatched late.
const HANDLING: &str = r#"id: TS-20261103-4K7Q
status: handling
kind: complaint
priority: urgent
title: 宽带网速慢三天了
category: technical-slow
received: 2026-11-03T09:00:00+08:00
lead: technical
channel: phone
handler: wang
customer:
  name: 张三丰
  phone: "13800001234"
  email: san@example.com
  address: 浙江省杭州市西湖区文三路 1 号
profile: network
round: 1
description: |
  宽带连续三天晚上只有 2M，
  打过两次电话没有人管。
history:
  - id: 01KB2R0000AAAAAAAAAAAAAAAA
    at: 2026-11-03T09:02:00+08:00
    by: li
    step: register
    set:
      kind: complaint
      received: 2026-11-03T09:00:00+08:00
      channel: phone
      priority: general
  - id: 01KB2R0001AAAAAAAAAAAAAAAA
    at: 2026-11-03T09:05:00+08:00
    by: li
    step: acknowledge
    set:
      category: technical-slow
    clocks:
      - clock: acknowledge
        started: 2026-11-03T09:00:00+08:00
        due: 2026-11-03T09:10:00+08:00
        verdict: met
        policy: network-of-last-year
  - id: 01KB2R0002AAAAAAAAAAAAAAAA
    at: 2026-11-03T09:50:00+08:00
    by: li
    step: dispatch
    set:
      lead: technical
      handler: wang
      priority: urgent
    note: |
      客户很着急
  - id: 01KB2R0003AAAAAAAAAAAAAAAA
    at: 2026-11-03T10:00:00+08:00
    by: wang
    step: start-emergency
"#;

/// A complaint that nobody has acknowledged, with a title that is hard on tables.
const RECEIVED: &str = r#"id: TS-20261103-A1B2
status: received
kind: complaint
priority: general
title: '=Bill | <b>wrong</b>, and the title goes on and on and on and on and on'
received: 2026-11-03T14:30:00+08:00
channel: mail
profile: network
history:
  - id: 01KB2R0000AAAAAAAAAAAAAAAB
    at: 2026-11-03T14:31:00+08:00
    by: li
    step: register
    set:
      kind: complaint
      received: 2026-11-03T14:30:00+08:00
      channel: mail
      priority: general
"#;

/// An inquiry that was answered in October.
const CLOSED: &str = r#"id: TS-20261012-C3D4
status: closed
kind: inquiry
priority: general
title: How to move a line
received: 2026-10-12T10:00:00+08:00
channel: phone
profile: network
history:
  - id: 01KB2R0000AAAAAAAAAAAAAAAC
    at: 2026-10-12T10:00:00+08:00
    by: li
    step: register
    set:
      kind: inquiry
      received: 2026-10-12T10:00:00+08:00
      channel: phone
      priority: general
  - id: 01KB2R0001AAAAAAAAAAAAAAAC
    at: 2026-10-12T10:20:00+08:00
    by: li
    step: answer
    set:
      answer: Over the counter, with an identity card.
"#;

/// A complaint that has been reported back and awaits the customer's view.
const REPORTED: &str = r#"id: TS-20261102-E5F6
status: reported
kind: complaint
priority: general
title: Router broken
category: technical
received: 2026-11-02T09:00:00+08:00
lead: technical
channel: visit
profile: network
outcome: upheld
history:
  - id: 01KB2R0000AAAAAAAAAAAAAAAD
    at: 2026-11-02T09:00:00+08:00
    by: li
    step: register
    set: { kind: complaint, received: 2026-11-02T09:00:00+08:00, channel: visit, priority: general }
  - id: 01KB2R0001AAAAAAAAAAAAAAAD
    at: 2026-11-02T09:05:00+08:00
    by: li
    step: acknowledge
    set: { category: technical }
  - id: 01KB2R0002AAAAAAAAAAAAAAAD
    at: 2026-11-02T09:10:00+08:00
    by: li
    step: dispatch
    set: { lead: technical }
  - id: 01KB2R0003AAAAAAAAAAAAAAAD
    at: 2026-11-02T09:20:00+08:00
    by: wang
    step: begin
  - id: 01KB2R0004AAAAAAAAAAAAAAAD
    at: 2026-11-02T10:20:00+08:00
    by: wang
    step: pause
    set: { reason: Customer away }
  - id: 01KB2R0005AAAAAAAAAAAAAAAD
    at: 2026-11-02T12:20:00+08:00
    by: wang
    step: resume
  - id: 01KB2R0006AAAAAAAAAAAAAAAD
    at: 2026-11-03T13:20:00+08:00
    by: wang
    step: finish
  - id: 01KB2R0007AAAAAAAAAAAAAAAD
    at: 2026-11-03T13:40:00+08:00
    by: wang
    step: report-back
    set: { outcome: upheld, cause: equipment, measures: Replaced, result: Works }
"#;

/// The people of the team, for `tousu.toml`.
const PEOPLE: &str = r#"
[people.li]
name = "Li Na"
email = "li@example.com"
roles = ["service"]

[people.wang]
name = "Wang Wei"
email = "wang@example.com"
roles = ["technical"]
"#;

/// Makes a project of the profile `network` with four cases, at 15:00 of a Tuesday.
pub fn project() -> TestProject {
    let project =
        TestProject::of_profile("network").with_variable("TOUSU_NOW", "2026-11-03T15:00:00+08:00");
    project.write("cases/2026/11/TS-20261103-4K7Q.yaml", HANDLING);
    project.write("cases/2026/11/TS-20261103-A1B2.yaml", RECEIVED);
    project.write("cases/2026/10/TS-20261012-C3D4.yaml", CLOSED);
    project.write("cases/2026/11/TS-20261102-E5F6.yaml", REPORTED);
    project
}

/// The same with people.
pub fn project_with_people() -> TestProject {
    let project = project();
    let settings = project.read("tousu.toml") + PEOPLE;
    project.write("tousu.toml", settings);
    project
}

/// Holds an answer to the schema below `schema/`.
pub fn assert_fits(name: &str, answer: &serde_json::Value) {
    let path = format!("{}/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(answer)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
}
