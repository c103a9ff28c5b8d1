//! `purge --dry-run`: what it would remove, what stays and why, paths that git takes; it removes nothing.

use insta::assert_snapshot;

use crate::archive::{done, new, project};
use crate::case_files::assert_fits;
use crate::retention::{LATER, LEAP, on_file};

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
