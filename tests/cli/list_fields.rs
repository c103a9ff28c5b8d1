//! `list` by the fields of the profile itself: those with a list of values, none that only some may read.

use insta::assert_snapshot;

use crate::support::TestProject;

const PEOPLE: &str = "\n[people.desk]\nname = \"台某\"\nroles = [\"service\"]\n";

/// A mall with two complaints, one of which was judged.
fn mall() -> TestProject {
    let project = TestProject::of_profile("mall");
    project.write("tousu.toml", project.read("tousu.toml") + PEOPLE);
    for title in ["杯子缺口", "鞋跟断裂"] {
        let output = project.run([
            "new",
            "--channel",
            "desk",
            "--name",
            "卓某",
            "--phone",
            "138-0000-0001",
            "--address",
            "某街 1 号",
            "--category",
            "product-defect",
            "--title",
            title,
            "--set",
            "request=换货",
            "--as",
            "desk",
            "--json",
        ]);
        assert_eq!(output.code, 0, "{output}");
        if title == "杯子缺口" {
            let id = output.json()["id"].as_str().unwrap().to_owned();
            let judged = project.run([
                "advance",
                &id,
                "judge",
                "--set",
                "grounds=yes",
                "--set",
                "category=product-defect",
                "--set",
                "reasonable=no",
                "--as",
                "desk",
            ]);
            assert_eq!(judged.code, 0, "{judged}");
        }
    }
    project
}

fn titles(project: &TestProject, filter: &str) -> Vec<String> {
    let output = project.run(["list", "--json", filter]);
    assert_eq!(output.code, 0, "{filter}: {output}");
    let rows = output.json();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["title"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_field_with_a_list_of_values_is_a_filter_by_id_or_name() {
    let project = mall();
    assert_eq!(titles(&project, "reasonable:no"), ["杯子缺口"]);
    assert_eq!(titles(&project, "要求是否合理：否"), ["杯子缺口"]);
    assert_eq!(titles(&project, "reasonable:yes"), [""; 0]);
    assert_eq!(titles(&project, "!grounds:yes"), ["鞋跟断裂"]);
    assert_eq!(titles(&project, "grounds:none"), ["鞋跟断裂"]);
}

#[test]
fn an_unknown_value_a_free_text_and_a_restricted_field_are_refused() {
    let project = mall();
    assert_snapshot!(project.run(["list", "reasonable:maybe"]), @"
    ------- stderr -------
    error: filter `reasonable` has no value `maybe`
    hint: values: yes, no
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "reasonabel:no", "--lang", "zh"]), @"
    ------- stderr -------
    错误：没有“reasonabel”这个筛选项
    提示：是否要写“reasonable”？
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "store:东门店"]), @"
    ------- stderr -------
    error: there is no filter `store`
    hint: did you mean `store_manager`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["list", "responsible_person:desk"]), @"
    ------- stderr -------
    error: `responsible_person` cannot be filtered by: only some roles may read it
    [exit code: 2]
    ");
}
