//! What was changed by hand before a case is put on file, and after it was.

use insta::assert_snapshot;

use crate::archive::{T, done, new, project};

#[test]
fn events_that_were_changed_after_archiving_are_found() {
    let project = project();
    let case = new(&project, T, "title", &[]);
    done(&project, T, &["note", &case, "first remark"]);
    done(&project, T, &["advance", &case, "close"]);
    done(&project, T, &["archive", &case]);
    done(&project, T, &["note", &case, "a remark afterwards"]);
    let file = format!("cases/2026/11/{case}.yaml");
    let good = project.read(&file);
    let check = || project.run(["check", "--rule", "filed-history-changed"]);
    assert_eq!(check().code, 0);
    project.write(&file, good.replace("first remark", "other remark"));
    assert_snapshot!(check(), @"
    error[filed-history-changed]: what the events before say is not what it was when the case was put on file
      --> cases/2026/11/TS-20261103-Y3XF.yaml:40:11
       |
    40 |     step: archive
       |           ^^^^^^^
    hint: look in git for the commit that changed them; `git log -p` with the path of the file

    cases checked: 1; errors: 1; warnings: 0; late: 0
    [exit code: 1]
    ");
    let (start, rest) = good.split_once("    step: note\n").unwrap();
    let (start, _) = start.rsplit_once("  - id:").unwrap();
    let (_, end) = rest.split_once("  - id:").unwrap();
    project.write(&file, format!("{start}  - id:{end}"));
    assert_snapshot!(project.run(["check", "--rule", "filed-history-changed", "--lang", "zh"]), @"
    错误[filed-history-changed]：归档时此前有 3 条记录，现在有 2 条
      --> cases/2026/11/TS-20261103-Y3XF.yaml:35:11
       |
    35 |     step: archive
       |           ^^^^^^^
    提示：请用 git log -p 加该文件路径，查找改动这些记录的提交

    检查案件 1 件：错误 1 项，警告 0 项，超时 0 件
    [exit code: 1]
    ");
    project.write(&file, good.replace("a remark afterwards", "changed"));
    assert_eq!(check().code, 0);
}

#[test]
fn an_attachment_that_is_gone_or_another_is_missing_from_the_file() {
    let project = project();
    let case = new(&project, T, "title", &[]);
    for name in ["gone.txt", "other.txt"] {
        project.write(name, name);
        done(&project, T, &["attach", &case, name]);
    }
    done(
        &project,
        T,
        &["advance", &case, "call-in", "--set", "part_text=x"],
    );
    done(&project, T, &["advance", &case, "close"]);
    let folder = format!("cases/2026/11/{case}");
    std::fs::remove_file(project.path(format!("{folder}/gone.txt"))).unwrap();
    project.write(&format!("{folder}/other.txt"), "changed");
    project.write(&format!("{folder}/more <b> ::error::.txt"), "more");
    assert_snapshot!(project.run(["archive", &case, "--dry-run"]), @"
    attachment  ✗ missing       gone.txt                caf99b83e806
    attachment  ✗ changed       other.txt               94ba3bc39f37
    attachment  · not recorded  more <b> ::error::.txt
    item        ✗ open          Part 1
    item        · open          Visit 1
    forms to print: Case file
    [exit code: 1]
    ");
}
