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
    assert_snapshot!(project().run(["show", "E5F6", "--explain"]), @"
    TS-20261102-E5F6  Router broken
    To be told to the customer · overdue ▲ · General · Complaint · round 1

    received         11-02 09:00
    category         Technical
    channel          Visit
    lead department  Technical department
    outcome          upheld

    Clocks
      ✓ Acknowledgement             due 11-02 09:10  in time, stopped 11-02 09:05
          starts 2026-11-02T09:00:00+08:00
          10 minutes, day and night, from that moment on (Civil Code, art. 201)
          due 2026-11-02T09:10:00+08:00
      ✓ Dispatch                    due 11-02 09:35  in time, stopped 11-02 09:10
          starts 2026-11-02T09:05:00+08:00
          30 minutes, day and night, from that moment on (Civil Code, art. 201)
          due 2026-11-02T09:35:00+08:00
      ✗ Handling                    due 11-03 11:10  missed by 2h10m, stopped 11-03 13:20 (paused for 2h)
          starts 2026-11-02T09:10:00+08:00
          24 hours, day and night, from that moment on (Civil Code, art. 201)
          paused 2026-11-02T10:20:00+08:00 to 2026-11-02T12:20:00+08:00: 2:00:00 given back
          due 2026-11-03T11:10:00+08:00
      ✓ Result to customer service  due 11-03 14:20  in time, stopped 11-03 13:40
          starts 2026-11-03T13:20:00+08:00
          1 hour, day and night, from that moment on (Civil Code, art. 201)
          due 2026-11-03T14:20:00+08:00
      ▲ Contact with the customer   due 11-03 14:10  50m late
          starts 2026-11-03T13:40:00+08:00
          30 minutes, day and night, from that moment on (Civil Code, art. 201)
          due 2026-11-03T14:10:00+08:00

    History
      11-02 09:00  li    Register
          channel: Visit
          priority: General
      11-02 09:05  li    Acknowledge
          category: Technical
      11-02 09:10  li    Dispatch
          lead department: Technical department
      11-02 09:20  wang  Begin
      11-02 10:20  wang  Pause for the customer
          reason: Customer away
      11-02 12:20  wang  Resume
      11-03 13:20  wang  Finish
      11-03 13:40  wang  Report the result back
          outcome: upheld
          cause: Equipment fault
          Measures taken: Replaced
          Result: Works

    What may come next
      feedback       Feedback of the customer     Customer service
      escalate       Escalate to the leader       Customer service, Technical staff, Complaint group
      suspect-abuse  Suspect malice or falsehood  Customer service, Technical staff
      withdraw       Withdraw                     Customer service
    ");
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
