//! The list of a file by other ways: `advance` records it too, `list` tells who is held, and nothing restricted stands in it.

use insta::assert_snapshot;

use crate::archive::{T, done, new, project};
use crate::restricted::{nothing_secret, secrets_in, shop};

#[test]
fn advance_records_the_list_and_tells_what_is_missing() {
    let project = project();
    let case = new(&project, T, "吊灯掉落", &[]);
    let pay = ["advance", &case, "pay", "--set", "redress=refund"];
    let pay: Vec<_> = pay
        .into_iter()
        .chain(["--set", "amount=100", "--set", "payer=advance"])
        .collect();
    done(&project, T, &pay);
    done(&project, T, &["advance", &case, "close"]);
    let archived = done(&project, T, &["advance", &case, "archive", "--lang", "en"]);
    assert_snapshot!(archived.stderr, @"warning: put on file although it lacks: paper Receipt (missing), advance 100.00 yuan (outstanding); `tousu archive` asks for the reason first");
    let text = project.read(&format!("cases/2026/11/{case}.yaml"));
    let (_, event) = text.split_once("    step: archive\n").unwrap();
    assert!(event.contains("        history 3 "), "{event}");
    assert!(event.contains("paper missing receipt"), "{event}");
    assert!(!event.contains("missing_because"), "{event}");
    let check = project.run(["check", "--lang", "en"]);
    assert!(!check.stdout.contains("filed-history-changed"), "{check}");
    let changed = text.replace("redress: refund", "redress: gift");
    assert_ne!(changed, text, "{text}");
    project.write(&format!("cases/2026/11/{case}.yaml"), changed);
    let check = project.run(["check", "--lang", "en"]);
    assert!(check.stdout.contains("filed-history-changed"), "{check}");
}

#[test]
fn a_list_in_json_tells_which_cases_are_held() {
    let project = project();
    let held = new(&project, T, "吊灯掉落", &[]);
    new(&project, T, "灯箱松动", &[]);
    done(&project, T, &["hold", &held, "--because", "诉讼"]);
    let list = project.run(["list", "--json"]);
    crate::case_files::assert_fits("list", &list.json());
    for row in list.json().as_array().unwrap() {
        assert_eq!(row["held"], row["id"] == held.as_str(), "{row}");
    }
}

#[test]
fn nothing_restricted_stands_on_the_list_or_in_what_archive_prints() {
    let project = shop("profile = \"shop.toml\"\n");
    let profile = project.read("shop.toml");
    let step = "\n[steps.file]\nlabel = { zh = \"归档\", en = \"File\" }\nfrom = \"done\"\n\n[report]\narchive_steps = [\"file\"]\n";
    let at = profile.find("\n[clocks.whole]").unwrap();
    project.write(
        "shop.toml",
        format!("{}{step}{}", &profile[..at], &profile[at..]),
    );
    let case = new(
        &project,
        T,
        "排队太久",
        &["--channel", "counter", "--kind", "complaint"],
    );
    done(&project, T, &["advance", &case, "start"]);
    let judge = "judge --set penalty=secretfine --set fine=8765.43 --set consequence=开除出店 --set cause=secretcause";
    let judge: Vec<_> = ["advance", &case]
        .into_iter()
        .chain(judge.split(' '))
        .collect();
    done(&project, T, &judge);
    done(&project, T, &["advance", &case, "close"]);
    for language in ["zh", "en"] {
        for more in [&["--dry-run"][..], &["--dry-run", "--json"], &[]] {
            let fixed = ["--lang", language, "archive", &case, "--as", "li"];
            let output = project.run(fixed.into_iter().chain(more.iter().copied()));
            nothing_secret("archive", &output);
        }
    }
    let text = project.read(&format!("cases/2026/11/{case}.yaml"));
    let (_, event) = text.split_once("    step: file\n").unwrap();
    assert!(event.contains("filed: "), "{event}");
    assert!(
        !event.contains("secret") && !event.contains("8765"),
        "{event}"
    );
    let form = project.run(["form", &case, "case-file"]);
    assert!(secrets_in(&form).is_empty(), "{form}");
}
