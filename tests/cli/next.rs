//! `next`: the steps that are possible, and what waits for whom.

use insta::assert_snapshot;

use crate::case_files::{assert_fits, project, project_with_people};

#[test]
fn the_steps_of_a_case_come_with_their_needs_and_a_command_to_copy() {
    assert_snapshot!(project().run(["next", "E5F6"]), @"
    feedback       Feedback of the customer     Customer service
        satisfaction
            satisfied
            dissatisfied
            not_asked (not asked)
            no_answer (no answer)
            refused (refused to say)
            unreachable
        words  customer's words (when satisfaction is dissatisfied)
        tousu advance TS-20261102-E5F6 feedback --set satisfaction=…
    escalate       Escalate to the leader       Customer service, Technical staff, Complaint group
        reason
        tousu advance TS-20261102-E5F6 escalate --set reason=…
    suspect-abuse  Suspect malice or falsehood  Customer service, Technical staff
        reason
        tousu advance TS-20261102-E5F6 suspect-abuse --set reason=…
    ");
}

#[test]
fn a_need_that_depends_on_another_value_says_on_which() {
    let steps = project().run(["next", "E5F6", "--json"]).json();
    assert_fits("next", &steps);
    let feedback = steps
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["step"] == "feedback")
        .unwrap();
    assert_snapshot!(serde_json::to_string_pretty(feedback).unwrap(), @r#"
    {
      "step": "feedback",
      "to": "contacted",
      "roles": [
        "service"
      ],
      "needs": [
        {
          "field": "satisfaction",
          "type": "choice",
          "choices": [
            "satisfied",
            "dissatisfied",
            "not_asked",
            "no_answer",
            "refused",
            "unreachable"
          ]
        },
        {
          "field": "words",
          "type": "text",
          "when": {
            "satisfaction": "dissatisfied"
          }
        }
      ]
    }
    "#);
}

#[test]
fn a_need_that_the_case_already_meets_is_not_listed() {
    let project = project();
    let file = "cases/2026/11/TS-20261103-A1B2.yaml";
    let needs = |project: &crate::support::TestProject| {
        project.run(["next", "A1B2", "--json"]).json()[0]["needs"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(needs(&project), 1);
    let text = project
        .read(file)
        .replace(
            "channel: mail\nprofile",
            "category: other\nchannel: mail\nprofile",
        )
        .replace(
            "      channel: mail",
            "      channel: mail\n      category: other",
        );
    project.write(file, text);
    assert_eq!(needs(&project), 0);
}

#[test]
fn a_step_that_leaves_the_state_leads_nowhere_and_names_its_roles() {
    let steps = project().run(["next", "4K7Q", "--json"]).json();
    let plan = steps
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["step"] == "plan")
        .unwrap();
    assert_eq!(plan["to"], serde_json::Value::Null);
    assert_eq!(plan["roles"], serde_json::json!(["technical"]));
}

#[test]
fn without_a_case_it_is_what_waits_for_me_the_soonest_first() {
    let project = project_with_people();
    let waiting = |who: &str| {
        let rows = project.run(["next", "--json", "--as", who]).json();
        assert_fits("next", &rows);
        let ids: Vec<String> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap()[12..].to_owned())
            .collect();
        ids.join(" ")
    };
    assert_eq!(waiting("li"), "E5F6 A1B2");
    assert_eq!(waiting("Wang Wei"), "4K7Q");
    assert_eq!(project.run(["next", "--as", "nobody"]).code, 2);
}

#[test]
fn when_nobody_is_known_all_open_cases_wait() {
    assert_snapshot!(project_with_people().run(["next"]), @"
    CASE              STATUS        PRIO     TITLE           WITH        NEXT DUE
    TS-20261102-E5F6  To be told …  General  Router broken   Technical…  50m late ▲
    TS-20261103-A1B2  Received      General  =Bill | <b>wr…              20m late ▲
    TS-20261103-4K7Q  Being handl…  Urgent   宽带网速慢三…   Technical…  18h50m left
    ------- stderr -------
    nobody said who asks: all open cases are shown; say it with --as
    ");
    let rows = project().run(["next", "--json"]).json();
    assert_eq!(rows.as_array().unwrap().len(), 3);
}
