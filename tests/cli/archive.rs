//! `archive`: the list of papers, what is missing, why it is closed all the same.

use insta::assert_snapshot;

use crate::support::{CommandOutput, TestProject};

/// A project of the small procedure, without people.
pub(crate) fn project() -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"filing.toml\"\n");
    project.write("filing.toml", include_str!("filing_profile.toml"));
    project
}

/// Runs a command as somebody, which must succeed; returns what it printed.
pub(crate) fn done(project: &TestProject, now: &str, arguments: &[&str]) -> CommandOutput {
    let fixed = ["--as", "li", "--now", now];
    let output = project.run(fixed.into_iter().chain(arguments.iter().copied()));
    assert_eq!(output.code, 0, "{arguments:?}\n{output}");
    output
}

/// Takes a case in; returns its number.
pub(crate) fn new(project: &TestProject, now: &str, title: &str, more: &[&str]) -> String {
    let fixed = ["new", "--title", title, "--json"];
    let line: Vec<_> = fixed.into_iter().chain(more.iter().copied()).collect();
    let output = done(project, now, &line);
    output.json()["id"].as_str().unwrap().to_owned()
}

pub(crate) const T: &str = "2026-11-03T09:00:00+08:00";

/// A closed case that was paid in advance, with a photo, without its receipt.
fn closed(project: &TestProject) -> String {
    let case = new(project, T, "吊灯掉落", &[]);
    project.write("photo 1.jpg", "a photo");
    let pay = [
        "advance",
        &case,
        "pay",
        "--set",
        "redress=refund",
        "--set",
        "amount=100",
        "--set",
        "payer=advance",
    ];
    done(project, T, &pay);
    done(
        project,
        T,
        &["attach", &case, "photo 1.jpg", "--paper", "photo"],
    );
    done(project, T, &["advance", &case, "close"]);
    case
}

