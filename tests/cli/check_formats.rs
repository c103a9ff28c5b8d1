//! The formats of `check` for forges and CI: each fits its schema, whatever is wrong with the files.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use roxmltree::{Document, Node};
use serde_json::{Value, json};

use crate::errors::{FILE, broken, good, names, project_with};
use crate::rules::project_moved;
use crate::support::{CommandOutput, TestProject};

/// The formats that a machine reads.
pub(crate) const FORMATS: [&str; 5] = ["json", "github", "gitlab", "sarif", "junit"];

/// Returns an XML element as the JSON that its schema describes.
fn element(node: Node<'_, '_>) -> Value {
    let attributes = node
        .attributes()
        .map(|one| (one.name().to_owned(), json!(one.value())));
    json!({
        "name": node.tag_name().name(),
        "attributes": attributes.collect::<serde_json::Map<_, _>>(),
        "elements": node.children().filter(Node::is_element).map(element).collect::<Vec<_>>(),
        "text": node.text().unwrap_or_default(),
    })
}

/// Returns the root element of a page.
pub(crate) fn xml(output: &CommandOutput) -> Value {
    let page = Document::parse(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{output}"));
    element(page.root_element())
}

/// Holds an answer to the schema of its format.
pub(crate) fn fits(format: &str, output: &CommandOutput) {
    let (schema, answer) = match format {
        "json" => (
            include_str!("../../schema/check.schema.json"),
            output.json(),
        ),
        "gitlab" => (include_str!("schemas/gitlab.schema.json"), output.json()),
        "sarif" => (include_str!("schemas/sarif.schema.json"), output.json()),
        "junit" => (include_str!("schemas/junit.schema.json"), xml(output)),
        "github" => return commands_are_whole(output),
        other => panic!("{other}"),
    };
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator
        .iter_errors(&answer)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{format}: {faults:?}\n{output}");
}

/// Each line is one command, and the last one says how much was checked.
fn commands_are_whole(output: &CommandOutput) {
    let lines: Vec<_> = output.stdout.lines().collect();
    let (summary, commands) = lines.split_last().unwrap();
    assert!(!summary.starts_with("::"), "{output}");
    for command in commands {
        let (properties, said) = command
            .strip_prefix("::error ")
            .or_else(|| command.strip_prefix("::warning "))
            .or_else(|| command.strip_prefix("::notice "))
            .and_then(|rest| rest.split_once("::"))
            .unwrap_or_else(|| panic!("{command}"));
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(
                ["file", "line", "col", "title"].contains(&name),
                "{command}"
            );
            assert!(!value.is_empty() && !value.contains(':'), "{command}");
        }
        assert!(!said.is_empty(), "{command}");
    }
}

#[test]
fn every_broken_file_is_told_in_every_format_as_its_schema_wants_and_without_what_the_customer_gave()
 {
    for name in names() {
        let text = String::from_utf8_lossy(&broken(&name)).into_owned();
        let text = text
            .replace("赵一一", "CANARY")
            .replace("1390000", "CANARY");
        let is_utf8 = String::from_utf8(broken(&name)).is_ok();
        let project = project_with(if is_utf8 {
            text.into_bytes()
        } else {
            broken(&name)
        });
        let code = project.run(["check"]).code;
        for format in FORMATS {
            let output = project.run(["check", "--format", format]);
            fits(format, &output);
            assert_eq!(output.code, code, "{name} {format}");
            assert!(!output.to_string().contains("CANARY"), "{name}:\n{output}");
        }
    }
}

#[test]
fn a_finding_is_told_the_same_by_each_format() {
    let project = project_moved(|text| text.replace("status: handling", "status: closed"));
    let run = |format| project.run(["check", "--format", format]);
    assert_snapshot!(run("github"), @"
    ::error file=cases/2026/11/TS-20261103-4K7Q.yaml,line=2,col=9,title=header-against-history TS-20261103-4K7Q::`status` should be `handling`, as the history yields%0Acorrect this line; to change where the case stands, take a step
    cases checked: 1; errors: 1; warnings: 0; late: 0
    [exit code: 1]
    ");
    assert_snapshot!(run("gitlab"), @r#"
    [
      {
        "description": "`status` should be `handling`, as the history yields",
        "check_name": "header-against-history",
        "fingerprint": "7e049c588cab267743213570dd86aa77",
        "severity": "critical",
        "location": {
          "path": "cases/2026/11/TS-20261103-4K7Q.yaml",
          "lines": {
            "begin": 2
          }
        }
      }
    ]
    [exit code: 1]
    "#);
    assert_snapshot!(run("junit"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tousu check" tests="1" failures="1" errors="0">
      <testsuite name="tousu check" tests="1" failures="1" errors="0" skipped="0" timestamp="2026-11-03T01:00:00">
        <testcase name="TS-20261103-4K7Q" classname="cases/2026/11/TS-20261103-4K7Q.yaml">
          <failure type="header-against-history" message="`status` should be `handling`, as the history yields">cases/2026/11/TS-20261103-4K7Q.yaml:2:9 header-against-history
      `status` should be `handling`, as the history yields
      correct this line; to change where the case stands, take a step
    </failure>
        </testcase>
      </testsuite>
    </testsuites>
    [exit code: 1]
    "#);
    let mut sarif = run("sarif").json();
    let result = sarif["runs"][0]["results"][0].as_object_mut().unwrap();
    let index = result.remove("ruleIndex").unwrap().as_u64().unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&sarif["runs"][0]["results"]).unwrap(), @r#"
    [
      {
        "ruleId": "header-against-history",
        "level": "error",
        "message": {
          "text": "`status` should be `handling`, as the history yields\ncorrect this line; to change where the case stands, take a step"
        },
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "cases/2026/11/TS-20261103-4K7Q.yaml",
                "uriBaseId": "%SRCROOT%"
              },
              "region": {
                "startLine": 2,
                "startColumn": 9,
                "endColumn": 15
              }
            }
          }
        ],
        "partialFingerprints": {
          "primaryLocationLineHash": "7e049c588cab267743213570dd86aa77",
          "tousu/v1": "7e049c588cab267743213570dd86aa77"
        },
        "properties": {
          "case": "TS-20261103-4K7Q",
          "clock": null
        }
      }
    ]
    "#);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(rules.len(), tousu::rules::ALL.len());
    assert_eq!(
        rules[usize::try_from(index).unwrap()]["id"],
        "header-against-history"
    );
}

