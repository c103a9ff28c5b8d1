//! `retention` and `purge`: minimum and maximum from archiving on, holds, links, what cannot be read.

use insta::assert_snapshot;

use crate::archive::{done, new, project};
use crate::case_files::assert_fits;
use crate::support::TestProject;

/// Puts a case on file at a moment; returns its number.
fn on_file(project: &TestProject, at: &str, title: &str, more: &[&str]) -> String {
    let case = new(project, at, title, more);
    done(project, at, &["advance", &case, "close"]);
    done(project, at, &["archive", &case]);
    case
}

const LEAP: &str = "2024-02-29T10:00:00+08:00";
const LATER: &str = "2026-11-03T09:00:00+08:00";

#[test]
fn a_year_from_the_last_day_of_february_ends_with_february() {
    let project = project();
    on_file(&project, LEAP, "leap", &[]);
    let at = |now: &str| project.run(["retention", "--all", "--now", now]);
    assert_snapshot!(at("2025-02-28T23:59:59+08:00"), @"TS-20240229-RG9G  to be kept  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  leap");
    assert_snapshot!(at("2025-03-01T00:00:00+08:00"), @"TS-20240229-RG9G  minimum over  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  leap");
    // The same moment, said in another zone.
    assert_snapshot!(at("2025-02-28T16:00:00Z"), @"TS-20240229-RG9G  minimum over  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  leap");
    assert_snapshot!(at("2027-03-02T00:00:00+08:00"), @"TS-20240229-RG9G  maximum over ▲  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  leap");
}

