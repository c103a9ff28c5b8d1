//! What is found and does not count, in the formats that forges and CI read.

use insta::assert_snapshot;

use crate::check_formats::{FORMATS, fits};
use crate::errors::FILE;
use crate::rules::project_moved;
use crate::support::TestProject;

/// A case with two findings, one of them exempted.
fn project() -> TestProject {
    let project = project_moved(|text| {
        text.replace("status: handling", "status: closed")
            .replace("round: 1", "round: 1\nchanel: a")
    });
    let exempt = project.run([
        "exempt",
        "4K7Q",
        "unknown-key",
        "--until",
        "2026-11-10",
        "--reason",
        "CANARY",
    ]);
    assert_eq!(exempt.code, 0, "{exempt}");
    project
}

#[test]
fn each_format_that_can_say_it_tells_what_is_exempted_and_none_says_why() {
    let project = project();
    for format in FORMATS {
        let output = project.run(["check", "--format", format]);
        fits(format, &output);
        assert_eq!(output.code, 1, "{output}");
        assert!(!output.to_string().contains("CANARY"), "{output}");
        let says =
            output.stdout.contains("unknown-key\"") || output.stdout.contains("unknown-key ");
        assert_eq!(says, format != "gitlab", "{output}");
    }
    let github = project.run(["check", "--format", "github"]);
    let notices: Vec<_> = github
        .stdout
        .lines()
        .filter(|line| line.contains("notice"))
        .collect();
    assert_snapshot!(notices.join("\n"), @"::notice file=cases/2026/11/TS-20261103-4K7Q.yaml,line=15,col=1,title=unknown-key TS-20261103-4K7Q::the key `chanel` is not known%0Aexempted until 2026-11-10, by unknown");
    let sarif = project.run(["check", "--format", "sarif"]).json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    assert!(results[0].get("suppressions").is_none());
    assert_eq!(results[1]["level"], "note");
    assert_snapshot!(results[1]["suppressions"], @r#"[{"kind":"external","status":"accepted","justification":"exempted until 2026-11-10, by unknown"}]"#);
    let junit = project.run(["check", "--format", "junit"]).stdout;
    let counts = junit.lines().nth(1).unwrap();
    assert_snapshot!(counts, @r#"<testsuites name="tousu check" tests="2" failures="1" errors="0">"#);
    let skipped: Vec<_> = junit
        .lines()
        .skip_while(|line| !line.contains("unknown-key"))
        .collect();
    assert_snapshot!(skipped.join("\n"), @r#"
        <testcase name="TS-20261103-4K7Q unknown-key" classname="cases/2026/11/TS-20261103-4K7Q.yaml">
          <skipped message="the key `chanel` is not known; exempted until 2026-11-10, by unknown"/>
        </testcase>
      </testsuite>
    </testsuites>
    "#);
}

#[test]
fn a_print_does_not_change_when_its_finding_is_exempted() {
    let project = project();
    let print = |now: &str| {
        let sarif = project
            .run(["check", "--now", now, "--format", "sarif"])
            .json();
        let results = sarif["runs"][0]["results"].as_array().unwrap().clone();
        let found = results
            .into_iter()
            .find(|one| one["ruleId"] == "unknown-key");
        found.unwrap()["partialFingerprints"]["tousu/v1"].clone()
    };
    assert_eq!(
        print("2026-11-10T09:00:00+08:00"),
        print("2026-11-11T09:00:00+08:00")
    );
    assert!(project.read(FILE).contains("step: exempt"));
}