#[test]
fn junit_counts_what_is_in_order_too() {
    let project =
        project_with(good().replace("category: service\nreceived", "category: other\nreceived"));
    let second = good()
        .replace("4K7Q", "9ZZZ")
        .replace("13900000000", "13800000002")
        .replace("00000000000000", "00000000000003");
    project.write("cases/2026/11/TS-20261103-9ZZZ.yaml", second);
    project.write("cases/2026/11/TS-20261103-9ZZZ/b.txt", "");
    project.write("cases/notes.txt", "");
    assert_snapshot!(project.run(["check", "--format", "junit"]), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tousu check" tests="3" failures="2" errors="0">
      <testsuite name="tousu check" tests="3" failures="2" errors="0" skipped="0" timestamp="2026-11-03T01:00:00">
        <testcase name="TS-20261103-4K7Q" classname="cases/2026/11/TS-20261103-4K7Q.yaml">
          <failure type="header-against-history" message="`category` should be `service`, as the history yields">cases/2026/11/TS-20261103-4K7Q.yaml:6:11 header-against-history
      `category` should be `service`, as the history yields
      correct this line; to change where the case stands, take a step
    </failure>
        </testcase>
        <testcase name="TS-20261103-9ZZZ" classname="cases/2026/11/TS-20261103-9ZZZ.yaml">
          <system-out>cases/2026/11/TS-20261103-9ZZZ/***.txt attachment-unrecorded
      no event of the case names this file
      record it with `tousu attach`, or remove it
    </system-out>
        </testcase>
        <testcase name="notes.txt" classname="cases/notes.txt">
          <failure type="misplaced-file" message="cases/notes.txt does not end in .yaml">cases/notes.txt misplaced-file
      cases/notes.txt does not end in .yaml
      rename it to end in .yaml, or move it out of cases/
    </failure>
        </testcase>
      </testsuite>
    </testsuites>
    [exit code: 1]
    "#);
}

#[test]
fn paths_are_those_of_the_repository_when_the_project_is_a_folder_of_it() {
    let project = TestProject::empty().with_git();
    let text = good().replace("status: received", "status: closed");
    project.write(&format!("desk/{FILE}"), text);
    project.write("desk/profiles/test.toml", broken_profile());
    project.write("desk/tousu.toml", "profile = \"profiles/test.toml\"\n");
    for format in ["github", "gitlab", "sarif", "junit"] {
        let output = project.run(["check", "--dir", "desk", "--format", format]);
        assert!(output.stdout.contains(&format!("desk/{FILE}")), "{output}");
        fits(format, &output);
    }
}

fn broken_profile() -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/profile.toml");
    std::fs::read(path).unwrap()
}

/// Returns the prints that two formats give.
fn prints(project: &TestProject, now: &str) -> Vec<String> {
    let of = |format| {
        project
            .run(["check", "--now", now, "--format", format])
            .json()
    };
    let (gitlab, sarif) = (of("gitlab"), of("sarif"));
    let gitlab: Vec<String> = gitlab
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(&one["fingerprint"]))
        .collect();
    let results = sarif["runs"][0]["results"].as_array().unwrap().clone();
    let print = |one: &Value| text(&one["partialFingerprints"]["tousu/v1"]);
    assert_eq!(gitlab, results.iter().map(print).collect::<Vec<_>>());
    gitlab
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_print_stays_when_lines_and_the_clock_move_on_and_no_two_findings_share_one() {
    let change = |text: String| {
        text.replace("status: handling", "status: closed")
            .replace("round: 1", "round: 2\nchanel: a\nchanell: b\nhandler: x")
    };
    let late = "2026-11-06T10:00:00+08:00";
    let project = project_moved(change);
    let before = prints(&project, late);
    assert!(before.len() >= 6, "{before:?}");
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    project.write(FILE, format!("# a remark\n\n{}", project.read(FILE)));
    let after = prints(&project, "2026-11-09T10:00:00+08:00");
    assert_eq!(
        before.iter().collect::<BTreeSet<_>>(),
        after.iter().collect()
    );
}