#[test]
fn a_file_is_due_when_it_is_past_its_maximum_and_neither_held_nor_needed() {
    let project = project();
    let over = on_file(&project, LEAP, "over", &[]);
    let held = on_file(&project, "2024-03-01T10:00:00+08:00", "held", &[]);
    let needed = on_file(&project, "2024-03-04T10:00:00+08:00", "needed", &[]);
    on_file(&project, LATER, "young", &[]);
    let back = on_file(&project, "2024-03-05T10:00:00+08:00", "came back", &[]);
    done(&project, LATER, &["advance", &back, "reopen"]);
    done(&project, LATER, &["advance", &back, "close"]);
    done(&project, LATER, &["hold", &held, "--because", "lawsuit"]);
    let now = "2027-06-01T09:00:00+08:00";
    let until = ["--until", "2027-07-01", "--reason", "asked for"];
    let exempt = ["exempt", &needed, "retention-reached"];
    done(&project, now, &[exempt.as_slice(), &until].concat());
    assert_snapshot!(project.run(["retention", "--now", now]), @"
    TS-20240229-RG9G  maximum over ▲  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  over
    TS-20240301-A4B4  held            from Put on file 2024-03-01  1 year, until 2025-03-03; at most 3 years, until 2027-03-01 (provisional)  held    since 2026-11-03, by li: lawsuit
    TS-20240304-6096  still needed    from Put on file 2024-03-04  1 year, until 2025-03-04; at most 3 years, until 2027-03-04 (provisional)  needed  exempted until 2027-07-01
    ");
    assert_snapshot!(project.run(["retention", "--all", "--now", now, "--lang", "zh"]), @"
    TS-20240229-RG9G  最长期限已满 ▲  自归档 2024-02-29 起  1 年，至 2025-02-28；至多 3 年，至 2027-03-01（暂定）          over
    TS-20240301-A4B4  暂缓销毁        自归档 2024-03-01 起  1 年，至 2025-03-03；至多 3 年，至 2027-03-01（暂定）          held       自 2026-11-03 起，由 li 办理：lawsuit
    TS-20240304-6096  仍需保存        自归档 2024-03-04 起  1 年，至 2025-03-04；至多 3 年，至 2027-03-04（暂定）          needed     豁免至 2027-07-01
    TS-20261103-Y3XF  保存期内        自归档 2026-11-03 起  1 年，至 2027-11-03（暂定）；至多 3 年，至 2029-11-05（暂定）  young
    TS-20240305-ZB38  尚未归档                                                                                             came back
    ");
    let due = project.run(["retention", "--due", "--now", now, "--json"]);
    assert_eq!(due.code, 1, "{due}");
    assert_fits("retention", &due.json());
    assert_snapshot!(due.stdout, @r#"
    [
      {
        "id": "TS-20240229-RG9G",
        "title": "over",
        "status": "archived",
        "profile": "filing",
        "from": {
          "step": "archive",
          "at": "2024-02-29T10:00:00+08:00"
        },
        "minimum": {
          "limit": "1y",
          "until": "2025-02-28T23:59:59+08:00",
          "provisional": false
        },
        "maximum": {
          "limit": "3y",
          "until": "2027-03-01T23:59:59+08:00",
          "provisional": true
        },
        "reached": "maximum",
        "hold": null,
        "needed_until": null,
        "due": true,
        "file": "cases/2024/02/TS-20240229-RG9G.yaml"
      }
    ]
    "#);
    let all = project.run(["retention", "--all", "--now", now, "--json"]);
    assert_fits("retention", &all.json());
    assert_eq!(all.json().as_array().unwrap().len(), 5);
    // The rule of check says the same.
    let check = project.run([
        "check",
        "--rule",
        "retention-reached",
        "--now",
        now,
        "--json",
    ]);
    let found = check.json();
    let cases: Vec<_> = found["findings"].as_array().unwrap().iter().collect();
    assert_eq!(cases.len(), 1, "{check}");
    assert_eq!(cases[0]["case"], over.as_str());
    assert_eq!(found["exempted"][0]["case"], needed.as_str());
    let after = project.run(["retention", "--due", "--now", "2027-07-02T09:00:00+08:00"]);
    assert_snapshot!(after, @"
    TS-20240229-RG9G  maximum over ▲  from Put on file 2024-02-29  1 year, until 2025-02-28; at most 3 years, until 2027-03-01 (provisional)  over
    TS-20240304-6096  maximum over ▲  from Put on file 2024-03-04  1 year, until 2025-03-04; at most 3 years, until 2027-03-04 (provisional)  needed
    [exit code: 1]
    ");
}

#[test]
fn purge_says_what_it_would_remove_and_what_stays() {
    let project = project().with_git();
    let first = on_file(&project, LEAP, "first ::error::\u{202e}x", &[]);
    on_file(
        &project,
        LEAP.replace("10:", "11:").as_str(),
        "second",
        &["--repeat-of", &first],
    );
    let named = on_file(&project, LEAP.replace("10:", "12:").as_str(), "named", &[]);
    let held = on_file(&project, LEAP.replace("10:", "13:").as_str(), "held", &[]);
    new(&project, LATER, "open", &["--repeat-of", &named]);
    done(&project, LATER, &["hold", &held, "--because", "lawsuit"]);
    project.write(&format!("cases/2024/02/{first}/a b*.txt"), "123");
    let now = "2027-06-01T09:00:00+08:00";
    let before = project.files();
    assert_snapshot!(project.run(["purge", "--now", now]), @"
    ------- stderr -------
    error: tousu removes no files
    hint: `tousu purge --dry-run` says which may be removed, with --format paths for `git rm`, and what git still holds
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["purge", "--dry-run", "--now", now]), @r"
    TS-20240229-HQGE  may be kept for 3 years at most, over since 2027-03-01 (provisional)  second
      cases/2024/02/TS-20240229-HQGE.yaml  0.9 kB
    TS-20240229-RG9G  may be kept for 3 years at most, over since 2027-03-01 (provisional)  first ::error::\u{202e}x
      cases/2024/02/TS-20240229-RG9G.yaml  0.9 kB
      cases/2024/02/TS-20240229-RG9G/a b*.txt  0.1 kB

    TS-20240229-591Y  over, and stays: TS-20261103-Y3XF, which is kept, names it
    TS-20240229-ZCBG  over, and stays: held since 2026-11-03 by li: lawsuit

    cases: 2, files: 3, together 1.7 kB
    Nothing was removed. Removing is done by a person who has looked at this list.
    In the folder of the project:
      tousu purge --dry-run --format paths -z | git --literal-pathspecs rm --pathspec-from-file=- --pathspec-file-nul
      git commit
    git holds these files all the same: every earlier commit has them, in this clone and in all others.
    To take them out of the past as well, history has to be written anew: put the paths into a file and run
    `git filter-repo --invert-paths --paths-from-file FILE` in a fresh clone, then push by force to every branch and tag.
    All commits from the first one concerned on get other ids, and signatures on them are lost.
    What stays after that: clones, forks, backups, caches of CI, merge requests on the forge. Each has to be removed or made
    anew by whoever keeps it. What cannot be removed may only be stored and protected (PIPL, article 47).
    ");
    assert_snapshot!(project.run(["purge", "--dry-run", "--now", now, "--lang", "zh"]), @r"
    TS-20240229-HQGE  至多保存 3 年，已于 2027-03-01 届满（暂定）  second
      cases/2024/02/TS-20240229-HQGE.yaml  0.9 kB
    TS-20240229-RG9G  至多保存 3 年，已于 2027-03-01 届满（暂定）  first ::error::\u{202e}x
      cases/2024/02/TS-20240229-RG9G.yaml  0.9 kB
      cases/2024/02/TS-20240229-RG9G/a b*.txt  0.1 kB

    TS-20240229-591Y  期限已满，但须保留：仍在保存的 TS-20261103-Y3XF 指向它
    TS-20240229-ZCBG  期限已满，但须保留：由 li 自 2026-11-03 起暂缓销毁：lawsuit

    案件 2 件，文件 3 个，共 1.7 kB
    没有删除任何文件。删除须由专人核对本清单后自行办理。
    在项目目录中执行：
      tousu purge --dry-run --format paths -z | git --literal-pathspecs rm --pathspec-from-file=- --pathspec-file-nul
      git commit
    即使如此，git 中仍留有这些文件：此前的每一次提交都含有它们，本机副本和所有其他副本都是如此。
    要从历史中一并清除，须改写历史：把路径写入一个文件，在新克隆的副本中执行
    `git filter-repo --invert-paths --paths-from-file 文件`，再强制推送全部分支和标签。
    自首个涉及的提交起，所有提交的编号都会改变，其上的签名失效。
    此后仍会留有：各人的副本、派生仓库、备份、CI 缓存、代码平台上的合并请求，须由各自的保管人删除或重新克隆。
    确实无法删除的，只能存储并采取必要的安全保护措施（个人信息保护法第四十七条）。
    ");
    let json = project.run(["purge", "--dry-run", "--now", now, "--json"]);
    assert_fits("purge", &json.json());
    assert_eq!(json.json()["files"], 3);
    assert_snapshot!(project.run(["purge", "--dry-run", "--now", now, "--format", "paths"]), @"
    cases/2024/02/TS-20240229-HQGE.yaml
    cases/2024/02/TS-20240229-RG9G.yaml
    cases/2024/02/TS-20240229-RG9G/a b*.txt
    ");
    assert_eq!(project.files(), before);
    // What it prints can be given to git as it says.
    project.git(["add", "-A"]);
    project.git(["commit", "--quiet", "-m", "all"]);
    let pipe = format!(
        "tousu purge --dry-run --now {now} --format paths -z | git --literal-pathspecs rm -q --pathspec-from-file=- --pathspec-file-nul"
    );
    let output = project.shell(&pipe);
    assert_eq!(output.code, 0, "{output}");
    assert_snapshot!(project.run(["purge", "--dry-run", "--now", now]), @"
    TS-20240229-591Y  over, and stays: TS-20261103-Y3XF, which is kept, names it
    TS-20240229-ZCBG  over, and stays: held since 2026-11-03 by li: lawsuit
    ------- stderr -------
    No file may be removed.
    ");
}

#[test]
fn what_cannot_be_read_is_told_and_no_path_is_printed_then() {
    let project = project();
    on_file(&project, LEAP, "over", &[]);
    project.write("cases/2024/02/TS-20240201-AAAA.yaml", "id: [\n");
    let now = "2027-06-01T09:00:00+08:00";
    assert_eq!(project.run(["retention", "--due", "--now", now]).code, 2);
    assert_eq!(project.run(["purge", "--dry-run", "--now", now]).code, 2);
    let paths = project.run(["purge", "--dry-run", "--now", now, "--format", "paths"]);
    assert_eq!((paths.code, paths.stdout.as_str()), (2, ""));
    let stranger = project.read("cases/2024/02/TS-20240201-AAAA.yaml");
    assert_eq!(stranger, "id: [\n");
    // A case of a profile that nobody knows is not read either.
    let file = project.files();
    let file = file
        .iter()
        .find(|file| file.ends_with(".yaml") && !file.contains("AAAA"));
    let text = project.read(file.unwrap());
    project.write(
        file.unwrap(),
        text.replace("profile: filing", "profile: strange"),
    );
    std::fs::remove_file(project.path("cases/2024/02/TS-20240201-AAAA.yaml")).unwrap();
    assert_snapshot!(project.run(["retention", "--now", now]), @"
    ------- stderr -------
    No files.
    error: there is no profile `strange`
      --> cases/2024/02/TS-20240229-RG9G.yaml:14:10
       |
    14 | profile: strange
       |          ^^^^^^^
    [exit code: 2]
    ");
    assert_eq!(project.run(["purge", "--dry-run", "--now", now]).code, 2);
}

#[test]
fn an_archiving_in_the_future_and_an_empty_project_are_no_reason_to_remove() {
    let project = project();
    assert_snapshot!(project.run(["retention"]), @"
    ------- stderr -------
    No files.
    ");
    assert_snapshot!(project.run(["purge", "--dry-run"]), @"
    ------- stderr -------
    No file may be removed.
    ");
    on_file(&project, "2030-01-01T10:00:00+08:00", "future", &[]);
    assert_snapshot!(project.run(["retention", "--all", "--lang", "zh"]), @"TS-20300101-HAGZ  保存期内  自归档 2030-01-01 起  1 年，至 2031-01-01（暂定）；至多 3 年，至 2033-01-03（暂定）  future");
    assert_eq!(project.run(["retention", "--due"]).code, 0);
}

#[test]
fn a_procedure_without_retention_says_so_and_lists_what_is_held() {
    let project = TestProject::of_profile("basic");
    let new = [
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
    ];
    let case = project.run(new).json()["id"].as_str().unwrap().to_owned();
    project.run(["hold", &case, "--as", "li", "--because", "lawsuit"]);
    assert_snapshot!(project.run(["retention", "--all"]), @"
    TS-20261103-Y3XF  held  a  since 2026-11-03, by li: lawsuit
    ------- stderr -------
    The procedure does not say how long files are kept ([retention]); cases of other profiles are listed by theirs.
    ");
}
