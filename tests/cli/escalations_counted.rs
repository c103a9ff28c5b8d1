//! Escalations in the report, and on the page of a procedure beside dated limits.

use insta::assert_snapshot;

use crate::escalations::{SETTINGS, project};

#[test]
fn the_report_counts_what_was_due_and_not_recorded() {
    let (project, case) = project();
    let report = |now: &str| {
        project
            .run([
                "report", "--month", "2026-11", "--json", "--ids", "--now", now,
            ])
            .json()
    };
    let open = report("2026-11-03T18:30");
    assert_eq!(open["figures"]["escalations_due"]["numerator"], 1);
    assert_eq!(open["figures"]["escalations_missed"]["denominator"], 0);
    let rows = &open["tables"]["escalations_by_name"]["rows"];
    assert!(rows.to_string().contains("media"), "{rows}");
    for (now, step) in [
        ("2026-11-03T19:00", "reply"),
        ("2026-11-03T19:30", "report-up"),
        ("2026-11-03T19:40", "close"),
    ] {
        let output = project.run(["advance", &case, step, "--as", "wang", "--now", now]);
        assert_eq!(output.code, 0, "{output}");
    }
    let closed = report("2026-11-04T09:00");
    assert_eq!(closed["figures"]["escalated"]["numerator"], 1);
    assert_eq!(closed["figures"]["escalations_missed"]["numerator"], 0);
    assert_eq!(closed["figures"]["escalations_missed"]["denominator"], 1);
}

#[test]
fn the_workflow_page_shows_escalations_and_dated_limits() {
    let (project, _) = project();
    let dated = "[override.clocks.work]\ndated = [{ from = \"2026-12-01\", limit = \"6h\" }]\n";
    project.write("tousu.toml", format!("{SETTINGS}{dated}"));
    let end_of_page = |language: &str| {
        let page = project.run(["workflow", "show", "--lang", language]).stdout;
        let end = page.find("\n▌ Links").or(page.find("\n▌ 案件关联"));
        page[page.rfind("work ").unwrap()..end.unwrap()].to_owned()
    };
    assert_snapshot!(end_of_page("en"), @"
    work  Work
          limit   10 hours · from 2026-12-01 on 6 hours
          scope   round · may pause
          starts  Start, Again
          stops   Reply, Answer for the head

    ▌ Escalations
      soon  Soon late  level 1
          When    80% of Work used up · once a round
          Step    Escalate
          Tells   Head
      late  Late  level 2
          When    100% of Work used up · once a case
          Step    Escalate
          Tells   Head · General manager
      grave  Half gone  level 2
          When    priority is High · 50% of Work used up · once a case
          Step    Escalate
          Tells   General manager
      media  Media  level 3
          When    channel is Media · once a case
          Step    Report up
          Tells   General manager
    ");
    assert_snapshot!(end_of_page("zh"), @"
    work  办理
          期限    10 小时 · 自 2026-12-01 起6 小时
          范围    每轮 · 可暂停
          开始    开始、再办
          停止    答复、代为答复

    ▌ 升级
      soon  临近超时  1 级
          何时    “办理”用去 80% 的时间 · 每轮一次
          步骤    升级
          告知    主管
      late  超时  2 级
          何时    “办理”用去 100% 的时间 · 每件一次
          步骤    升级
          告知    主管 · 总经理
      grave  要件过半  2 级
          何时    优先级为高 · “办理”用去 50% 的时间 · 每件一次
          步骤    升级
          告知    总经理
      media  媒体投诉  3 级
          何时    渠道为媒体 · 每件一次
          步骤    上报
          告知    总经理
    ");
    let json = project.run(["workflow", "show", "--json"]).json();
    assert_eq!(json["clocks"][0]["dated"][0]["from"], "2026-12-01");
    assert_eq!(json["escalations"][0]["id"], "soon");
    assert_eq!(json["escalations"][3]["when"]["channel"], "media");
}