#[test]
fn what_is_missing_is_told_and_nothing_is_changed() {
    let project = project();
    let case = closed(&project);
    let file = format!("cases/2026/11/{case}.yaml");
    let before = project.read(&file);
    assert_snapshot!(project.run(["archive", &case, "--dry-run"]), @"
    paper       ✗ missing      Receipt
    paper       ✓ there        Photo
    attachment  ✓ there        photo 1.jpg  d4e24d749a4f
    item        · open         Visit 1
    advance     ✗ outstanding  100.00 yuan
    forms to print: Case file
    [exit code: 1]
    ");
    assert_snapshot!(project.run(["archive", &case, "--dry-run", "--lang", "zh"]), @"
    单据      ✗ 缺少    收条
    单据      ✓ 已有    照片
    附件      ✓ 已有    photo 1.jpg  d4e24d749a4f
    未结事项  · 未了结  回访1
    垫付款    ✗ 未收回  100.00 元
    可打印的表单：投诉卷宗
    [exit code: 1]
    ");
    assert_snapshot!(project.run(["archive", &case, "--as", "li"]), @"
    paper       ✗ missing      Receipt
    paper       ✓ there        Photo
    attachment  ✓ there        photo 1.jpg  d4e24d749a4f
    item        · open         Visit 1
    advance     ✗ outstanding  100.00 yuan
    forms to print: Case file
    ------- stderr -------
    error: TS-20261103-Y3XF cannot be put on file; missing: paper Receipt (missing), advance 100.00 yuan (outstanding)
    hint: complete the file, or say why it is closed all the same with `--missing-because`
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["archive", &case, "--as", "li", "--lang", "zh", "--quiet"]), @"
    单据      ✗ 缺少    收条
    单据      ✓ 已有    照片
    附件      ✓ 已有    photo 1.jpg  d4e24d749a4f
    未结事项  · 未了结  回访1
    垫付款    ✗ 未收回  100.00 元
    可打印的表单：投诉卷宗
    ------- stderr -------
    错误：TS-20261103-Y3XF 不能归档，尚缺：单据“收条”（缺少）、垫付款“100.00 元”（未收回）
    提示：请补齐；确需缺件归档的，用 --missing-because 写明理由
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["archive", &case, "--as", "li", "--missing-because", "a\nb"]), @"
    ------- stderr -------
    error: say in one line why the file is closed although something is missing
    [exit code: 2]
    ");
    assert_eq!(project.read(&file), before);
    let json = project.run(["archive", &case, "--dry-run", "--json"]);
    assert_eq!(json.code, 1, "{json}");
    crate::case_files::assert_fits("archive", &json.json());
    assert_eq!(json.json()["complete"], false);
}

#[test]
fn a_complete_file_is_closed_and_its_list_stands_in_the_event() {
    let project = project();
    let case = new(&project, T, "吊灯掉落", &[]);
    assert_snapshot!(project.run(["archive", &case, "--dry-run"]), @"
    forms to print: Case file
    ------- stderr -------
    It cannot be put on file now: “Put on file” is not possible while it is “Open”.
    ");
    assert_snapshot!(project.run(["archive", &case, "--as", "li"]), @r#"
    ------- stderr -------
    error: "Put on file" is not possible now: the case is in state "Open"
    hint: possible now: call-in (Call in), pay (Pay), close (Close)
    [exit code: 2]
    "#);
    project.write("photo 1.jpg", "a photo");
    done(
        &project,
        T,
        &["attach", &case, "photo 1.jpg", "--paper", "photo"],
    );
    done(&project, T, &["advance", &case, "close"]);
    assert_snapshot!(project.run(["archive", &case, "--as", "li", "--note", "柜 3"]), @"
    paper       ✓ there  Photo
    attachment  ✓ there  photo 1.jpg  d4e24d749a4f
    item        · open   Visit 1
    forms to print: Case file
    TS-20261103-Y3XF Put on file: Closed -> On file
    ");
    let file = format!("cases/2026/11/{case}.yaml");
    let text = project.read(&file);
    let (_, event) = text.split_once("    step: archive\n").unwrap();
    assert_snapshot!(event, @"
    set:
      filed: |-
        paper present photo
        attachment present d4e24d749a4fe2f161af2de913c0402b04e3ae287dafd0f9dbfa4a5c56c69285 photo 1.jpg
        item open visit/1
        history 3 9cc71ebf9378db93e1ae162e98f84be6e67c72edd20274c6f69d06734dea7210
    note: 柜 3
    ");
    let shown = project.run(["show", &case, "--lang", "zh"]).stdout;
    let (_, shown) = shown.split_once("  归档\n").unwrap();
    assert_snapshot!(shown, @"
          归档清单：
          单据“照片”（已有）
          附件“photo 1.jpg”（已有，d4e24d749a4f）
          未结事项“回访1”（未了结）
          此前记录 3 条，校验值 9cc71ebf9378
          柜 3

    下一步
      visit   回访      任何人
      reopen  重新受理  任何人
    ");
    assert_eq!(project.run(["check"]).code, 0);
    assert_snapshot!(project.run(["archive", &case, "--as", "li"]), @r#"
    ------- stderr -------
    error: "Put on file" is not possible now: the case is in state "On file"
    hint: possible now: visit (Visit), reopen (Reopen)
    [exit code: 2]
    "#);
}

#[test]
fn a_reason_closes_an_incomplete_file_and_stands_beside_what_is_missing() {
    let project = project();
    let case = closed(&project);
    let because = ["archive", &case, "--missing-because", "顾客已搬离"];
    let output = done(&project, T, &because);
    assert_snapshot!(output, @"
    paper       ✗ missing      Receipt
    paper       ✓ there        Photo
    attachment  ✓ there        photo 1.jpg  d4e24d749a4f
    item        · open         Visit 1
    advance     ✗ outstanding  100.00 yuan
    forms to print: Case file
    TS-20261103-Y3XF Put on file: Closed -> On file
    ");
    let shown = project.run(["show", &case]).stdout;
    let (_, shown) = shown.split_once("  Put on file\n").unwrap();
    let (shown, _) = shown.split_once("\n\n").unwrap();
    assert_snapshot!(shown, @"
    put on file:
    paper Photo (there)
    attachment photo 1.jpg (there, d4e24d749a4f)
    item Visit 1 (open)
    events before: 4, digest d64847f3ede2
    missing when it was put on file:
    paper Receipt (missing)
    advance 100.00 yuan (outstanding)
    on file all the same because: 顾客已搬离
    ");
    // The paper is missing all the same, and check goes on saying so.
    assert_snapshot!(project.run(["check"]), @"
    error[paper-missing]: the case has ended, and Receipt is missing
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: archived
      |         ^^^^^^^^
    hint: record it with its file: `tousu attach NUMBER FILE --paper receipt --signed yes`

    cases checked: 1; errors: 1; warnings: 0; late: 0
    [exit code: 1]
    ");
}

/// A project of a procedure that knows no archive, with one case.
pub(crate) fn basic() -> (TestProject, String) {
    let project = TestProject::of_profile("basic");
    let new = project.run([
        "new",
        "--title",
        "a",
        "--channel",
        "phone",
        "--name",
        "Sample",
        "--phone",
        "13800000000",
        "--json",
        "--as",
        "li",
    ]);
    let case = new.json()["id"].as_str().unwrap().to_owned();
    (project, case)
}

#[test]
fn without_an_archiving_step_the_list_is_shown_and_nothing_recorded() {
    let (project, case) = basic();
    assert_snapshot!(project.run(["archive", &case, "--as", "li"]), @"
    forms to print: Registration form A, Registration form B, Registration form C, Acknowledgement, Satisfaction survey, Closing sheet, Case file, Classification and assessment, Steps of the procedure
    ------- stderr -------
    error: “Registration of complaints in five steps” knows no step that puts a case on file; this is its list of papers, and nothing was recorded
    hint: name the step under [report] archive_steps of the profile, or look at the list with --dry-run
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["archive", &case, "--dry-run", "--lang", "zh"]), @"
    可打印的表单：客户投诉登记表（简表）、客户投诉登记表（客户填写）、客户投诉登记表、投诉受理告知书、客户满意度调查表、投诉办结单、投诉卷宗、投诉分类与评估标准、投诉处理流程表
    ------- stderr -------
    本流程没有归档步骤。
    ");
}
