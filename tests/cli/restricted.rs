//! What only some roles may read leaves the case file on one way alone: `show --reveal` by one of them.

use std::fmt::Write as _;

use crate::support::{CommandOutput, TestProject};

const SETTINGS: &str = "profile = \"shop.toml\"
[people.wang]
name = \"王示例\"
roles = [\"service\"]
[people.ding]
name = \"丁示例\"
roles = [\"director\"]
[people.jin]
name = \"金示例\"
roles = [\"finance\"]
[people.secretperson]
name = \"机密某\"
roles = [\"service\"]
";

/// What stands for each restricted value in whatever form: ids, names, amounts, words.
const SECRETS: [&str; 9] = [
    "secret",
    "机密",
    "Secret",
    "876543",
    "8765.43",
    "finance, desk",
    "开除出店",
    "876,543",
    "8,765",
];

pub(crate) fn shop(settings: &str) -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", settings);
    project.write("shop.toml", include_str!("restricted_profile.toml"));
    project
}

/// A project with one case that has a value in each restricted field, and its file.
pub(crate) fn with_secrets() -> (TestProject, String) {
    let project = shop(SETTINGS);
    let made = project.run([
        "--as",
        "wang",
        "new",
        "--kind",
        "complaint",
        "--title",
        "排队太久",
        "--channel",
        "counter",
        "--set",
        "accused=secretperson",
    ]);
    assert_eq!(made.code, 0, "{made}");
    let file = project
        .files()
        .into_iter()
        .find(|file| file.starts_with("cases/"))
        .unwrap();
    for arguments in [
        vec!["advance", "TS", "start"],
        vec![
            "advance",
            "TS",
            "judge",
            "--set",
            "penalty=secretfine",
            "--set",
            "fine=8765.43",
            "--set",
            "consequence=开除出店",
            "--set",
            "cause=secretcause",
            "--set",
            "blamed=finance,desk",
        ],
    ] {
        let taken = project.run(["--as", "wang"].into_iter().chain(arguments));
        assert_eq!(taken.code, 0, "{taken}");
        nothing_secret("a step", &taken);
    }
    (project, file)
}

pub(crate) fn secrets_in(output: &CommandOutput) -> Vec<&'static str> {
    let all = format!("{}{}", output.stdout, output.stderr);
    SECRETS
        .into_iter()
        .filter(|secret| all.contains(secret))
        .collect()
}

pub(crate) fn nothing_secret(what: &str, output: &CommandOutput) {
    assert!(
        secrets_in(output).is_empty(),
        "{what} tells {:?}:\n{output}",
        secrets_in(output)
    );
}

/// Every way by which a case leaves its file without a question for what is restricted.
const WAYS: &[&str] = &[
    "show TS",
    "show TS --explain",
    "show TS --format json",
    "show TS --explain --format json",
    "show TS --reveal",
    "show TS --reveal --format json",
    "list",
    "list all --format json",
    "list --format jsonl",
    "list --format csv",
    "list --format md",
    "list 8765",
    "list secretfine",
    "list text:开除出店",
    "next",
    "next TS",
    "next TS --format json",
    "due",
    "due --format json",
    "report --month 2026-11",
    "report --month 2026-11 --ids --format json",
    "report --month 2026-11 --format csv",
    "report --month 2026-11 --format md --ids",
    "report --month 2026-11 --by lead --format json",
    "report --month 2026-11 --format csv --table causes",
    "report --month 2026-11 --explain cause_known",
    "report --month 2026-11 --explain redress_total",
    "report --month 2026-11 --month 2026-10",
    "check",
    "check --format json",
    "check --format github",
    "check --format gitlab",
    "check --format sarif",
    "check --format junit",
    "workflow show --format json",
];

#[test]
fn no_command_tells_a_restricted_value() {
    let (project, _) = with_secrets();
    for way in WAYS {
        // What is typed is no secret to the one who types it, nor what stands in the procedure.
        let typed = way.starts_with("list secret") || way.starts_with("list 8765");
        for language in ["zh", "en"] {
            let arguments = ["--as", "wang", "--lang", language];
            let output = project.run(arguments.into_iter().chain(way.split(' ')));
            if !typed && !way.starts_with("workflow") {
                nothing_secret(way, &output);
            }
            assert!(!output.stdout.contains("8765.43"), "{way}:\n{output}");
            assert!(!output.stderr.contains("panicked"), "{way}:\n{output}");
        }
    }
}

#[test]
fn a_restricted_field_is_no_filter_and_no_breakdown() {
    let (project, _) = with_secrets();
    let mut said = String::new();
    for way in [
        "list cause:secretcause",
        "list cause:staff",
        "list !cause:none",
        "report --by cause",
        "report --by penalty",
        "report --by accused",
        "report --by blamed",
        "report --by fine",
        "report cause:secretcause",
    ] {
        let output = project.run(
            ["--as", "wang", "--lang", "en"]
                .into_iter()
                .chain(way.split(' ')),
        );
        assert_eq!(output.code, 2, "{way}:\n{output}");
        let _ = write!(said, "{way}\n{}", output.stderr);
    }
    insta::assert_snapshot!(said, @"
    list cause:secretcause
    error: `cause` cannot be filtered by: only some roles may read it
    list cause:staff
    error: `cause` cannot be filtered by: only some roles may read it
    list !cause:none
    error: `cause` cannot be filtered by: only some roles may read it
    report --by cause
    error: cause cannot be counted by: only some roles may read it
    report --by penalty
    error: penalty cannot be counted by: only some roles may read it
    report --by accused
    error: accused cannot be counted by: only some roles may read it
    report --by blamed
    error: blamed cannot be counted by: only some roles may read it
    report --by fine
    error: fine cannot be counted by: only some roles may read it
    report cause:secretcause
    error: `cause` cannot be filtered by: only some roles may read it
    ");
}

#[test]
fn the_page_says_restricted_in_both_languages_and_in_json() {
    let (project, _) = with_secrets();
    let page = |arguments: &[&str]| {
        let output = project.run(arguments.iter().copied());
        let lines = output
            .stdout
            .lines()
            .filter(|line| line.contains("restricted") || line.contains("限阅"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let zh = page(&["show", "TS", "--as", "wang", "--lang", "zh"]);
    assert_eq!(
        zh,
        [
            "被投诉人   限阅",
            "处罚：限阅",
            "罚款金额：限阅",
            "处理意见：限阅",
            "原因：限阅",
            "责任部门：限阅"
        ]
    );
    let en = page(&["show", "TS", "--as", "wang", "--lang", "en"]);
    assert_eq!(en.len(), 6, "{en:?}");
    let json = project
        .run(["show", "TS", "--as", "wang", "--format", "json"])
        .json();
    assert_eq!(json["details"]["accused"], "restricted");
    let set = &json["history"][2]["set"];
    for field in ["penalty", "fine", "consequence", "cause", "blamed"] {
        assert_eq!(set[field], "restricted", "{set}");
    }
}

#[test]
fn one_of_the_roles_reads_by_asking_and_each_role_what_is_its_own() {
    let (project, _) = with_secrets();
    let show = |person, reveal: &[&'static str]| {
        let arguments = ["show", "TS", "--lang", "zh", "--as", person];
        project.run(arguments.into_iter().chain(reveal.iter().copied()))
    };
    nothing_secret("show without a question", &show("ding", &[]));
    nothing_secret(
        "json without a question",
        &show("ding", &["--format", "json"]),
    );
    let whole = show("ding", &["--reveal"]);
    for value in [
        "机密某",
        "机密罚款",
        "8765.43",
        "开除出店",
        "机密原因",
        "财务部、服务台",
    ] {
        assert!(whole.stdout.contains(value), "{value}:\n{whole}");
    }
    assert_eq!(whole.stderr, "");
    let json = show("ding", &["--reveal", "--format", "json"]).json();
    assert_eq!(json["history"][2]["set"]["fine"], "876543");
    assert_eq!(json["details"]["accused"], "secretperson");
    let part = show("jin", &["--reveal"]);
    assert!(part.stdout.contains("罚款金额：8765.43"), "{part}");
    assert!(part.stdout.contains("处罚：限阅"), "{part}");
    assert!(part.stderr.contains("限阅内容仍未显示"), "{part}");
    let nobody = project.run(["show", "TS", "--reveal"]);
    nothing_secret("somebody unknown", &nobody);
    assert!(
        nobody.stderr.contains("restricted fields stay hidden"),
        "{nobody}"
    );
}

#[test]
fn without_people_everybody_reads_by_asking_and_roles_of_another_profile_read_nothing() {
    let (project, file) = with_secrets();
    project.write("tousu.toml", "profile = \"shop.toml\"\n");
    nothing_secret("show", &project.run(["show", "TS"]));
    let open = project.run(["show", "TS", "--reveal"]);
    assert!(open.stdout.contains("8765.43"), "{open}");
    // The same file under a team whose roles are those of another procedure.
    let other = shop("profile = \"other.toml\"\n[people.ding]\nroles = [\"director\"]\n");
    let own =
        include_str!("restricted_profile.toml").replace("name = \"shop\"", "name = \"other\"");
    other.write("other.toml", own);
    other.write(&file, project.read(&file));
    let there = other.run(["--as", "ding", "show", "TS", "--reveal"]);
    nothing_secret("another profile", &there);
}
