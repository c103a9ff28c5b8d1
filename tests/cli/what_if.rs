//! What if another policy had held: `show --profile` and `report --profile`.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::TestProject;

const PROFILE: &str = include_str!("../profile/escalations.toml");
/// The same procedure with less time, and with a clock more.
const STRICT: &str = r#"
extends = "escalations.toml"
name = "strict"
label = { zh = "从严", en = "Strict" }
[clocks.work]
limit = "2h"
[clocks.begin]
label = { zh = "着手", en = "Begin" }
scope = "case"
start = "open"
stop = "start"
limit = "1h"
"#;

/// A case that was answered within ten hours, after five; the next round is open.
fn project() -> (TestProject, String) {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"escalations.toml\"\n");
    project.write("escalations.toml", PROFILE);
    project.write("strict.toml", STRICT);
    let run = |now: &str, arguments: &[&str]| {
        let output = project.run(
            arguments
                .iter()
                .copied()
                .chain(["--as", "li", "--now", now]),
        );
        assert_eq!(output.code, 0, "{output}");
        output
    };
    let taken_in = run("2026-11-03T08:00", &["new", "--set", "title=x", "--json"]);
    let case = taken_in.json()["id"].as_str().unwrap().to_owned();
    run("2026-11-03T10:00", &["advance", &case, "start"]);
    run("2026-11-03T15:00", &["advance", &case, "reply"]);
    run("2026-11-04T08:00", &["advance", &case, "again"]);
    (project, case)
}

const NOW: [&str; 2] = ["--now", "2026-11-04T11:00"];

