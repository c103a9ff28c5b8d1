//! Neither a refusal nor a finding about a broken file repeats a restricted value.

use crate::restricted::{nothing_secret, secrets_in, with_secrets};

#[test]
fn a_refused_value_is_not_repeated() {
    let (project, _) = with_secrets();
    for pair in [
        "penalty=secretfin",
        "penalty=机密罚",
        "fine=876543x",
        "accused=secretperso",
        "cause=secretcaus",
        "blamed=finance, desk, secret",
    ] {
        let output = project.run(["--as", "wang", "advance", "TS", "judge", "--set", pair]);
        assert_eq!(output.code, 2, "{output}");
        let told = secrets_in(&output);
        // The choices that there are stand in the procedure.
        assert!(
            told.iter().all(|secret| *secret == "secret"),
            "{pair}: {told:?}\n{output}"
        );
        let (_, typed) = pair.split_once('=').unwrap();
        assert!(!output.stderr.contains(&format!("`{typed}`")), "{output}");
    }
    let edited = project.run(["--as", "wang", "edit", "TS", "--set", "accused=secretpers"]);
    assert!(!edited.stderr.contains("`secretpers`"), "{edited}");
    let edited = project.run(["--as", "wang", "edit", "TS", "--set", "accused=wang"]);
    assert_eq!(edited.code, 0, "{edited}");
    nothing_secret("edit", &edited);
}

/// Hands on the file: what the value becomes, and where it stands.
fn broken(text: &str) -> Vec<(&'static str, String)> {
    let replaced = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}\n{text}");
        text.replace(from, to)
    };
    let in_one_line = |text: &str| {
        let (head, history) = text.split_once("history:\n").unwrap();
        let event = history.split("- id: ").nth(1).unwrap();
        let id = event.lines().next().unwrap();
        format!(
            "{head}history: [{{id: {id}, at: x, by: wang, step: open, set: {{consequence: 开除出店}}}}]\n"
        )
    };
    vec![
        (
            "unknown choice",
            replaced("penalty: secretfine", "penalty: secretlash"),
        ),
        (
            "unknown person",
            replaced("accused: secretperson", "accused: [secretperson]"),
        ),
        (
            "a list for a text",
            replaced("consequence: 开除出店", "consequence: [开除出店]"),
        ),
        (
            "a mapping for a text",
            replaced("consequence: 开除出店", "consequence: {开除出店: 1}"),
        ),
        (
            "a quote that is not closed",
            replaced("consequence: 开除出店", "consequence: \"开除出店"),
        ),
        (
            "a tag",
            replaced("consequence: 开除出店", "consequence: !secret 开除出店"),
        ),
        (
            "an anchor",
            replaced("consequence: 开除出店", "consequence: &secret 开除出店"),
        ),
        (
            "a control character",
            replaced("consequence: 开除出店", "consequence: 开除出店\u{1}"),
        ),
        (
            "an invisible character",
            replaced("consequence: 开除出店", "consequence: 开除出店\u{200b}"),
        ),
        (
            "a key twice",
            replaced(
                "consequence: 开除出店",
                "consequence: 开除出店\n    consequence: 开除出店",
            ),
        ),
        (
            "a conflict",
            replaced(
                "    consequence: 开除出店",
                "<<<<<<< ours\n    consequence: 开除出店\n=======\n    consequence: secret\n>>>>>>> theirs",
            ),
        ),
        (
            "a tab",
            replaced("    consequence: 开除出店", "\tconsequence: 开除出店"),
        ),
        ("at the top", format!("consequence: 开除出店\n{text}")),
        (
            "under the customer",
            text.replace("details:", "customer:\n  consequence: 开除出店\ndetails:"),
        ),
        (
            "among the stamps",
            replaced(
                "consequence: 开除出店",
                "cause: staff\n  consequence: 开除出店",
            ),
        ),
        (
            "a number",
            replaced(
                "consequence: 开除出店",
                "consequence: 开除出店 13800138000 110101199003077758",
            ),
        ),
        ("all in one line", in_one_line(text)),
        ("an unknown step", replaced("step: judge", "step: jugde")),
        ("a step too early", replaced("step: start", "step: judge")),
    ]
}

#[test]
fn no_finding_and_no_error_about_a_broken_file_shows_it() {
    let (project, file) = with_secrets();
    let text = project.read(&file);
    for (what, text) in broken(&text) {
        project.write(&file, text);
        for way in [
            "check",
            "check --format sarif",
            "show TS",
            "edit TS --title x",
        ] {
            let output = project.run(["--as", "wang"].into_iter().chain(way.split(' ')));
            nothing_secret(&format!("{way} of {what}"), &output);
        }
    }
}
