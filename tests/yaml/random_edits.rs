//! Ten thousand random edits: each yields exactly the value that was meant, and keeps every comment.

use tousu::yaml::{Document, EditError, Editor, Node, Path, Step, Value, write_value};

use crate::chance::Chance;
use crate::generate::file;
use crate::meaning::{append, remove, set};
use crate::oracle::means;
use crate::values::{any, event, text};

/// Collects the paths of everything below a node.
fn paths(node: &Node, at: &Path, found: &mut Vec<Path>) {
    for (key, below) in node.entries() {
        let path = at.clone().key(key.text.clone());
        found.push(path.clone());
        paths(below, &path, found);
    }
    for (index, below) in node.items().iter().enumerate() {
        let path = at.clone().index(index);
        found.push(path.clone());
        paths(below, &path, found);
    }
}

/// One edit, with its meaning applied to a value apart from the editor.
enum Change {
    Set(Path, Value),
    SetAfter(Path, String, Value),
    Append(Path, Value),
    Remove(Path),
}

fn change(document: &Document, chance: &mut Chance) -> Change {
    let mut all = Vec::new();
    paths(document.root(), &Path::root(), &mut all);
    let path = if all.is_empty() {
        Path::root().key("new")
    } else {
        chance.pick(&all).clone()
    };
    let node = document.root().find(&path);
    match chance.below(10) {
        0..=3 => Change::Set(
            path,
            if chance.once_in(3) {
                any(chance)
            } else {
                text(chance)
            },
        ),
        4 | 5 => {
            let parent = match node {
                Some(Node::Map(_)) => path,
                _ => Path::root(),
            };
            let new = parent
                .clone()
                .key(*chance.pick(&["new", "新键", "no", "a: b", "- x", "\"q\""]));
            let first = document
                .root()
                .find(&parent)
                .and_then(|node| node.entries().first());
            match first {
                Some((key, _)) if chance.once_in(2) => {
                    Change::SetAfter(new, key.text.clone(), any(chance))
                }
                _ if chance.once_in(3) && document.root().find(&new).is_none() => {
                    Change::Set(new.key("deep").key("er"), any(chance))
                }
                _ => Change::Set(new, any(chance)),
            }
        }
        6 | 7 => {
            let lists: Vec<_> =
                all.iter()
                    .filter(|path| {
                        document.root().find(path).is_some_and(|node| {
                            matches!(node, Node::Sequence(_)) || node.is_nothing()
                        })
                    })
                    .cloned()
                    .collect();
            let list = if lists.is_empty() {
                Path::root().key("h")
            } else {
                chance.pick(&lists).clone()
            };
            let value = if chance.once_in(3) {
                text(chance)
            } else {
                event(chance)
            };
            match document.root().find(&list) {
                Some(node) if !matches!(node, Node::Sequence(_)) && !node.is_nothing() => {
                    Change::Set(list, value)
                }
                _ => Change::Append(list, value),
            }
        }
        _ => Change::Remove(path),
    }
}

/// Returns the names of the comments, `c1c`, `c2c`, in their order.
fn comment_names(document: &Document) -> Vec<&str> {
    let mut names: Vec<_> = document
        .comments()
        .iter()
        .map(|place| {
            document.text()[place.start..place.end]
                .split(' ')
                .nth(1)
                .unwrap()
        })
        .collect();
    names.sort_unstable();
    names
}

fn holds_control_character(value: &Value) -> bool {
    match value {
        Value::Nothing | Value::Number(_) => false,
        Value::Text(text) => text.contains('\u{1b}'),
        Value::List(items) => items.iter().any(holds_control_character),
        Value::Map(map) => map.values().any(holds_control_character),
    }
}

fn is_subsequence(before: &str, after: &str) -> bool {
    let mut lines = after.lines();
    before.lines().all(|line| lines.any(|other| other == line))
}

