//! `due`: late and soon due clocks, whose turn it is, and the exit code.

use insta::assert_snapshot;

use crate::case_files::{assert_fits, project, project_with_people};

#[test]
fn late_clocks_come_first_with_whose_turn_it_is() {
    assert_snapshot!(project_with_people().run(["due"]), @"
    TS-20261102-E5F6  50m late ▲  11-03 14:10  Contact with the customer  Router broken                   Li Na
    TS-20261103-A1B2  20m late ▲  11-03 14:40  Acknowledgement            =Bill | <b>wrong</b>, and the…  Li Na
    [exit code: 1]
    ");
    assert_snapshot!(project().run(["due", "--lang", "zh"]), @"
    TS-20261102-E5F6  逾期 50分钟 ▲  11-03 14:10  联系客户  Router broken                   客服人员
    TS-20261103-A1B2  逾期 20分钟 ▲  11-03 14:40  响应客户  =Bill | <b>wrong</b>, and the…  客服人员
    [exit code: 1]
    ");
}

#[test]
fn within_looks_further_ahead() {
    let project = project();
    let count = |within: &str| {
        let output = project.run(["due", "--json", "--within", within]);
        assert_eq!(output.code, 1, "{output}");
        output.json().as_array().unwrap().len()
    };
    assert_eq!(count("2h"), 2);
    assert_eq!(count("1d"), 3);
    assert_snapshot!(project.run(["due", "--within", "2wd"]), @"
    ------- stderr -------
    error: --within takes elapsed time, such as 30m, 2h or 3d; not `2wd`
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["due", "--within", "2"]), @"
    ------- stderr -------
    error: `2` lacks its unit; write 2d for calendar days or 2wd for working days (units: m h wm wh d wd mo y)
    [exit code: 2]
    ");
}

#[test]
fn nothing_due_is_exit_code_0() {
    assert_snapshot!(project().run(["due", "closed"]), @"
    ------- stderr -------
    nothing is late or soon due
    ");
}

#[test]
fn json_is_rows_with_the_clocks_that_count() {
    let output = project_with_people().run(["due", "--json", "state:received"]);
    assert_eq!(output.code, 1);
    assert_fits("due", &output.json());
    let clocks = &output.json()[0]["clocks"];
    assert_snapshot!(serde_json::to_string_pretty(clocks).unwrap(), @r#"
    [
      {
        "id": "acknowledge",
        "round": 1,
        "due": "2026-11-03T14:40:00+08:00",
        "verdict": "late",
        "remaining_s": -1200,
        "provisional": false,
        "steps": [
          "acknowledge"
        ],
        "roles": [
          "service"
        ],
        "people": [
          "li"
        ]
      }
    ]
    "#);
}

#[test]
fn what_cannot_be_read_makes_it_fail_after_all_others_were_told() {
    let project = project();
    project.write("cases/2026/11/TS-20261101-Z9Z9.yaml", "id: [\n");
    let output = project.run(["due"]);
    assert_eq!(output.code, 2, "{output}");
    assert!(output.stdout.contains("A1B2"), "{output}");
}
