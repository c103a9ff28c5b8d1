//! Files that a person has changed by hand, and the steps after that.

use crate::support::TestProject;

/// A way to change a file by hand.
type Change = fn(&str) -> String;

const CHANGES: &[(&str, Change)] = &[
    ("windows lines", |text| text.replace('\n', "\r\n")),
    ("byte order mark", |text| format!("\u{feff}{text}")),
    ("no final newline", |text| text.trim_end().to_owned()),
    ("comments", |text| {
        text.replace("history:\n", "# above\nhistory: # behind\n  # within\n")
            .replace("    step: register\n", "    step: register # the first\n")
            + "# below\n"
    }),
    ("unknown keys", |text| {
        text.replacen(
            "title:",
            "x-own: \"a\" # ours\nteam: {a: [1, 2]}\ntitle:",
            1,
        )
    }),
    ("quoted keys and values", |text| {
        text.replace("status: received", "\"status\": 'received' # now")
            .replace("category:", "'category':")
    }),
    ("history in the middle", |text| {
        let (header, history) = text.split_at(text.find("history:").unwrap());
        header.replacen("title:", &format!("{history}title:"), 1)
    }),
    ("empty keys left out", |text| {
        let given = |line: &&str| {
            !line.ends_with(':')
                || line.contains("customer")
                || line.contains("history")
                || line.starts_with(' ')
        };
        text.lines()
            .filter(given)
            .map(|line| format!("{line}\n"))
            .collect()
    }),
    ("lists at the margin", |text| {
        let (header, history) = text.split_at(text.find("history:").unwrap());
        format!("{header}{}", history.replace("\n  ", "\n"))
    }),
];

#[test]
fn steps_after_a_change_by_hand_change_their_own_lines_only() {
    for (name, change) in CHANGES {
        let project = TestProject::of_profile("network");
        let new = [
            "new",
            "--title",
            "x",
            "--channel",
            "phone",
            "--name",
            "A",
            "--phone",
            "0123",
        ];
        assert_eq!(project.run(new).code, 0);
        let file = project
            .files()
            .into_iter()
            .find(|file| file.ends_with(".yaml"))
            .unwrap();
        let before = change(&project.read(&file));
        project.write(&file, &before);
        let id = file.rsplit('/').next().unwrap().trim_end_matches(".yaml");
        for arguments in [
            ["advance", id, "acknowledge", "--set", "category=technical"].as_slice(),
            &["assign", id, "--lead", "technical", "--priority", "general"],
            &["note", id, "line one\nline two"],
        ] {
            let output = project.run(arguments.iter().copied());
            assert_eq!(output.code, 0, "{name}: {output}");
        }
        let output = project.run(["check", "--quiet"]);
        assert_eq!(output.code, 0, "{name}: {output}");
        let after = project.read(&file);
        let lost: Vec<_> = before
            .lines()
            .filter(|line| !after.lines().any(|now| now == *line))
            .collect();
        // Only the summary lines of what the steps recorded were rewritten.
        for line in &lost {
            let own = ["status", "category", "lead"]
                .iter()
                .any(|key| line.contains(key));
            assert!(own, "{name}: {line}\n{after}");
        }
        assert_eq!(
            before.matches('#').count(),
            after.matches('#').count(),
            "{name}"
        );
        assert_eq!(
            before.contains("\r\n"),
            !after.replace("\r\n", "").contains('\n'),
            "{name}"
        );
        assert_eq!(before.ends_with('\n'), after.ends_with('\n'), "{name}");
        let last = after.rfind("\nhistory:").unwrap();
        let key_after = after[last + 1..]
            .lines()
            .skip(1)
            .any(|line| line.starts_with(char::is_alphabetic));
        assert_eq!(
            key_after,
            *name == "history in the middle",
            "{name}\n{after}"
        );
    }
}
