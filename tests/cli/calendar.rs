//! `calendar`, by hand.

use insta::assert_snapshot;
use serde_json::json;

use crate::calendar_cases::{cases, due, text};
use crate::support::TestProject;

#[test]
fn a_duration_is_added_outside_of_a_project_and_explained() {
    let folder = TestProject::empty();
    assert_snapshot!(folder.run(["calendar", "add", "2026-02-10 15:00", "7wd"]), @"
    2026-02-26T23:59:59+08:00
      starts 2026-02-10 15:00
      7 working days; the day of the start is not counted, whatever day it is (Civil Code, art. 201)
      days off, not counted: 2026-02-15 to 2026-02-23 (Spring Festival)
      make-up working days, counted: 2026-02-14
      due 2026-02-26 23:59:59, the end of that day (Civil Code, art. 203)
    ");
    assert_snapshot!(folder.run(["calendar", "add", "2026-02-10 15:00", "7wd", "--lang", "zh"]), @"
    2026-02-26T23:59:59+08:00
      起算时间 2026-02-10 15:00
      期限 7 个工作日，开始的当日无论是否工作日均不计入（民法典第二百零一条）
      不计入的放假日：2026-02-15 至 2026-02-23（春节）
      计入的调休上班日：2026-02-14
      到期时间 2026-02-26 23:59:59，即当日结束时（民法典第二百零三条）
    ");
    let answer = folder.run(["calendar", "add", "2026-03-06T09:00:00Z", "24wh", "--json"]);
    let mut answer = answer.json();
    let lines = answer.as_object_mut().unwrap().remove("explanation");
    assert!(lines.unwrap().as_array().unwrap().len() > 1);
    assert_eq!(
        answer,
        json!({ "start": "2026-03-06T17:00:00+08:00", "duration": "24wh",
                "due": "2026-03-12T09:30:00+08:00", "provisional": false })
    );
    assert_eq!(folder.files(), Vec::<String>::new());
}

#[test]
fn a_count_that_reaches_a_year_without_data_is_refused() {
    let folder = TestProject::empty();
    assert_snapshot!(folder.run(["calendar", "add", "2026-12-25 10:00", "7wd"]), @"
    ------- stderr -------
    error: the count reaches 2027, for which the calendar has no days off: the due moment would be a guess
    hint: import the year with `tousu calendar import FILE` (a holiday-cn file), or give a calendar with --calendar FILE; --calendar none counts plain weeks
    [exit code: 2]
    ");
    for case in cases("cn_busday")["beyond"].as_array().unwrap() {
        let limit = format!("{}wd", case["n"]);
        let output = folder.run(["calendar", "add", text(case, "start"), &limit, "--json"]);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{output}");
    }
    due(&folder, "2026-12-31 10:00", "48h", &[]);
    due(&folder, "2026-12-25 10:00", "7wd", &["--calendar", "none"]);
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let folder = TestProject::empty();
    for arguments in [
        ["2026-02-30", "7wd", "--calendar", "cn"],
        ["2026-02-03", "7 days", "--calendar", "cn"],
        ["2026-02-03", "7wd", "--calendar", "nowhere.json"],
        ["2026-02-03", "7wd", "--hours", "9-5"],
        ["2026-02-03", "7wd", "--day-end", "noon"],
    ] {
        let output = folder.run(["calendar", "add"].into_iter().chain(arguments));
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{output}");
    }
    let backwards = ["calendar", "between", "2026-02-03", "2026-02-02"];
    assert_eq!(folder.run(backwards).code, 2);
}

#[test]
fn a_project_gives_hours_offset_and_calendar_and_options_replace_them() {
    let project = TestProject::of_profile("network");
    project.write(
        "tousu.toml",
        "profile = \"network\"\nutc_offset = \"+09:00\"\n[calendar]\nbase = \"none\"\nhours = \"08:00-12:00\"\n",
    );
    let due = |options: &[&str]| due(&project, "2026-02-13 11:00", "2wh", options);
    assert_eq!(due(&[]), "2026-02-16T09:00:00+09:00");
    // The Saturday is a make-up day of China.
    assert_eq!(due(&["--calendar", "cn"]), "2026-02-14T09:00:00+09:00");
    assert_eq!(
        due(&["--hours", "10:00-18:00"]),
        "2026-02-13T13:00:00+09:00"
    );
    project.write(
        "own.json",
        r#"{ "offset": "+00:00", "hours": { "sun": [["06:00", "09:00"]] } }"#,
    );
    assert_eq!(
        due(&["--calendar", "own.json"]),
        "2026-02-15T08:00:00+00:00"
    );
}

#[test]
fn a_year_is_shown_with_its_days_off_and_one_without_data_with_a_warning() {
    let folder = TestProject::empty();
    assert_snapshot!(folder.run(["calendar", "show", "2026"]), @"
    2026: 248 working days, 09:00-12:00,13:30-18:00, UTC+08:00

    month    working days  days off                            make-up working days
    2026-01  21            01-01…01-03 (New Year)              01-04
    2026-02  16            02-15…02-23 (Spring Festival)       02-14, 02-28
    2026-03  22
    2026-04  21            04-04…04-06 (Qingming)
    2026-05  19            05-01…05-05 (Labour Day)            05-09
    2026-06  21            06-19…06-21 (Dragon Boat Festival)
    2026-07  23
    2026-08  21
    2026-09  22            09-25…09-27 (Mid-Autumn Festival)   09-20
    2026-10  18            10-01…10-07 (National Day)          10-10
    2026-11  21
    2026-12  23
    ");
    let year = folder.run(["calendar", "show", "2025", "--json"]).json();
    assert_eq!(
        (&year["working_days"], &year["known"]),
        (&json!(248), &json!(true))
    );
    assert_eq!(year["months"][9]["off"].as_array().unwrap().len(), 8);
    let unknown = folder.run(["calendar", "show", "2031", "--json"]);
    assert_eq!((unknown.code, &unknown.json()["known"]), (0, &json!(false)));
    assert!(unknown.stderr.contains("2031"), "{unknown}");
}

#[test]
fn a_year_is_imported_once_and_replaced_only_by_force() {
    let project = TestProject::of_profile("network");
    let year = |name: &str| {
        format!(
            r#"{{ "year": 2027, "papers": [], "days": [
            {{ "name": "{name}", "date": "2027-01-01", "isOffDay": true }},
            {{ "name": "{name}", "date": "2027-01-02", "isOffDay": false }} ] }}"#
        )
    };
    project.write("notice.json", year("元旦"));
    assert_snapshot!(project.run(["calendar", "import", "notice.json"]), @"calendars/CN-2027.json: 2027, days off: 1, make-up working days: 1");
    assert_snapshot!(project.run(["calendar", "import", "notice.json"]), @"calendars/CN-2027.json has these days already: 2027, days off: 1, make-up working days: 1");
    assert_eq!(
        due(&project, "2026-12-31 10:00", "2wd", &[]),
        "2027-01-04T23:59:59+08:00"
    );
    project.write("notice.json", year("休息"));
    assert_snapshot!(project.run(["calendar", "import", "notice.json"]), @"
    ------- stderr -------
    error: calendars/CN-2027.json is there and says something else of 2027; nothing was changed
    hint: compare the two; --force replaces the one that is there
    [exit code: 2]
    ");
    assert_eq!(project.read("calendars/CN-2027.json"), year("元旦"));
    assert_snapshot!(project.run(["calendar", "import", "notice.json", "--force"]), @"calendars/CN-2027.json replaced: 2027, days off: 1, make-up working days: 1");
    assert_eq!(project.read("calendars/CN-2027.json"), year("休息"));
    project.write(
        "notice.json",
        r#"{ "year": 2028, "papers": [], "days": [] }"#,
    );
    let stub = project.run(["calendar", "import", "notice.json"]);
    assert!(stub.code == 2 && stub.stderr.contains("2028"), "{stub}");
}

#[test]
fn help_names_arguments_in_the_order_in_which_they_are_typed() {
    let project = TestProject::empty();
    let help = project
        .run(["calendar", "add", "--help", "--lang", "en"])
        .stdout;
    let lines: Vec<_> = help.lines().map(str::trim_start).collect();
    let place = |name: &str| {
        lines
            .iter()
            .position(|line| line.starts_with(name))
            .unwrap()
    };
    assert!(place("<TIME>") < place("<DURATION>"), "{help}");
}

#[test]
fn the_time_to_wait_for_another_command_may_have_a_fraction() {
    for (text, code) in [
        ("0.5", 0),
        ("0", 0),
        ("1e1", 0),
        ("-1", 2),
        ("soon", 2),
        ("inf", 2),
    ] {
        let project = TestProject::empty().with_variable("TOUSU_WAIT", text);
        let output = project.run(["calendar", "show", "2026"]);
        assert_eq!(output.code, code, "{text}: {output}");
    }
}
