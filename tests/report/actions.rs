//! Figures of the section on actions, by hand.

use tousu::views::report::{Report, Value};

use crate::support::{Builder, at, case, procedure_of, report_by};

const SMALL: &str = include_str!("profile.toml");
pub(crate) const MORE: &str = r#"
[causes.staff]
label = { zh = "人员", en = "Staff" }
[fields.action_text]
label = { zh = "措施内容", en = "Action" }
type = "text"
[fields.action_owner]
label = { zh = "责任人", en = "Owner" }
type = "person"
[fields.action_due]
label = { zh = "完成期限", en = "Due" }
type = "time"
[items.action]
label = { zh = "整改措施", en = "Action" }
[actions]
item = "action"
what = "action_text"
owner = "action_owner"
done = "complete-action"
verified = "verify-action"
[steps.order-action]
label = { zh = "下达措施", en = "Order" }
from = ["working", "closed"]
needs = ["action_text", "action_owner", "action_due"]
opens = ["action"]
[steps.complete-action]
label = { zh = "措施完成", en = "Complete" }
from = ["working", "closed"]
closes = "action"
[steps.verify-action]
label = { zh = "措施验证", en = "Verify" }
from = ["working", "closed"]
changes = "action"
[clocks.action]
label = { zh = "措施", en = "Action" }
scope = "item"
item = "action"
due = "action_due"
after_end = true
"#;

fn order(case: Builder, at: &str, due: &str) -> Builder {
    let due = format!("2026-{due}:00+08:00");
    let set = [
        ("action_text", "请王小明重装"),
        ("action_owner", "wang"),
        ("action_due", &due),
    ];
    case.step(at, "order-action", &set)
}

fn cases() -> Vec<Builder> {
    let with =
        |number: &str, received: &str, cause: &str| case(number, received).with("cause", cause);
    let working = |case: Builder, at: &str| case.step(at, "assign", &[("lead", "technical")]);
    let first = working(
        with("TS-20260920-AAAA", "09-20 09:00", "system"),
        "09-20 10:00",
    );
    // Ordered in September, due and done in October, verified; ordered in October and late at its end.
    let first = order(first, "09-21 09:00", "10-05T18:00");
    let first = order(first, "10-02 09:00", "10-20T18:00");
    let first = first
        .step("10-03 09:00", "close", &[("outcome", "upheld")])
        .step("10-05 12:00", "complete-action", &[("action", "1")])
        .step("10-08 12:00", "verify-action", &[("action", "1")])
        // After the end of the period.
        .step("11-02 12:00", "complete-action", &[("action", "2")]);
    // Done late; nobody complained of that cause again.
    let second = working(
        with("TS-20261001-BBBB", "10-01 09:00", "staff"),
        "10-01 10:00",
    );
    let second = order(second, "10-01 11:00", "10-10T18:00").step(
        "10-12 12:00",
        "complete-action",
        &[("action", "1")],
    );
    vec![
        first,
        second,
        // The cause of the first again, after its first action was done, and once before.
        with("TS-20261004-CCCC", "10-04 09:00", "system"),
        with("TS-20261015-DDDD", "10-15 09:00", "system"),
    ]
}

fn october() -> Report {
    report_by(
        &procedure_of(&[SMALL, MORE]),
        &cases(),
        "2026-10",
        at("11-22 12:00"),
    )
}

#[test]
fn actions_are_counted_by_what_happened_to_them_in_the_period() {
    let report = october();
    let value = |id: &str| report.figure(id).unwrap().value;
    assert_eq!(value("actions_ordered"), Value::Count(2));
    let rate = |numerator, denominator| Value::Rate {
        numerator,
        denominator,
    };
    assert_eq!(value("actions_in_time"), rate(1, 3));
    assert_eq!(value("actions_done"), Value::Count(2));
    assert_eq!(value("actions_verified"), Value::Count(1));
    assert_eq!(value("actions_late"), Value::Count(1));
}

#[test]
fn a_cause_that_comes_again_after_the_action_was_done_is_counted_with_its_cases() {
    let report = october();
    let again = report.figure("actions_cause_again").unwrap();
    assert_eq!(
        again.value,
        Value::Rate {
            numerator: 1,
            denominator: 2
        }
    );
    let table = report.table("actions").unwrap();
    let keys: Vec<_> = table.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "TS-20260920-AAAA/1",
            "TS-20261001-BBBB/1",
            "TS-20260920-AAAA/2"
        ]
    );
    let again = table.rows[0].figures().next().unwrap();
    let ids: Vec<_> = again.ids.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["TS-20261015-DDDD"]);
    // What an action says may name people.
    assert!(!format!("{table:?}").contains("王小明"));
}

#[test]
fn an_action_done_before_the_period_and_verified_after_it_stands_in_the_table_as_done() {
    let one = case("TS-20260920-AAAA", "09-20 09:00").step(
        "09-20 10:00",
        "assign",
        &[("lead", "technical")],
    );
    let one = order(one, "09-21 09:00", "09-25T18:00")
        .step("09-24 12:00", "complete-action", &[("action", "1")])
        .step("11-08 12:00", "verify-action", &[("action", "1")]);
    let procedure = procedure_of(&[SMALL, MORE]);
    let words = |period: &str| {
        let cases = std::slice::from_ref(&one);
        let report = report_by(&procedure, cases, period, at("11-22 12:00"));
        let rows = report.table("actions").unwrap().rows.clone();
        rows.iter()
            .map(|row| format!("{:?}", row.cells[3]))
            .collect::<Vec<_>>()
    };
    assert!(words("2026-10")[0].contains("action_done"));
    assert!(words("2026-11")[0].contains("action_verified"));
    assert!(words("2026-12").is_empty());
}

#[test]
fn an_action_that_ended_with_its_case_is_not_late_and_is_over_from_then_on() {
    // Nothing closes an action of this procedure after the end.
    let strict = MORE.replace("from = [\"working\", \"closed\"]", "from = \"working\"");
    let procedure = procedure_of(&[SMALL, &strict.replace("after_end = true", "")]);
    let one = case("TS-20261001-AAAA", "10-01 09:00").step(
        "10-01 10:00",
        "assign",
        &[("lead", "technical")],
    );
    let closed = [("cause", "system"), ("outcome", "upheld")];
    let one = order(one, "10-02 09:00", "10-05T18:00").step("11-08 12:00", "close", &closed);
    let of = |period: &str| {
        let cases = std::slice::from_ref(&one);
        let report = report_by(&procedure, cases, period, at("12-22 12:00"));
        let late = report.figure("actions_late").unwrap().value;
        (late, report.table("actions").unwrap().rows.len())
    };
    assert_eq!(of("2026-10"), (Value::Count(1), 1));
    assert_eq!(of("2026-11"), (Value::Count(0), 1));
    assert_eq!(of("2026-12"), (Value::Count(0), 0));
}
