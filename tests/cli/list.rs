//! `list`: filters, orders, formats.

use insta::assert_snapshot;

use crate::case_files::{assert_fits, project, project_with_people};

/// Returns the last characters of the numbers that a list gives.
fn tails(project: &crate::support::TestProject, arguments: &[&str]) -> String {
    let all = ["list", "--json"]
        .into_iter()
        .chain(arguments.iter().copied());
    let output = project.run(all);
    assert_eq!(output.code, 0, "{output}");
    let rows = output.json();
    assert_fits("list", &rows);
    let tails: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap()[12..].to_owned())
        .collect();
    tails.join(" ")
}

#[test]
fn the_table_shows_open_cases_and_says_what_it_leaves_out() {
    assert_snapshot!(project().run(["list"]), @"
    CASE              STATUS        PRIO     TITLE           WITH        NEXT DUE
    TS-20261102-E5F6  To be told …  General  Router broken   Technical…  50m late ▲
    TS-20261103-4K7Q  Being handl…  Urgent   宽带网速慢三…   Technical…  18h50m left
    TS-20261103-A1B2  Received      General  =Bill | <b>wr…              20m late ▲
    ------- stderr -------
    1 closed not shown; `tousu list all` shows them
    ");
}

#[test]
fn the_table_in_chinese_lines_up() {
    assert_snapshot!(project().run(["list", "all", "--lang", "zh"]), @"
    编号              状态    优先级  标题              承办         期限
    TS-20261012-C3D4  已办结  一般    How to move a l…
    TS-20261102-E5F6  待回访  一般    Router broken     技术部门     逾期 50分钟 ▲
    TS-20261103-4K7Q  处理中  紧急    宽带网速慢三天了  技术部门 w…  还剩 18小时50分
    TS-20261103-A1B2  待受理  一般    =Bill | <b>wron…               逾期 20分钟 ▲
    ");
}

#[test]
fn json_without_a_filter_has_all_cases_the_newest_last() {
    let project = project();
    assert_eq!(tails(&project, &[]), "C3D4 E5F6 4K7Q A1B2");
    assert_snapshot!(project.run(["list", "--json", "id:4K7Q"]), @r#"
    [
      {
        "id": "TS-20261103-4K7Q",
        "kind": "complaint",
        "title": "宽带网速慢三天了",
        "status": "handling",
        "priority": "urgent",
        "category": "technical-slow",
        "channel": "phone",
        "received": "2026-11-03T09:00:00+08:00",
        "round": 1,
        "lead": "technical",
        "handler": "wang",
        "held": false,
        "file": "cases/2026/11/TS-20261103-4K7Q.yaml",
        "overdue": [],
        "next_due": {
          "clock": "handle",
          "due": "2026-11-04T09:50:00+08:00"
        }
      }
    ]
    "#);
}

#[test]
fn filters_hold_by_id_by_name_in_either_language_and_turned_round() {
    let project = project();
    let found = |filter: &str| tails(&project, &[filter]);
    assert_eq!(found("state:handling"), "4K7Q");
    assert_eq!(found("状态：处理中，待受理"), "4K7Q A1B2");
    assert_eq!(found("status:Being handled"), "4K7Q");
    assert_eq!(found("!state:closed"), "E5F6 4K7Q A1B2");
    assert_eq!(found("！类型：咨询"), "E5F6 4K7Q A1B2");
    assert_eq!(found("not:open"), "C3D4");
    assert_eq!(found("closed"), "C3D4");
    assert_eq!(found("逾期"), "E5F6 A1B2");
    assert_eq!(found("received:2026-10"), "C3D4");
    assert_eq!(found("received:今天"), "4K7Q A1B2");
    assert_eq!(found("received:2026-11-02.."), "E5F6 4K7Q A1B2");
    assert_eq!(found("handler:none"), "C3D4 E5F6 A1B2");
    assert_eq!(found("lead:技术部门"), "E5F6 4K7Q");
    assert_eq!(found("outcome:成立"), "E5F6");
    assert_eq!(found("round:>1"), "");
    assert_eq!(found("网速"), "4K7Q");
    assert_eq!(found("ROUTER"), "E5F6");
    assert_eq!(found("id:a1b2"), "A1B2");
    assert_eq!(tails(&project, &["--", "-state:closed"]), "E5F6 4K7Q A1B2");
    assert_eq!(
        tails(&project, &["open", "lead:technical", "!handler:wang"]),
        "E5F6"
    );
}

#[test]
fn a_filter_that_nothing_knows_is_refused_with_the_nearest() {
    let project = project();
    assert_snapshot!(project.run(["list", "sate:closed"]), @"
    ------- stderr -------
    error: there is no filter `sate`
    hint: did you mean `state`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "state:handlng"]), @"
    ------- stderr -------
    error: filter `state` has no value `handlng`
    hint: did you mean `handling`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "kind:zzz"]), @"
    ------- stderr -------
    error: filter `kind` has no value `zzz`
    hint: values: complaint, suggestion, inquiry
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "--sort", "deu"]), @"
    ------- stderr -------
    error: `deu` is not a value of `--sort <ORDER>`
    hint: did you mean `due`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "received:soon"]), @"
    ------- stderr -------
    error: `soon` is not a period; write 2026, 2026Q4, 2026-10, 2026-W40, 2026-10-08, or words such as `last month`
    [exit code: 2]
    ");
}

