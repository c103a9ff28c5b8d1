//! Redress and papers as a clerk meets them: pay, recover, attach, look, check.

use crate::restricted::shop;
use crate::support::{CommandOutput, TestProject};

fn done(project: &TestProject, arguments: &[&str]) -> CommandOutput {
    let output = project.run(
        ["--lang", "en", "--as", "wang"]
            .into_iter()
            .chain(arguments.iter().copied()),
    );
    assert_eq!(output.code, 0, "{arguments:?}\n{output}");
    output
}

/// A case whose refund was paid in advance and came back in part, closed without its receipt.
fn paid() -> TestProject {
    let project = shop("profile = \"shop.toml\"\n");
    done(
        &project,
        &[
            "new",
            "--kind",
            "complaint",
            "--title",
            "吊灯掉落",
            "--channel",
            "counter",
        ],
    );
    done(&project, &["advance", "TS", "start"]);
    done(
        &project,
        &[
            "advance",
            "TS",
            "pay",
            "--set",
            "redress=退款",
            "--set",
            "amount=1200.50",
            "--set",
            "payer=advance",
        ],
    );
    done(
        &project,
        &[
            "advance",
            "TS",
            "recover",
            "--set",
            "recovered=1000",
            "--set",
            "payer=insurer",
        ],
    );
    done(&project, &["advance", "TS", "close"]);
    project
}

#[test]
fn show_tells_what_was_given_what_came_back_and_which_paper_is_missing() {
    let project = paid();
    let text = done(&project, &["show", "TS"]).stdout;
    for line in [
        "Refund 1200.50 yuan, paid by Company, in advance, of it 1200.50 yuan in advance",
        "recovered 1000.00 yuan, from Insurer",
        "given 1200.50 yuan; advanced 1200.50 yuan, recovered 1000.00 yuan, outstanding 200.50 yuan",
        "Receipt  missing; copies (2): Finance, Desk",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json = done(&project, &["show", "TS", "--format", "json"]).json();
    assert_eq!(json["redress"]["outstanding"], 20_050);
    assert_eq!(json["redress"]["payments"][0]["redress"], "refund");
    assert_eq!(json["papers"][0]["state"], "missing");
    assert_eq!(
        json["papers"][0]["copies"],
        serde_json::json!(["finance", "desk"])
    );
    let zh = project.run(["--lang", "zh", "show", "TS"]).stdout;
    assert!(zh.contains("收条  缺；一式 2 份：财务部、服务台"), "{zh}");
}

#[test]
fn a_missing_paper_is_found_until_it_is_attached_and_signed() {
    let project = paid();
    let found = |project: &TestProject| {
        let json = project
            .run(["check", "--rule", "paper-missing", "--format", "json"])
            .json();
        let findings = json["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|one| one["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found(&project),
        ["the case has ended, and Receipt is missing"]
    );
    project.write("receipt.pdf", "paper");
    done(
        &project,
        &["attach", "TS", "receipt.pdf", "--paper", "receipt"],
    );
    assert_eq!(
        found(&project),
        ["the case has ended, and Receipt is not signed"]
    );
    done(
        &project,
        &[
            "attach",
            "TS",
            "receipt.pdf",
            "--paper",
            "收条",
            "--signed",
            "是",
        ],
    );
    assert_eq!(found(&project), Vec::<String>::new());
    let text = done(&project, &["show", "TS"]).stdout;
    assert!(text.contains("Receipt  signed  receipt"), "{text}");
}

#[test]
fn attach_refuses_a_paper_that_the_procedure_does_not_know_and_copies_nothing() {
    let project = paid();
    project.write("receipt.pdf", "paper");
    let files = project.files();
    let refused = |arguments: &[&'static str]| {
        let all = ["--lang", "en", "attach", "TS", "receipt.pdf"];
        let output = project.run(all.into_iter().chain(arguments.iter().copied()));
        assert_eq!(output.code, 2, "{output}");
        assert_eq!(project.files(), files);
        output.stderr
    };
    assert!(refused(&["--paper", "recipt"]).contains("receipt"));
    assert!(refused(&["--paper", ""]).contains("paper"));
    assert!(refused(&["--paper", "receipt", "--signed", "perhaps"]).contains("signed"));
    assert!(refused(&["--signed", "yes"]).contains("--paper <PAPER>"));
}

#[test]
fn a_recovery_is_offered_while_something_is_outstanding_and_refused_with_the_reason_after() {
    let project = paid();
    let steps = |project: &TestProject| {
        let json = done(project, &["next", "TS", "--format", "json"]).json();
        let steps = json.as_array().unwrap().clone();
        steps
            .iter()
            .map(|one| one["step"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(&project), ["recover"]);
    done(
        &project,
        &[
            "advance",
            "TS",
            "recover",
            "--set",
            "recovered=200.50",
            "--set",
            "payer=insurer",
        ],
    );
    assert_eq!(steps(&project), Vec::<String>::new());
    let refused = project.run([
        "--lang",
        "en",
        "advance",
        "TS",
        "recover",
        "--set",
        "recovered=1",
        "--set",
        "payer=insurer",
    ]);
    assert_eq!(refused.code, 2, "{refused}");
    assert!(refused.stderr.contains("advances outstanding"), "{refused}");
}
