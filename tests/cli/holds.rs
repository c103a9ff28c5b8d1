//! `hold`: a file that stays until the hold is ended; who may, what the pages say, what check finds.

use insta::assert_snapshot;

use crate::archive::{done, new, project};
use crate::support::TestProject;

const T: &str = "2026-11-03T09:00:00+08:00";

fn archived(project: &TestProject) -> String {
    let case = new(project, T, "title", &[]);
    done(project, T, &["advance", &case, "close"]);
    done(project, T, &["archive", &case]);
    case
}

#[test]
fn a_hold_begins_and_ends_once() {
    let project = project();
    let case = archived(&project);
    assert_snapshot!(project.run(["hold", &case]), @"
    ------- stderr -------
    error: still needed: --because <TEXT>
    hint: `--help` shows what there is
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["hold", &case, "--because", " "]), @"
    ------- stderr -------
    error: a hold needs a reason, in one line
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["hold", &case, "--end", "--as", "li"]), @"
    ------- stderr -------
    error: TS-20261103-Y3XF is not held
    [exit code: 2]
    ");
    let hold = ["hold", &case, "--because", "诉讼 2026-0417"];
    assert_snapshot!(done(&project, T, &hold), @"TS-20261103-Y3XF Hold (On file)");
    assert_snapshot!(project.run(["hold", &case, "--as", "li", "--because", "again"]), @"
    ------- stderr -------
    error: TS-20261103-Y3XF is held already, since 2026-11-03T09:00:00+08:00 by li
    hint: add a further reason with `tousu note`; whoever ends the hold reads it there
    [exit code: 2]
    ");
    let shown = project.run(["show", &case]).stdout;
    assert_snapshot!(shown.lines().take(6).collect::<Vec<_>>().join("\n"), @"
    TS-20261103-Y3XF  title
    On file · held · Complaint · round 1

    received         11-03 09:00
    Held             since 11-03 09:00, by li: 诉讼 2026-0417
    ");
    let shown = project.run(["show", &case, "--lang", "zh"]).stdout;
    assert_snapshot!(shown.lines().take(6).collect::<Vec<_>>().join("\n"), @"
    TS-20261103-Y3XF  title
    已归档 · 暂缓销毁 · 投诉 · 第 1 轮

    收到时间   11-03 09:00
    暂缓销毁   自 11-03 09:00 起，由 li 办理：诉讼 2026-0417
    ");
    let shown = project.run(["show", &case, "--json"]).json();
    crate::case_files::assert_fits("show", &shown);
    assert_snapshot!(shown["hold"], @r#"{"since":"2026-11-03T09:00:00+08:00","by":"li","because":"诉讼 2026-0417"}"#);
    let held = |filter: &str| project.run(["list", filter, "--json"]).json();
    assert_eq!(held("held").as_array().unwrap().len(), 1);
    assert_eq!(held("!暂缓销毁").as_array().unwrap().len(), 0);
    let end = ["hold", &case, "--end", "--because", "判决生效"];
    assert_snapshot!(done(&project, T, &end), @"TS-20261103-Y3XF End of hold (On file)");
    assert_eq!(held("held").as_array().unwrap().len(), 0);
    assert_eq!(project.run(["check"]).code, 0);
}

#[test]
fn with_people_only_the_roles_of_the_profile_may_hold() {
    let project = project();
    let people = "profile = \"filing.toml\"\n[people.li]\nroles = [\"clerk\"]\n[people.fa]\nroles = [\"counsel\"]\n";
    project.write("tousu.toml", people);
    let case = archived(&project);
    let as_li = ["hold", &case, "--as", "li", "--because", "x"];
    assert_snapshot!(project.run(as_li), @"
    ------- stderr -------
    error: li may not hold a file or end a hold: that takes one of the roles Counsel
    hint: those who may: fa
    [exit code: 2]
    ");
    assert_snapshot!(project.run(as_li.into_iter().chain(["--lang", "zh"])), @"
    ------- stderr -------
    错误：li 无权办理或解除暂缓销毁，须为以下岗位之一：法务
    提示：可以办理的人：fa
    [exit code: 2]
    ");
    assert_eq!(
        project
            .run(["hold", &case, "--as", "fa", "--because", "x"])
            .code,
        0
    );
}

#[test]
fn what_a_hand_does_to_holds_is_found() {
    let project = project();
    let case = archived(&project);
    done(&project, T, &["hold", &case, "--because", "lawsuit"]);
    let end = ["hold", &case, "--end", "--now", "2026-11-04T09:00:00+08:00"];
    assert_eq!(project.run(end.into_iter().chain(["--as", "li"])).code, 0);
    let file = format!("cases/2026/11/{case}.yaml");
    let good = project.read(&file);
    let check = || project.run(["check", "--now", "2026-11-05T09:00:00+08:00"]);
    assert_eq!(check().code, 0);
    // Without its hold an end ends nothing.
    let (start, rest) = good.split_once("    step: hold-file\n").unwrap();
    let (start, _) = start.rsplit_once("  - id:").unwrap();
    let (_, end) = rest.split_once("  - id:").unwrap();
    project.write(&file, format!("{start}  - id:{end}"));
    assert_snapshot!(check(), @"
    error[illegal-event]: there is no hold that could end here
      --> cases/2026/11/TS-20261103-Y3XF.yaml:43:11
       |
    43 |     step: release-file
       |           ^^^^^^^^^^^^
    hint: take back the hand-made change with git, and take the step with `tousu advance`

    cases checked: 1; errors: 1; warnings: 0; late: 0
    [exit code: 1]
    ");
    // A hold without a reason holds, and is told.
    project.write(&file, good.replace("    set:\n      reason: lawsuit\n", ""));
    assert_snapshot!(project.run(["check", "--lang", "zh", "--now", "2026-11-05T09:00:00+08:00"]), @"
    错误[missing-field]：缺少须填的“reason”
      --> cases/2026/11/TS-20261103-Y3XF.yaml:43:11
       |
    43 |     step: hold-file
       |           ^^^^^^^^^
    提示：请用 git 撤回手工修改，再用 tousu advance 办理

    检查案件 1 件：错误 1 项，警告 0 项，超时 0 件
    [exit code: 1]
    ");
}

#[test]
fn a_hold_of_an_open_case_goes_on_through_its_steps_and_moves_nothing() {
    let project = project();
    let case = new(&project, T, "title", &[]);
    done(&project, T, &["hold", &case, "--because", "lawsuit"]);
    done(&project, T, &["advance", &case, "close"]);
    done(&project, T, &["archive", &case]);
    assert_eq!(project.run(["check"]).code, 0);
    let now = "2031-11-03T09:00:00+08:00";
    let retention = |more: &[&str]| {
        let fixed = ["retention", "--now", now].into_iter();
        project.run(fixed.chain(more.iter().copied()))
    };
    assert_eq!(retention(&["--due"]).code, 0);
    assert_snapshot!(retention(&[]), @"TS-20261103-Y3XF  held  from Put on file 2026-11-03  1 year, until 2027-11-03 (provisional); at most 3 years, until 2029-11-05 (provisional)  title  since 2026-11-03, by li: lawsuit");
    let purge = project.run(["purge", "--dry-run", "--now", now, "--json"]);
    assert_eq!(purge.json()["spared"][0]["why"], "held");
    done(&project, now, &["hold", &case, "--end"]);
    assert_eq!(retention(&["--due"]).code, 1);
}

#[test]
fn the_report_says_the_same_of_a_case_that_is_held_and_on_file() {
    let project = project();
    let case = new(&project, T, "title", &[]);
    done(&project, T, &["advance", &case, "close"]);
    let now = "2026-12-01T09:00:00+08:00";
    done(&project, now, &["advance", &case, "archive"]);
    let report = || project.run(["report", "--month", "2026-11", "--now", now, "--json"]);
    let before = report();
    assert_eq!(before.code, 0, "{before}");
    done(&project, now, &["hold", &case, "--because", "lawsuit"]);
    assert_eq!(report().stdout, before.stdout);
    // The list of papers that `archive` records changes no figure either.
    let other = new(&project, T, "other", &[]);
    done(&project, T, &["advance", &other, "close"]);
    let file = format!("cases/2026/11/{other}.yaml");
    let closed = project.read(&file);
    done(&project, now, &["advance", &other, "archive"]);
    let without = report();
    project.write(&file, closed);
    done(&project, now, &["archive", &other]);
    assert_eq!(report().stdout, without.stdout);
}
