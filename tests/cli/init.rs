//! `init`.

use insta::assert_snapshot;

use crate::support::TestProject;

#[test]
fn init_makes_a_project_and_a_second_time_keeps_it() {
    let project = TestProject::empty();
    assert_snapshot!(project.run(["init"]), @"
    made      tousu.toml
    made      cases/.gitkeep
    made      schema/case.schema.json
    made      .gitattributes
    made      .gitignore
    ------- stderr -------
    hint: register a complaint with `tousu new`
    ");
    assert_snapshot!(project.files().join("\n"), @"
    .gitattributes
    .gitignore
    cases/.gitkeep
    schema/case.schema.json
    tousu.toml
    ");
    let settings = project.read("tousu.toml");
    assert_snapshot!(project.run(["init", "--profile", "basic"]), @"
    kept      tousu.toml
    kept      cases/.gitkeep
    kept      schema/case.schema.json
    kept      .gitattributes
    kept      .gitignore
    ------- stderr -------
    warning: tousu.toml was there already: the profile `basic` was not put in
    hint: register a complaint with `tousu new`
    ");
    assert_eq!(project.read("tousu.toml"), settings);
}

#[test]
fn init_in_chinese_writes_chinese_settings_that_later_commands_answer_in() {
    let project = TestProject::empty();
    assert_snapshot!(project.run(["init", "--profile", "basic", "--lang", "zh"]), @"
    新建  tousu.toml
    新建  cases/.gitkeep
    新建  schema/case.schema.json
    新建  .gitattributes
    新建  .gitignore
    ------- stderr -------
    提示：登记投诉请用 tousu new
    ");
    assert!(project.read("tousu.toml").contains("profile = \"basic\"\n"));
    assert_snapshot!(project.run(["init", "--profile", "basik"]), @"
    ------- stderr -------
    错误：没有“basik”这个流程
    提示：是否要写“basic”？
    [exit code: 2]
    ");
}

#[test]
fn init_adds_its_lines_to_files_that_are_there_and_keeps_their_bytes() {
    let project = TestProject::empty().with_git();
    project.write(".gitattributes", "*.png binary\r\n");
    project.write(".gitignore", b"caf\xe9\n.tousu/\nlast line");
    project.write("cases/README.md", "");
    assert_snapshot!(project.run(["init"]), @"
    made      tousu.toml
    made      cases/.gitkeep
    made      schema/case.schema.json
    completed .gitattributes
    completed .gitignore
    ------- stderr -------
    hint: register a complaint with `tousu new`
    ");
    assert_eq!(
        project.read(".gitattributes"),
        "*.png binary\r\ncases/** -text\r\ncases/*/*/*.yaml text eol=lf\r\n"
    );
    assert_eq!(
        std::fs::read(project.path(".gitignore")).unwrap(),
        b"caf\xe9\n.tousu/\nlast line\n.*.tmp\n"
    );
}

#[test]
fn init_refuses_a_profile_that_is_not_built_in() {
    let project = TestProject::empty();
    assert_snapshot!(project.run(["init", "--profile", "netwrok"]), @"
    ------- stderr -------
    error: there is no profile `netwrok`
    hint: did you mean `network`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--profile", "zzz"]), @"
    ------- stderr -------
    error: there is no profile `zzz`
    hint: built-in profiles: basic, callcenter, company, contract, mall, network, telecom
    [exit code: 2]
    ");
    assert_eq!(project.files(), Vec::<String>::new());
}

#[test]
#[cfg(unix)]
fn init_writes_through_no_link() {
    let project = TestProject::empty();
    std::os::unix::fs::symlink("/dev/null", project.path("tousu.toml")).unwrap();
    assert_snapshot!(project.run(["init"]), @"
    ------- stderr -------
    error: $ROOT/tousu.toml is a symbolic link
    hint: put a plain file of its own in its place
    [exit code: 2]
    ");
}

#[test]
fn what_the_settings_show_as_comments_can_be_taken_as_it_stands() {
    for profile in ["network", "basic", "mall"] {
        for language in ["en", "zh"] {
            let project = TestProject::empty();
            project.run(["init", "--profile", profile, "--lang", language]);
            let settings = project.read("tousu.toml");
            let taken: Vec<&str> = settings
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(rest) if rest.starts_with('[') || rest.contains(" = ") => rest,
                    _ => line,
                })
                .collect();
            project.write("tousu.toml", taken.join("\n"));
            let output = project.run(["workflow", "check"]);
            assert_eq!(output.code, 0, "{output}");
            assert!(taken.len() > 20 && taken.contains(&"[people.lina]"));
        }
    }
}
