//! `retention`: minimum and maximum from archiving on, holds, exemptions, what cannot be read.

use insta::assert_snapshot;

use crate::archive::{basic, done, new, project};
use crate::case_files::assert_fits;
use crate::support::TestProject;

/// Puts a case on file at a moment; returns its number.
pub(crate) fn on_file(project: &TestProject, at: &str, title: &str, more: &[&str]) -> String {
    let case = new(project, at, title, more);
    done(project, at, &["advance", &case, "close"]);
    done(project, at, &["archive", &case]);
    case
}

pub(crate) const LEAP: &str = "2024-02-29T10:00:00+08:00";
pub(crate) const LATER: &str = "2026-11-03T09:00:00+08:00";

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
    let (project, case) = basic();
    project.run(["hold", &case, "--as", "li", "--because", "lawsuit"]);
    assert_snapshot!(project.run(["retention", "--all"]), @"
    TS-20261103-Y3XF  held  a  since 2026-11-03, by li: lawsuit
    ------- stderr -------
    The procedure does not say how long files are kept ([retention]); cases of other profiles are listed by theirs.
    ");
}

#[test]
fn each_case_is_kept_by_its_own_procedure() {
    let project = TestProject::of_profile("network");
    for (number, profile) in [("AAAA", "network"), ("BBBB", "contract"), ("CCCC", "mall")] {
        let case = format!(
            "id: TS-20240229-{number}\nstatus: archived\nkind: complaint\ntitle: a\n\
             received: 2024-02-29T10:00:00+08:00\nprofile: {profile}\nround: 1\nhistory:\n\
             {}{}",
            event("01HQSM8000AAAAAAAAAAAAAAAA", "register"),
            event("01HQSM8001AAAAAAAAAAAAAAAA", "archive"),
        );
        project.write(&format!("cases/2024/02/TS-20240229-{number}.yaml"), case);
    }
    assert_snapshot!(project.run(["retention", "--all", "--now", "2026-11-03T09:00:00+08:00"]), @"
    TS-20240229-BBBB  minimum over  from Put on file 2024-02-29  1 year, until 2025-02-28                 a
    TS-20240229-AAAA  to be kept    from Archive 2024-02-29      3 years, until 2027-03-01 (provisional)  a
    ");
}

/// Returns an event of a case file.
fn event(id: &str, step: &str) -> String {
    format!("  - id: {id}\n    at: 2024-02-29T10:00:00+08:00\n    by: li\n    step: {step}\n")
}
