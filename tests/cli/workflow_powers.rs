//! The page of a procedure shows its powers: items, redress, papers, links, restricted fields, breaches, limits, forms.

use insta::assert_snapshot;

use crate::support::TestProject;

fn shown(profile: &str, lang: &str, from: &str) -> String {
    let project = TestProject::empty();
    let line = ["workflow", "show", "--profile", profile, "--lang", lang];
    let page = project.run(line).stdout;
    let start = page.find(from).unwrap();
    let end = page.find("▌ 表单").or(page.find("▌ Forms")).unwrap();
    page[start..end].trim().to_owned()
}

#[test]
fn the_page_says_who_pays_what_papers_there_must_be_and_who_may_read_what() {
    assert_snapshot!(shown("mall", "zh", "▌ 赔付与补救"), @"
    ▌ 赔付与补救
          方式    退款 · 修理 · 换货 · 补发 · 赔偿 · 道歉 · 赠送礼品 · 承担额外费用
                  登门或专人致意 · 打折
          付款方  公司 · 商户 · 公司垫付（垫付） · 商户垫付（垫付） · 保险公司
          给付    实施解决方案、财务部支付现金、商户先行垫付、商户支付赔偿金
          收回    保险赔款到账、保险赔款转账给商户
          自担    保险公司拒赔、差额由垫付方承担

    ▌ 单据
      receipt  收条
          说明    必备条件：已有损失起因、已有已给付金额
          送交    财务部、行政人事部负责人、顾客接待服务中心
                  仅当损失起因为公共环境、设施、意外事故、是否属于我司责任范围为是
          送交    财务部、顾客接待服务中心
                  仅当损失起因为公共环境、设施、意外事故、是否属于我司责任范围为否
          送交    财务部、行政人事部负责人、顾客接待服务中心、商户
                  仅当损失起因为商户、是否属于我司责任范围为是
          送交    顾客接待服务中心、商户
                  仅当损失起因为商户、是否属于我司责任范围为否
      settlement  和解协议书
          说明    必备条件：已有损失起因、已有已给付金额
          送交    财务部、行政人事部负责人、顾客接待服务中心
                  仅当损失起因为公共环境、设施、意外事故、是否属于我司责任范围为是
          送交    财务部、顾客接待服务中心
                  仅当损失起因为公共环境、设施、意外事故、是否属于我司责任范围为否
          送交    财务部、行政人事部负责人、顾客接待服务中心、商户
                  仅当损失起因为商户、是否属于我司责任范围为是
          送交    顾客接待服务中心、商户
                  仅当损失起因为商户、是否属于我司责任范围为否
      vouchers  单据凭证
          说明    必备条件：已有保险赔款 · 无须签字

    ▌ 限阅字段
      responsible_person（直接责任人）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      responsible（具体责任者）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      penalty（直接责任者的处罚）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      head_penalty（部门课长的处罚）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      slow_handler（处理不力的责任者）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      slow_penalty（处理不力责任者及其主管的处罚）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导
      bonus（商场经理当月奖金）
          可阅    营运部门处长 · 行政人事部负责人 · 主管领导

    ▌ 案件关联
      repeat_of（重复投诉）
      duplicate_of（并入）    以所指案件为准
      part_of（所属群诉）    以所指案件为准
      split_from（拆分自）
    ");
    assert_snapshot!(shown("contract", "en", "▌ Items"), @"
    ▌ Items
      part  Help asked for
          remarks  named by part_department (Who helps)
                   necessary when Necessary is yes
          opened by  Ask for help
          closed by  Answer, Do without
          clocks  Help of party B · Answer of who helps
      action  Improvement  corrective and preventive actions
          remarks  numbered
          opened by  Order an improvement
          changed by  Improvement done
          closed by  Verify the improvement
          clocks  Improvement

    ▌ Links between cases
      repeat_of (repeat of)
      duplicate_of (duplicate of)    the case named stands for this one
      part_of (part of)    the case named stands for this one
      split_from (split from)

    ▌ Breaches of what was agreed
      late-response  Party A did not respond within 24 hours
          When    Acknowledgement is late
          remedy  Train customer service so that it responds in time
      late-result  Party A did not handle and answer within seven working days
          When    Handled and told is late
          remedy  Mend the process and name who is in charge
      leak  Party A leaked personal data
          When    only when Leak of personal data is yes
          remedy  Secure the data; train those who see it
      no-improvement  Party A did not improve what was found
          When    Improvement is late
          remedy  Set up a way to improve; analyse complaints regularly
      no-assistance  Party B did not help
          When    Help of party B is late
          remedy  Talk with party B and make its duty clear
    ");
}

#[test]
fn scripts_get_the_powers_of_every_procedure() {
    let project = TestProject::empty();
    let of = |profile: &str| {
        let line = ["workflow", "show", "--profile", profile, "--json"];
        project.run(line).json()
    };
    let mall = of("mall");
    let find = |list: &str, key: &str, value: &str| {
        let rows = mall[list].as_array().unwrap();
        rows.iter().find(|row| row[key] == value).unwrap().clone()
    };
    assert_eq!(find("items", "id", "part")["closes"][0], "answer-part");
    assert_eq!(find("links", "field", "part_of")["stands_for"], true);
    assert!(
        !find("restricted", "field", "penalty")["roles"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(mall["papers"][0]["copies"].is_array());
    assert!(
        mall["redress"]["recovers"]
            .as_array()
            .is_some_and(|steps| !steps.is_empty())
    );
    let advance = mall["redress"]["payers"].as_array().unwrap();
    assert!(advance.iter().any(|payer| payer["advance"] == true));
    let contract = of("contract");
    assert_eq!(contract["breaches"][0]["clock"], "acknowledge");
    assert_eq!(contract["limits"]["reopened"], 2);
    assert_eq!(contract["retention"]["minimum"], "1y");
    for profile in ["basic", "company", "telecom", "network", "callcenter"] {
        assert!(of(profile)["items"].is_array(), "{profile}");
    }
}
