//! The command as people run it: in a project, with files that cannot be read, with wrong periods.

use std::path::Path;
use std::process::{Command, Output};

fn tousu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tousu"))
        .args(arguments)
        .args(["--now", "2026-11-22T12:00:00+08:00", "--lang", "en"])
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = tousu(folder.path(), &["init", "--profile", "network"]);
    assert!(made.status.success(), "{made:?}");
    folder
}

#[test]
fn without_a_period_last_month_is_reported() {
    let folder = project();
    let output = tousu(folder.path(), &["report"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Complaint report 2026-10\n"), "{text}");
    assert!(output.stderr.is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_report_still_printed() {
    let folder = project();
    let month = folder.path().join("cases/2026/10");
    std::fs::create_dir_all(&month).unwrap();
    std::fs::write(month.join("TS-20261001-AAAA.yaml"), "kind: [\n").unwrap();
    let output = tousu(folder.path(), &["report", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["period"]["label"], "2026-10");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("TS-20261001-AAAA.yaml"), "{told}");
}

#[test]
fn what_cannot_be_counted_or_reported_on_is_refused() {
    let folder = project();
    for (arguments, told) in [
        (vec!["report", "--month", "2026Q5"], "2026Q5"),
        (vec!["report", "--month", "last", "moon"], "last"),
        (
            vec!["report", "--by", "title"],
            "cannot be counted by title",
        ),
        (vec!["report", "--by", "categry"], "did you mean category"),
        (
            vec!["report", "--from", "2026-10-02", "--to", "2026-10-01"],
            "before it starts",
        ),
        (vec!["report", "--format", "ics"], "ics"),
        (
            vec!["report", "--explain", "recieved"],
            "did you mean received",
        ),
        (vec!["report", "--explain", "by_moon"], "no figure by_moon"),
        (
            vec!["report", "--format", "csv", "--table", "cause"],
            "did you mean causes",
        ),
        (vec!["report", "--table", "causes"], "--format csv"),
        (vec!["report", "categry:x"], "categry"),
    ] {
        let output = tousu(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn days_from_and_to_are_both_counted_in() {
    let folder = project();
    let arguments = ["report", "--from", "2026-10-01", "--to", "2026-10-15"];
    let output = tousu(
        folder.path(),
        &[&arguments[..], &["--format", "json"]].concat(),
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["period"]["from"], "2026-10-01T00:00:00+08:00");
    assert_eq!(json["period"]["to"], "2026-10-16T00:00:00+08:00");
    assert_eq!(json["previous"]["from"], "2026-09-16T00:00:00+08:00");
}

#[test]
fn months_side_by_side_are_sorted_and_each_stands_once() {
    let folder = project();
    let arguments = [
        "report", "--month", "2026-10", "2026-09", "--month", "2026-10",
    ];
    let output = tousu(folder.path(), &arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with("Complaint report 2026-09, 2026-10\n"),
        "{text}"
    );
}

#[test]
fn an_empty_repository_has_a_page_in_every_format_and_for_every_period() {
    let folder = project();
    for format in ["text", "md", "json", "csv"] {
        for period in [
            "2026-10",
            "上月",
            "last-week",
            "2026Q4",
            "2026",
            "2030-01",
            "0002",
        ] {
            let arguments = ["report", period, "--by", "handler", "--format", format];
            let output = tousu(folder.path(), &arguments);
            assert_eq!(
                output.status.code(),
                Some(0),
                "{format} {period}: {output:?}"
            );
            assert!(!output.stdout.is_empty());
        }
    }
}

#[test]
fn words_that_could_be_a_name_are_not_shown_as_filters() {
    let folder = project();
    let arguments = [
        "report",
        "2026-10",
        "王小明",
        "text:王小明",
        "kind:complaint",
    ];
    let output = tousu(folder.path(), &arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        !text.contains("王小明") && text.contains("kind:complaint"),
        "{text}"
    );
}

#[test]
fn a_list_of_figures_needs_no_project() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["text", "md", "json"] {
        let output = tousu(folder.path(), &["report", "--explain", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("first_contact") && text.contains("ISO 10002"));
    }
}

#[test]
fn a_base_that_is_no_number_or_no_month_is_named_with_its_line() {
    let folder = project();
    let path = folder.path().join("tousu.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    for line in [
        "\"2026-13\" = 1",
        "\"2026-10\" = 0",
        "\"2026-10\" = \"many\"",
    ] {
        std::fs::write(&path, format!("{settings}\n[report.base]\n{line}\n")).unwrap();
        let output = tousu(folder.path(), &["report"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("tousu.toml") && said.contains("base"),
            "{said}"
        );
    }
}

#[test]
fn a_period_is_understood_wherever_and_however_it_is_named() {
    let folder = project();
    for (arguments, labels) in [
        (vec!["--month", "2026Q4"], vec!["2026Q4"]),
        (vec!["--month", "2026"], vec!["2026"]),
        (vec!["--week", "2026-10"], vec!["2026-10"]),
        (vec!["last", "month"], vec!["2026-10"]),
        (vec!["last month"], vec!["2026-10"]),
        (vec!["Last", "Week", "kind:complaint"], vec!["2026-W46"]),
        (
            vec!["--month", "last", "month", "kind:complaint"],
            vec!["2026-10"],
        ),
        (
            vec!["kind:complaint", "--month", "last", "year"],
            vec!["2025"],
        ),
        (vec!["上月", "本月"], vec!["2026-10", "2026-11"]),
        (vec!["上周"], vec!["2026-W46"]),
        (vec!["上星期"], vec!["2026-W46"]),
        (vec!["--month", "去年"], vec!["2025"]),
        (vec!["2026-09", "last", "month"], vec!["2026-09", "2026-10"]),
        (vec!["2026Q3", "2026-10-08"], vec!["2026Q3", "2026-10-08"]),
    ] {
        let all: Vec<&str> = ["report", "--json"].into_iter().chain(arguments).collect();
        let output = tousu(folder.path(), &all);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let label =
            |report: &serde_json::Value| report["period"]["label"].as_str().unwrap().to_owned();
        let found: Vec<String> = match json["periods"].as_array() {
            Some(reports) => reports.iter().map(label).collect(),
            None => vec![label(&json)],
        };
        assert_eq!(found, labels, "{all:?}");
    }
}