#[test]
fn ten_thousand_random_edits() {
    let (mut right, mut refused, mut control) = (0, 0, 0);
    let mut chance = Chance::new(20_261_103);
    let mut seed = 0;
    while right + refused + control < 10_000 {
        seed += 1;
        let start = file(seed);
        let mut document = Document::parse(start.as_bytes())
            .unwrap_or_else(|faults| panic!("{start}\n{faults:#?}"));
        means(&start, &Value::from(document.root()))
            .unwrap_or_else(|error| panic!("{error}\n{start:?}"));
        for _ in 0..8 {
            let before = Value::from(document.root());
            let change = change(&document, &mut chance);
            let mut editor = Editor::new(&document);
            let (result, wanted, given) = match &change {
                Change::Set(path, value) => (
                    editor.set(path, value),
                    set(&before, path.steps(), None, value),
                    value.clone(),
                ),
                Change::SetAfter(path, after, value) => (
                    editor.set_after(path, after, value),
                    set(&before, path.steps(), Some(after), value),
                    value.clone(),
                ),
                Change::Append(path, value) => (
                    editor.append(path, value),
                    append(&before, path, value),
                    value.clone(),
                ),
                Change::Remove(path) => (
                    editor.remove(path),
                    remove(&before, path.steps()),
                    Value::Nothing,
                ),
            };
            match result {
                Ok(()) => assert!(!holds_control_character(&given)),
                Err(EditError::ControlCharacter(..)) => {
                    assert!(holds_control_character(&given));
                    assert_eq!(editor.finish().unwrap(), document.text());
                    control += 1;
                    continue;
                }
                Err(error) => {
                    if refused < 5 {
                        println!("{error}\n{given:?}\n{}", document.text());
                    }
                    assert_eq!(editor.finish().unwrap(), document.text());
                    refused += 1;
                    continue;
                }
            }
            let after = editor.finish().unwrap();
            right += 1;
            let told = || {
                format!(
                    "{:?}\n--- before\n{:?}\n--- after\n{after:?}",
                    given,
                    document.text()
                )
            };
            means(&after, &wanted).unwrap_or_else(|error| panic!("{error}\n{}", told()));
            let again = Document::parse(after.as_bytes()).unwrap();
            assert!(
                Value::from(again.root()).same_in_order(&wanted),
                "{}",
                told()
            );
            check_comments(&document, &again, &change, &told);
            check_form(document.text(), &after, &told);
            if let Change::Append(path, _) = &change
                && let Some(Node::Sequence(list)) = document.root().find(path)
                && list.form == tousu::yaml::Form::Block
            {
                assert!(is_subsequence(document.text(), &after), "{}", told());
            }
            document = again;
        }
    }
    println!(
        "{right} right, {control} refused for a control character, {refused} refused otherwise, 0 wrong"
    );
    assert!(refused < 10, "{refused} of 10,000 edits refused");
}

fn check_comments(before: &Document, after: &Document, change: &Change, told: &dyn Fn() -> String) {
    let old = comment_names(before);
    let new = comment_names(after);
    if let Change::Remove(path) = change {
        let place = before.locate(path);
        let first = match path.steps().last() {
            Some(Step::Index(_)) => before.text()[..place.start]
                .rfind('-')
                .map_or(1, |dash| before.text()[..dash].matches('\n').count() + 1),
            _ => before.locate_key(path).line,
        };
        let lines = before.text()[place.start..place.end].matches('\n').count();
        let outside = before
            .comments()
            .iter()
            .filter(|comment| comment.line < first || comment.line > place.line + lines)
            .map(|comment| {
                before.text()[comment.start..comment.end]
                    .split(' ')
                    .nth(1)
                    .unwrap()
            });
        for name in outside {
            assert!(new.contains(&name), "comment {name} lost\n{}", told());
        }
        assert!(new.iter().all(|name| old.contains(name)), "{}", told());
    } else {
        assert_eq!(old, new, "{}", told());
    }
}

fn check_form(before: &str, after: &str, told: &dyn Fn() -> String) {
    assert_eq!(
        before.starts_with('\u{feff}'),
        after.starts_with('\u{feff}'),
        "{}",
        told()
    );
    if before.contains("\r\n") {
        assert_eq!(
            after.matches('\n').count(),
            after.matches("\r\n").count(),
            "{}",
            told()
        );
    } else {
        assert!(!after.contains('\r'), "{}", told());
    }
}

#[test]
fn what_is_written_fresh_means_the_same_to_two_readers() {
    let mut chance = Chance::new(7);
    for round in 0..2_000 {
        let value = Value::map([
            ("a", any(&mut chance)),
            ("b", event(&mut chance)),
            ("c", any(&mut chance)),
        ]);
        if holds_control_character(&value) {
            continue;
        }
        let text = write_value(&value);
        let document =
            Document::parse(text.as_bytes()).unwrap_or_else(|faults| panic!("{text}\n{faults:?}"));
        assert!(
            Value::from(document.root()).same_in_order(&value),
            "{round}\n{text}"
        );
        means(&text, &value).unwrap_or_else(|error| panic!("{error}\n{text}"));
    }
}
