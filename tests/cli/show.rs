//! `show`: one case as a page, and as JSON.

use insta::assert_snapshot;

use crate::case_files::{assert_fits, project, project_with_people};

#[test]
fn a_page_says_who_what_until_when_and_what_is_next() {
    assert_snapshot!(project_with_people().run(["show", "4k7q", "--lang", "zh"]), @"
    TS-20261103-4K7Q  宽带网速慢三天了
    处理中 · 紧急 · 投诉 · 第 1 轮

    收到时间   11-03 09:00
    类别       技术类·网速慢
    渠道       电话
    牵头部门   技术部门
    处理人     Wang Wei

    投诉人     张**
    联系电话   138****1234
    电子邮箱   s***@example.com
    地址       浙江省杭州市********

    投诉内容
      宽带连续三天晚上只有 2M，
      打过两次电话没有人管。

    时限
      ✓ 响应客户  应于 11-03 09:10  按时，止于 11-03 09:05
      ✗ 分配      应于 11-03 09:35  超时 15分钟，止于 11-03 09:50
      ✓ 应急响应  应于 11-03 10:50  按时，止于 11-03 10:00
      · 处理完毕  应于 11-04 09:50  还剩 18小时50分

    办理经过
      11-03 09:02  Li Na     登记
          渠道：电话
          优先级：一般
      11-03 09:05  Li Na     确认受理
          类别：技术类·网速慢
      11-03 09:50  Li Na     分配
          牵头部门：技术部门
          处理人：Wang Wei
          优先级：紧急
          客户很着急
      11-03 10:00  Wang Wei  启动应急处理

    下一步
      reassign           改派                    客服人员、投诉处理小组、小组组长
      change-priority    调整优先级              客服人员、投诉处理小组、小组组长
      promise            向客户承诺答复时间      客服人员
      start-emergency    启动应急处理            技术人员、投诉处理小组、小组组长
      plan               给出初步解决方案        技术人员
      report-progress    反馈处理进度            技术人员
      request-extension  申请延期                技术人员
      pause              暂停（等待客户配合）    客服人员、技术人员
      finish             处理完成                技术人员
      escalate           重大投诉上报            客服人员、技术人员、投诉处理小组
      suspect-abuse      提请认定恶意或虚假投诉  客服人员、技术人员
      withdraw           客户撤诉                客服人员
    ");
}

#[test]
fn a_page_explains_each_due_moment_when_asked() {
    let project = project();
    let brief = project.run(["show", "E5F6"]).stdout;
    let explained = project.run(["show", "E5F6", "--explain"]).stdout;
    // Stamped or not, paused or not: the start, the pause and the end are told.
    for moment in ["2026-11-02 09:10", "2026-11-02 10:20", "2026-11-03 11:10"] {
        assert!(
            !brief.contains(moment) && explained.contains(moment),
            "{explained}"
        );
    }
    let page = project.run(["show", "E5F6", "--explain", "--json"]).json();
    assert_fits("show", &page);
    assert!(page["clocks"][0]["explanation"].as_array().unwrap().len() >= 3);
}

#[test]
fn a_paused_and_missed_clock_and_a_late_one_are_told_in_words() {
    let page = project().run(["show", "E5F6"]).stdout;
    let clocks: Vec<&str> = page.lines().filter(|line| line.contains(" due ")).collect();
    assert_snapshot!(clocks.join("\n"), @"
    ✓ Acknowledgement             due 11-02 09:10  in time, stopped 11-02 09:05
    ✓ Dispatch                    due 11-02 09:35  in time, stopped 11-02 09:10
    ✗ Handling                    due 11-03 11:10  missed by 2h10m, stopped 11-03 13:20 (paused for 2h)
    ✓ Result to customer service  due 11-03 14:20  in time, stopped 11-03 13:40
    ▲ Contact with the customer   due 11-03 14:10  50m late
    ");
}

/// A request for more time and its approval, for the end of the case that is being handled.
const EXTENSION: &str = r#"  - id: 01KB2R0004AAAAAAAAAAAAAAAA
    at: 2026-11-03T11:00:00+08:00
    by: wang
    step: request-extension
    set: { extension: 12h, reason: Parts are on their way }
  - id: 01KB2R0005AAAAAAAAAAAAAAAA
    at: 2026-11-03T11:30:00+08:00
    by: zhao
    step: grant-extension
"#;

#[test]
fn an_extended_clock_shows_both_due_moments() {
    let project = project();
    let file = "cases/2026/11/TS-20261103-4K7Q.yaml";
    project.write(file, project.read(file) + EXTENSION);
    let page = project.run(["show", "4K7Q"]).stdout;
    let clock = page.lines().find(|line| line.contains("Handling")).unwrap();
    assert_snapshot!(clock.trim(), @"· Handling            due 11-04 21:50  1d6h left (extended; first due 11-04 09:50)");
    let clocks = project.run(["show", "4K7Q", "--json"]).json()["clocks"].clone();
    assert_eq!(clocks[3]["first_due"], "2026-11-04T09:50:00+08:00");
    assert_eq!(clocks[3]["due"], "2026-11-04T21:50:00+08:00");
}

#[test]
fn a_clock_that_was_judged_by_another_policy_says_so() {
    let output = project().run(["show", "4K7Q", "--explain"]);
    assert!(output.stdout.contains("network-of-last-year"), "{output}");
}

#[test]
fn the_customer_is_masked_unless_revealed() {
    let project = project();
    let masked = project.run(["show", "4K7Q", "--json"]).json();
    assert_snapshot!(serde_json::to_string_pretty(&masked["customer"]).unwrap(), @r#"
    {
      "name": "张**",
      "phone": "138****1234",
      "account": null,
      "email": "s***@example.com",
      "address": "浙江省杭州市********"
    }
    "#);
    let revealed = project.run(["show", "4K7Q", "--json", "--reveal"]).json();
    assert_eq!(revealed["customer"]["phone"], "13800001234");
    let page = project.run(["show", "4K7Q"]);
    assert!(!page.stdout.contains("13800001234"), "{page}");
}

#[test]
fn json_is_the_row_with_clocks_history_and_next() {
    let project = project();
    let page = project.run(["show", "E5F6", "--json"]).json();
    assert_fits("show", &page);
    let next = project.run(["next", "E5F6", "--json"]).json();
    assert_eq!(page["next"], next);
    assert_eq!(page["history"].as_array().unwrap().len(), 8);
    let handle = page["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|clock| clock["id"] == "handle")
        .unwrap();
    assert_snapshot!(serde_json::to_string_pretty(handle).unwrap(), @r#"
    {
      "id": "handle",
      "scope": "round",
      "round": 1,
      "started": "2026-11-02T09:10:00+08:00",
      "due": "2026-11-03T11:10:00+08:00",
      "first_due": "2026-11-03T11:10:00+08:00",
      "stopped": "2026-11-03T13:20:00+08:00",
      "paused_s": 7200,
      "verdict": "missed",
      "provisional": false
    }
    "#);
}

#[test]
fn several_cases_are_a_list() {
    let project = project();
    let pages = project.run(["show", "4K7Q", "A1B2", "--json"]).json();
    assert_fits("show", &pages);
    assert_eq!(pages.as_array().unwrap().len(), 2);
    let text = project.run(["show", "4K7Q", "A1B2"]);
    assert!(text.stdout.contains("TS-20261103-4K7Q") && text.stdout.contains("TS-20261103-A1B2"));
}

#[test]
fn a_case_that_is_not_there_is_refused() {
    let output = project().run(["show", "4K7X"]);
    assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{output}");
}