#[test]
fn show_tells_both_verdicts_and_writes_nothing() {
    let (project, case) = project();
    let before = project.read(&format!("cases/2026/11/{case}.yaml"));
    let run = |arguments: &[&str]| project.run(arguments.iter().copied().chain(NOW));
    let page = run(&["show", &case, "--profile", "strict.toml"]).stdout;
    assert_snapshot!(page[page.find("Judged").unwrap()..].trim_end(), @"
    Judged by the policy of Strict (strict) instead; nothing is written
      Work, round 1   due 11-03 20:00  in time  → due 11-03 12:00  missed by 3h
      Work, round 2   due 11-04 18:00  7h left  → due 11-04 10:00  1h late ▲
      Begin, round 1  no such clock             → due 11-03 09:00  missed by 1h
      Escalations due  none          → Late, Soon late
      Step: Report up  not possible  → anybody
    ");
    let page = run(&[
        "show",
        &case,
        "--profile",
        "strict.toml",
        "--lang",
        "zh",
        "--explain",
    ])
    .stdout;
    assert_snapshot!(page[page.find("按“从严").unwrap()..].trim_end(), @"
    按“从严”（strict）的时限重新判定；以下仅供测算，不写入案件
      办理（第 1 轮）  应于 11-03 20:00  按时        → 应于 11-03 12:00  超时 3小时
          起算时间 2026-11-03 10:00
          期限 2 小时，自该时刻起连续计算（民法典第二百零一条）
          到期时间 2026-11-03 12:00
      办理（第 2 轮）  应于 11-04 18:00  还剩 7小时  → 应于 11-04 10:00  逾期 1小时 ▲
          起算时间 2026-11-04 08:00
          期限 2 小时，自该时刻起连续计算（民法典第二百零一条）
          到期时间 2026-11-04 10:00
      着手（第 1 轮）  没有此时限                    → 应于 11-03 09:00  超时 1小时
          起算时间 2026-11-03 08:00
          期限 1 小时，自该时刻起连续计算（民法典第二百零一条）
          到期时间 2026-11-03 09:00
      应升级      无        → 超时、临近超时
      步骤：上报  不能办理  → 任何人
    ");
    let json = run(&["show", &case, "--profile", "strict.toml", "--json"]).json();
    assert_fits("show", &json);
    assert_eq!(json["what_if"]["profile"], "strict");
    let clocks = json["what_if"]["clocks"].as_array().unwrap();
    let verdicts: Vec<_> = clocks
        .iter()
        .map(|one| {
            format!(
                "{} {} {} {}",
                one["id"], one["round"], one["own"]["verdict"], one["other"]["verdict"]
            )
        })
        .collect();
    assert_eq!(
        verdicts,
        [
            r#""work" 1 "met" "missed""#,
            r#""work" 2 "running" "late""#,
            r#""begin" 1 null "missed""#
        ]
    );
    // The page itself stays by the policy that the case follows.
    assert_eq!(json["clocks"][0]["verdict"], "met");
    assert_eq!(before, project.read(&format!("cases/2026/11/{case}.yaml")));
}

#[test]
fn the_report_judges_all_cases_by_it_and_says_so() {
    let (project, _) = project();
    let report = |more: &[&str]| {
        let usual = ["report", "--month", "2026-11", "--now", "2026-11-04T11:00"];
        project.run(usual.into_iter().chain(more.iter().copied()))
    };
    let own = report(&["--json"]).json();
    let strict = report(&["--json", "--profile", "strict.toml"]).json();
    assert_fits("report", &strict);
    assert!(own["what_if"].is_null());
    assert_eq!(strict["what_if"]["name"], "strict");
    assert_eq!(strict["profile"]["name"], "escalations");
    assert_eq!(strict["other_profiles"], 0);
    let overdue =
        |report: &serde_json::Value| report["figures"]["backlog_overdue"]["numerator"].clone();
    assert_eq!((overdue(&own), overdue(&strict)), (0.into(), 1.into()));
    let rows = strict["tables"]["clocks"].to_string();
    assert!(rows.contains("begin"), "{rows}");
    for (language, said) in [
        ("en", "judged by the policy of Strict (strict)"),
        ("zh", "按“从严”（strict）的时限重新判定"),
    ] {
        for format in ["text", "md"] {
            let page = report(&[
                "--profile",
                "strict.toml",
                "--lang",
                language,
                "--format",
                format,
            ]);
            assert!(page.stdout.contains(said), "{page}");
        }
    }
}

#[test]
fn the_rules_of_today_can_be_laid_on_cases_of_yesterday() {
    let (project, case) = project();
    let own = "profile = \"escalations.toml\"\n[override.clocks.work]\nlimit = \"4h\"\n";
    project.write("tousu.toml", own);
    let shown = project.run([
        "show",
        &case,
        "--json",
        "--profile",
        "tousu.toml",
        "--now",
        NOW[1],
    ]);
    let first = &shown.json()["what_if"]["clocks"][0];
    assert_eq!(first["own"]["verdict"], "met");
    assert_eq!(first["other"]["verdict"], "missed");
}

#[test]
fn a_built_in_profile_whose_steps_the_case_never_took_has_no_clocks_for_it() {
    let (project, case) = project();
    let page = project
        .run(["show", &case, "--profile", "basic", "--now", NOW[1]])
        .stdout;
    assert!(page.contains("no such clock"), "{page}");
}

#[test]
fn a_policy_that_is_not_there_or_broken_is_refused() {
    let (project, case) = project();
    assert_snapshot!(project.run(["show", &case, "--profile", "netwrok"]), @"
    ------- stderr -------
    error: there is no profile `netwrok`
    hint: did you mean `network`?
    [exit code: 2]
    ");
    project.write(
        "broken.toml",
        "extends = \"escalations.toml\"\n[clocks.work]\nlimit = \"2\"\n",
    );
    assert_snapshot!(project.run(["report", "--profile", "broken.toml", "--lang", "zh"]), @r#"
    ------- stderr -------
    错误：“2”缺少单位；自然日写 2d，工作日写 2wd（可用单位：m h wm wh d wd mo y）
     --> broken.toml:3:1
      |
    3 | limit = "2"
      | ^^^^^
    [exit code: 2]
    "#);
}

#[test]
fn show_compares_steps_signatures_and_escalations_where_they_differ() {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"approvals.toml\"\n");
    project.write("approvals.toml", include_str!("../profile/approvals.toml"));
    let strict = r#"
extends = "approvals.toml"
name = "strict"
label = { zh = "从严", en = "Strict" }
[approvals.proposal]
levels = [{ signatures = [["director"], ["manager"]] }]
[steps]
correct = false
[steps.propose]
roles = ["director"]
[escalations.at-once]
label = { zh = "立即升级", en = "At once" }
level = 1
when = { kind = "complaint" }
step = "raise"
tells = ["director"]
[steps.raise]
label = { zh = "升级", en = "Raise" }
from = "@open"
needs = ["escalation_level"]
"#;
    project.write("strict.toml", strict);
    let now = ["--now", "2026-11-03T09:00", "--as", "li"];
    let run = |arguments: &[&str]| project.run([arguments, &now[..]].concat());
    let made = run(&["new", "--set", "title=x", "--json", "--no-input"]);
    assert_eq!(made.code, 0, "{made}");
    let case = made.json()["id"].as_str().unwrap().to_owned();
    for (lang, from) in [("en", "Judged"), ("zh", "按“从严")] {
        let page = run(&["show", &case, "--profile", "strict.toml", "--lang", lang]).stdout;
        let said = page[page.find(from).unwrap()..].trim_end().to_owned();
        match lang {
            "en" => assert_snapshot!(said, @"
            Judged by the policy of Strict (strict) instead; nothing is written
              no clocks
              Escalations due     none          → At once
              Approval: Proposal  Director      → Director, General manager
              Step: Propose       Service       → Director
              Step: Correct       Service       → not possible
              Step: Raise         not possible  → anybody
            "),
            _ => assert_snapshot!(said, @"
            按“从严”（strict）的时限重新判定；以下仅供测算，不写入案件
              没有时限
              应升级          无        → 立即升级
              审批：处理方案  经营总监  → 经营总监、总经理
              步骤：提交方案  客服人员  → 经营总监
              步骤：调整方案  客服人员  → 不能办理
              步骤：升级      不能办理  → 任何人
            "),
        }
    }
    let json = run(&["show", &case, "--profile", "strict.toml", "--json"]).json();
    assert_fits("show", &json);
    assert_eq!(json["what_if"]["escalations_by_other"][0], "at-once");
    let own = run(&["show", &case, "--profile", "tousu.toml", "--json"]).json();
    assert_eq!(own["what_if"]["steps"].as_array().unwrap().len(), 0);
}