#[test]
fn mine_is_what_i_have_and_what_waits_for_my_role() {
    let project = project_with_people();
    assert_eq!(tails(&project, &["mine", "--as", "li"]), "E5F6 A1B2");
    assert_eq!(tails(&project, &["mine", "--as", "wang"]), "4K7Q");
    assert_eq!(project.run(["list", "mine"]).code, 2);
}

#[test]
fn cases_can_be_put_in_order_and_cut_off() {
    let project = project();
    assert_eq!(tails(&project, &["--sort", "due"]), "E5F6 A1B2 4K7Q C3D4");
    assert_eq!(
        tails(&project, &["--sort", "priority"]),
        "4K7Q C3D4 E5F6 A1B2"
    );
    assert_eq!(tails(&project, &["--limit", "2"]), "4K7Q A1B2");
    assert_eq!(tails(&project, &["--sort", "due", "--limit", "1"]), "E5F6");
}

#[test]
fn csv_and_markdown_carry_no_formula_and_no_markup() {
    let project = project();
    assert_snapshot!(project.run(["list", "state:received", "--format", "csv"]), @r#"
    ﻿id,kind,title,status,priority,category,channel,received,round,lead,handler,file,overdue,next_due_clock,next_due
    TS-20261103-A1B2,complaint,"'=Bill | <b>wrong</b>, and the title goes on and on and on and on and on",received,general,,mail,2026-11-03T14:30:00+08:00,1,,,cases/2026/11/TS-20261103-A1B2.yaml,acknowledge,acknowledge,2026-11-03T14:40:00+08:00
    "#);
    assert_snapshot!(project.run(["list", "state:received", "--format", "md"]), @r#"
    | CASE | STATUS | PRIO | TITLE | WITH | DATE | NEXT DUE |
    | --- | --- | --- | --- | --- | --- | --- |
    | TS-20261103-A1B2 | Received | General | =Bill \| &lt;b&gt;wrong&lt;/b&gt;, and the title goes on and on and on and on and on |  | 11-03 14:30 | 20m late ▲ |
    "#);
    let lines = project.run(["list", "--format", "jsonl"]);
    assert_eq!(lines.stdout.lines().count(), 4);
}

#[test]
fn what_can_be_read_is_listed_and_the_rest_makes_it_fail() {
    let project = project();
    project.write("cases/2026/11/TS-20261101-Z9Z9.yaml", "id: [\n");
    let output = project.run(["list", "--json"]);
    assert_eq!(output.code, 2, "{output}");
    assert_eq!(output.json().as_array().unwrap().len(), 4);
    assert!(output.stderr.contains("TS-20261101-Z9Z9.yaml"), "{output}");
}

#[test]
fn what_a_terminal_would_obey_is_shown_as_escapes() {
    let project = project();
    let text = project
        .read("cases/2026/11/TS-20261103-A1B2.yaml")
        .replace("'=Bill", "\"\\u202eBill")
        .replace("and on'", "and on\"");
    project.write("cases/2026/11/TS-20261103-A1B2.yaml", text);
    for arguments in [["list", "all"], ["show", "A1B2"], ["list", "--json"]] {
        let output = project.run(arguments);
        assert!(output.stdout.contains("Bill"), "{output}");
        assert!(!output.stdout.contains(['\u{1b}', '\u{202e}']), "{output}");
    }
}
