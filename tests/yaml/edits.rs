//! Edits change the lines concerned and nothing else.

use tousu::say::{Language, Words};
use tousu::yaml::{Document, Editor, Path, Value};

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

fn edit(text: &str, change: impl FnOnce(&mut Editor)) -> String {
    let document =
        Document::parse(text.as_bytes()).unwrap_or_else(|faults| panic!("{text:?} {faults:?}"));
    let mut editor = Editor::new(&document);
    change(&mut editor);
    editor.finish().unwrap()
}

fn set(text: &str, at: &str, value: impl Into<Value>) -> String {
    let value = value.into();
    edit(text, |editor| {
        editor
            .set(&path(at), &value)
            .unwrap_or_else(|error| panic!("{text:?} {at} {error}"))
    })
}

fn append(text: &str, at: &str, value: impl Into<Value>) -> String {
    let value = value.into();
    edit(text, |editor| {
        editor
            .append(&path(at), &value)
            .unwrap_or_else(|error| panic!("{text:?} {at} {error}"))
    })
}

fn remove(text: &str, at: &str) -> String {
    edit(text, |editor| {
        editor
            .remove(&path(at))
            .unwrap_or_else(|error| panic!("{text:?} {at} {error}"))
    })
}

fn event() -> Value {
    Value::map([
        ("at", Value::text("2026-11-03T09:12:00+08:00")),
        ("note", Value::text("第一行\n第二行\n")),
    ])
}

#[test]
fn a_number_is_written_without_quotes_and_is_the_same_as_its_text() {
    assert_eq!(
        set("round: \"1\" # c\n", "round", Value::Number(2)),
        "round: 2 # c\n"
    );
    assert_eq!(set("a: 1\n", "round", Value::Number(2)), "a: 1\nround: 2\n");
    assert_eq!(
        set("{round: 1}\n", "round", Value::Number(2)),
        "{round: 2}\n"
    );
    let same = "round: \"2\"\n";
    assert_eq!(set(same, "round", Value::Number(2)), same);
}

#[test]
fn a_replaced_scalar_keeps_its_quotes_and_its_comment() {
    assert_eq!(set("a: x # c\nb: 1\n", "a", "v"), "a: v # c\nb: 1\n");
    assert_eq!(set("a: 'x'   # c\n", "a", "it's"), "a: 'it''s'   # c\n");
    assert_eq!(set("a: \"x\"\n", "a", "说\"好\""), "a: \"说\\\"好\\\"\"\n");
    assert_eq!(set("a:   x\n", "a", "no"), "a:   \"no\"\n");
    assert_eq!(set("a: x # c\n", "a", "一\n二\n"), "a: | # c\n  一\n  二\n");
    assert_eq!(
        set("a: | # c\n  一\n  二\n\nb: 1\n", "a", "v"),
        "a: |- # c\n  v\n\nb: 1\n"
    );
    assert_eq!(set("a: # c\nb: 1\n", "a", "v"), "a: v # c\nb: 1\n");
    assert_eq!(set("a:\nb: 1\n", "a", "v"), "a: v\nb: 1\n");
    assert_eq!(
        set("a: {x: 1, y: 'z'} # c\n", "a.y", "a, b"),
        "a: {x: 1, y: 'a, b'} # c\n"
    );
    assert_eq!(set("a: x\n", "a", Value::Nothing), "a:\n");
    assert_eq!(set("a: x # c\n", "a", "x"), "a: x # c\n");
    assert_eq!(set("l:\n- x # c\n- y\n", "l[0]", "z"), "l:\n- z # c\n- y\n");
    assert_eq!(
        set("a: >-\n  x\n  y\nb: 1\n", "a", "z"),
        "a: |-\n  z\nb: 1\n"
    );
}

#[test]
fn a_value_of_another_kind_is_written_as_a_block_and_comments_within_move_above() {
    let map = Value::map([("x", Value::text("1")), ("k", Value::text("二"))]);
    assert_eq!(
        set("a: old # c\nb: 1\n", "a", map.clone()),
        "a: # c\n  x: \"1\"\n  k: 二\nb: 1\n"
    );
    assert_eq!(
        set("a:\n  # in\n  p: 1 # t\n  q: 2\nb: 1\n", "a", "text"),
        "# in\n# t\na: text\nb: 1\n"
    );
    assert_eq!(
        set("l:\n  - p: 1 # t\n    q: 2\n  - z\n", "l[0]", "w"),
        "l:\n  - w # t\n  - z\n"
    );
    assert_eq!(
        set("l:\n  - w # t\n", "l[0]", map),
        "l:\n  - x: \"1\" # t\n    k: 二\n"
    );
}

