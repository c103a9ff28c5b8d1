//! A group whose leading case is gone: `check` and `show` tell its members.

use insta::assert_snapshot;

use crate::links::{check, project};

#[test]
fn members_of_a_group_are_told_when_the_case_that_leads_it_is_gone() {
    let project = project();
    project.run(["advance", "BBBB", "join", "--set", "part_of=AAAA"]);
    assert!(!check(&project).stdout.contains("group-without-leader"));
    project.run(["advance", "AAAA", "merge", "--set", "duplicate_of=CCCC"]);
    assert_snapshot!(check(&project), @"
    warning[group-without-leader]: the group is led by TS-20261103-AAAA, for which another case stands
      --> cases/2026/11/TS-20261103-BBBB.yaml:37:16
    hint: name the case that leads now, or take this one out of the group: tousu edit TS-20261103-BBBB --set part_of=

    cases checked: 3; errors: 0; warnings: 1; late: 0
    ");
    let top = |lang: &str| {
        let page = project.run(["show", "BBBB", "--lang", lang]).stdout;
        let mut lines = page.lines();
        let told = lines.find(|line| line.starts_with('▲'));
        told.unwrap_or_default().to_owned()
    };
    assert_snapshot!(top("en"), @"▲ the group is led by TS-20261103-AAAA, for which another case stands");
    assert_snapshot!(top("zh"), @"▲ 群诉由 TS-20261103-AAAA 代表，该投诉已并入其他案件");
    let json = project.run(["show", "BBBB", "--json"]).json();
    assert_eq!(json["leader_fault"]["fault"], "duplicate");
    project.run(["edit", "BBBB", "--set", "part_of=CCCC"]);
    assert!(!check(&project).stdout.contains("group-without-leader"));
    assert_snapshot!(top("en"), @"");
}
