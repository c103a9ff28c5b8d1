//! What is the same for every command: languages, help, usage errors, streams, exit codes.

use std::fs::OpenOptions;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::TestProject;

#[test]
fn without_a_command_the_help_is_shown_as_a_refusal() {
    let output = TestProject::empty().run([]);
    assert_eq!((output.code, output.stdout.as_str()), (2, ""));
    assert!(
        output.stderr.starts_with("Complaints")
            && output.stderr.ends_with("error: no command was given\n")
    );
}

#[test]
fn help_in_chinese_holds_no_english_words() {
    let project = TestProject::empty();
    assert_snapshot!(project.run(["init", "--help", "--lang", "zh"]), @"
    在此建立投诉项目，已有的项目则补齐

    用法: tousu init [选项]

    选项:
          --profile <流程>  采用的流程（默认 network）

    通用选项:
          --now <时间>     以此时间为当前时间（或设 TOUSU_NOW）
          --dir <目录>     在此目录中工作，而不是当前目录
          --as <人员>      以此人身份操作（或设 TOUSU_ACTOR）
          --lang <语言>    语言：zh 或 en
          --format <格式>  输出格式：text、json、md、csv、html 等
          --json           等同于 --format json
          --color <时机>   颜色：auto（默认）、always、never
      -q, --quiet          只输出结果、警告和错误
      -v, --verbose        输出更多过程信息
          --no-input       从不提问
      -h, --help           显示帮助

    示例:
      tousu init --profile basic --lang zh
    ");
    assert_eq!(project.run(["help", "init"]), project.run(["init", "-h"]));
}

#[test]
fn the_language_comes_from_the_option_the_project_then_the_locale() {
    let project = TestProject::empty().with_variable("LANG", "zh_CN.UTF-8");
    assert!(project.run(["list!"]).stderr.starts_with("错误："));
    project.write("tousu.toml", "language = \"en\"\n");
    assert!(project.run(["list!"]).stderr.starts_with("error: "));
    assert!(
        project
            .run(["list!", "--lang=zh"])
            .stderr
            .starts_with("错误：")
    );
}

#[test]
fn usage_errors_name_what_was_probably_meant() {
    let project = TestProject::empty();
    assert_snapshot!(project.run(["inti"]), @"
    ------- stderr -------
    error: there is no command `inti`
    hint: did you mean `init`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--profil", "basic"]), @"
    ------- stderr -------
    error: there is no option `--profil` here
    hint: did you mean `--profile`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--profile"]), @"
    ------- stderr -------
    error: `--profile <PROFILE>` needs a value
    hint: `--help` shows what there is
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "here"]), @"
    ------- stderr -------
    error: `here` is one argument too many
    hint: `--help` shows what there is
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--color", "alway"]), @"
    ------- stderr -------
    error: `alway` is not a value of `--color <WHEN>`
    hint: did you mean `always`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--lang", "fr"]), @"
    ------- stderr -------
    error: `fr` is not a value of `--lang <LANG>`
    hint: it is one of: zh, en
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--json", "--format", "md"]), @"
    ------- stderr -------
    error: `--json` cannot go together with `--format <FORMAT>`
    hint: `--help` shows what there is
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--format", "jsn"]), @"
    ------- stderr -------
    error: there is no format `jsn`
    hint: did you mean `json`?
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["init", "--now", "2026-02-30"]), @"
    ------- stderr -------
    error: --now: `2026-02-30` is not a moment
    hint: write 2026-11-03T09:00:00+08:00, or 2026-11-03T09:00 or 2026-11-03 for +08:00
    [exit code: 2]
    ");
}

#[test]
fn an_escape_code_in_an_argument_is_shown_and_not_obeyed() {
    let output = TestProject::empty().run(["\u{1b}]0;x\u{7}\u{202e}"]);
    assert_eq!(
        output.stderr.lines().next(),
        Some(r"error: there is no command `\x1b]0;x\x07\u{202e}`")
    );
}

#[test]
fn under_github_actions_no_argument_becomes_a_workflow_command() {
    let project = TestProject::empty().with_variable("GITHUB_ACTIONS", "true");
    let output = project.run(["x\n \u{3000}::add-mask::a\n##[error]y"]);
    assert!(
        !output
            .stderr
            .lines()
            .any(|line| line.trim().starts_with("::")),
        "{output}"
    );
    assert!(!output.stderr.contains("##["), "{output}");
}

#[test]
fn colours_are_written_only_when_asked_for() {
    let project = TestProject::empty();
    assert!(!project.run(["x"]).stderr.contains('\u{1b}'));
    assert!(
        project
            .run(["x", "--color", "always"])
            .stderr
            .starts_with("\u{1b}[")
    );
    assert!(
        project
            .run(["--help", "--color=always"])
            .stdout
            .contains("\u{1b}[")
    );
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_printed_is_an_error_that_tells_whether_something_was_saved() {
    let project = TestProject::empty();
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = project.command(["--help"]).stdout(full()).output().unwrap();
    assert_snapshot!(project.finished(output), @"
    ------- stderr -------
    error: the answer could not be printed: No space left on device (os error 28)
    [exit code: 2]
    ");
    let output = project.command(["init"]).stdout(full()).output().unwrap();
    assert_snapshot!(project.finished(output), @"
    ------- stderr -------
    hint: register a complaint with `tousu new`
    error: saved, but the answer could not be printed: No space left on device (os error 28)
    [exit code: 2]
    ");
}

#[test]
#[cfg(unix)]
fn a_reader_that_closed_the_pipe_ends_the_command_quietly() {
    let project = TestProject::empty();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = project.command(["init"]).stdout(writer).output().unwrap();
    let output = project.finished(output);
    assert_eq!(output.code, 0, "{output}");
    assert!(!output.stderr.contains("error"), "{output}");
}