#[test]
fn a_missing_key_comes_after_its_last_sibling_or_the_named_one() {
    assert_eq!(
        set("a: 1\n# end\n", "b", "2026"),
        "a: 1\nb: \"2026\"\n# end\n"
    );
    assert_eq!(set("a: 1", "b", "x"), "a: 1\nb: x");
    assert_eq!(
        set("a:\n    b: 1\nc: 2\n", "a.d.e", "x"),
        "a:\n    b: 1\n    d:\n        e: x\nc: 2\n"
    );
    assert_eq!(set("a: {b: 1}\n", "a.c", "x"), "a: {b: 1, c: x}\n");
    assert_eq!(set("a: {}\n", "a.c", "x"), "a:\n  c: x\n");
    assert_eq!(set("{}\n", "c", "x"), "{c: x}\n");
    let after = edit("a: 1 # c\nhistory:\n- x\n", |editor| {
        editor
            .set_after(&path("b"), "a", &Value::text("x"))
            .unwrap();
    });
    assert_eq!(after, "a: 1 # c\nb: x\nhistory:\n- x\n");
}

#[test]
fn an_appended_item_follows_the_list_as_it_is_written() {
    let lines = "at: 2026-11-03T09:12:00+08:00\n";
    assert_eq!(
        append("h:\n- at: 1\n  by: x\n", "h", event()),
        format!("h:\n- at: 1\n  by: x\n- {lines}  note: |\n    第一行\n    第二行\n")
    );
    assert_eq!(
        append("h:\r\n    -   at: 1 # c\r\n\r\nz: 1\r\n", "h", event()),
        format!("h:\n    -   at: 1 # c\n    -   {lines}        note: |\n          第一行\n          第二行\n\nz: 1\n")
            .replace('\n', "\r\n")
    );
    for empty in ["h: []\n", "h:\n", "h: null\n", "h: ~\n"] {
        assert_eq!(append(empty, "h", "x"), "h:\n  - x\n", "{empty}");
    }
    assert_eq!(append("a: 1\n", "h", "x"), "a: 1\nh:\n  - x\n");
    assert_eq!(
        append("h: [a, b] # c\n", "h", "x, y"),
        "h: [a, b, \"x, y\"] # c\n"
    );
    assert_eq!(append("h:\n  - a", "h", "x"), "h:\n  - a\n  - x");
    assert_eq!(
        append("h:\n  - |\n    a\n  # next\n", "h", "x"),
        "h:\n  - |\n    a\n  - x\n  # next\n"
    );
    assert_eq!(
        append("h:\n  - |+\n    a\n\n", "h", "x"),
        "h:\n  - |+\n    a\n\n  - x\n"
    );
}

#[test]
fn a_removed_key_takes_its_lines_and_leaves_comments_above_others() {
    assert_eq!(
        remove("a: 1 # t\n# about b\nb: 2\n", "a"),
        "# about b\nb: 2\n"
    );
    assert_eq!(remove("a: 1\nb:\n  c: 2", "b"), "a: 1");
    assert_eq!(remove("l:\n- a: 1\n  b: 2\n", "l[0].a"), "l:\n- b: 2\n");
    assert_eq!(
        remove("l:\n- a: 1\n  # about b\n  b: 2\n", "l[0].a"),
        "l:\n-\n  # about b\n  b: 2\n"
    );
    assert_eq!(remove("l:\n- a\n- b\n", "l[0]"), "l:\n- b\n");
    assert_eq!(remove("l:\n- a\n", "l[0]"), "l: []\n");
    assert_eq!(remove("m:\n  a: 1\n", "m.a"), "m: {}\n");
    assert_eq!(remove("m: {a: 1, b: 2}\n", "m.a"), "m: {b: 2}\n");
    assert_eq!(remove("m: [a, b]\n", "m[1]"), "m: [a]\n");
    assert_eq!(remove("m: [a]\n", "m[0]"), "m: []\n");
    assert_eq!(remove("a: 1\n", "zzz"), "a: 1\n");
}

#[test]
fn a_refused_edit_says_why_in_both_languages_and_changes_nothing() {
    let text = "a: x\nl:\n- y\n";
    let document = Document::parse(text.as_bytes()).unwrap();
    let mut editor = Editor::new(&document);
    let value = Value::text("z");
    let errors = [
        (editor.set(&Path::root(), &value), "yaml.edit_whole"),
        (editor.set(&path("l[5]"), &value), "yaml.edit_missing"),
        (editor.set(&path("a.b"), &value), "yaml.edit_not_a_map"),
        (editor.append(&path("a"), &value), "yaml.edit_not_a_list"),
        (
            editor.set(&path("a"), &Value::text("\u{1b}")),
            "yaml.edit_control_character",
        ),
        (
            editor.set(&path("a"), &Value::text("x".repeat(2_000_000))),
            "yaml.edit_refused",
        ),
    ];
    for (result, key) in errors {
        let error = result.unwrap_err();
        assert_eq!(error.message().key, key);
        for language in Language::ALL {
            for message in [Some(error.message()), error.hint()].into_iter().flatten() {
                let said = Words::of(language).say(&message);
                assert!(
                    !said.contains(['{', '}']) && !said.starts_with("yaml."),
                    "{said}"
                );
            }
        }
    }
    assert_eq!(editor.finish().unwrap(), text);
}
