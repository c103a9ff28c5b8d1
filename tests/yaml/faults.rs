//! One broken text a fault: its message in both languages, its hint, its line and column.

use tousu::say::{Language, Words};
use tousu::yaml::{Document, SyntaxFault};

fn faults(bytes: &[u8]) -> Vec<SyntaxFault> {
    Document::parse(bytes).expect_err("this text is broken")
}

/// Text, key of the message, line, column.
const BROKEN: &[(&str, &str, usize, usize)] = &[
    ("a: &x 1\n", "yaml.anchor", 1, 4),
    ("a: 1\nb: *x\n", "yaml.alias", 2, 4),
    ("a: !!str 1\n", "yaml.tag", 1, 4),
    ("a: !money 1\n", "yaml.tag", 1, 4),
    ("a: 1\n<<: {b: 2}\n", "yaml.merge_key", 2, 1),
    ("a: 1\n---\nb: 2\n", "yaml.several_documents", 2, 1),
    ("a: 1\n...\n", "yaml.several_documents", 2, 1),
    ("%YAML 1.2\n---\na: 1\n", "yaml.directive", 1, 1),
    ("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml.directive", 1, 1),
    ("a: 1\nb: 2\na: 3\n", "yaml.duplicate_key", 3, 1),
    ("a: {b: 1, \"b\": 2}\n", "yaml.duplicate_key", 1, 11),
    ("a: x\u{1b}y\n", "yaml.control_character", 1, 5),
    ("a: \"x\\ey\"\n", "yaml.control_character", 1, 4),
    ("a: \"x\\x9by\"\n", "yaml.control_character", 1, 4),
    ("a: 客\u{7f}\n", "yaml.control_character", 1, 5),
    ("a: \u{9b}\n", "yaml.control_character", 1, 4),
    ("a: x\0y\n", "yaml.nul", 1, 5),
    ("a: x\rb: y\n", "yaml.lone_carriage_return", 1, 5),
    ("a: 1\n\u{feff}b: 2\n", "yaml.byte_order_mark", 2, 1),
    (
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
        "yaml.conflict_marker",
        2,
        1,
    ),
    ("a:\n\tb: 1\n", "yaml.tab_indentation", 2, 1),
    ("a:\n  b: 1\n\tc: 2\n", "yaml.tab_indentation", 3, 1),
    ("a: [1,\n\t2]\n", "yaml.tab_indentation", 2, 1),
    ("状态：受理\n", "yaml.full_width_colon", 1, 3),
    ("a: 1\n状态：受理\nb: 2\n", "yaml.full_width_colon", 2, 3),
    (
        "客户:\n  姓名：张三\n  电话: 1\n",
        "yaml.full_width_colon",
        2,
        5,
    ),
    ("客户:\n  姓名：张三\n", "yaml.full_width_colon", 2, 5),
    ("? a\n: b\n", "yaml.complex_key", 1, 1),
    ("[a]: b\n", "yaml.complex_key", 1, 1),
    ("{a: 1}: b\n", "yaml.complex_key", 1, 1),
    (": b\n", "yaml.no_key", 1, 1),
    ("", "yaml.empty", 1, 1),
    ("# nothing\n", "yaml.empty", 1, 1),
    ("---\n", "yaml.empty", 1, 4),
    ("- a\n", "yaml.not_a_mapping", 1, 1),
    ("hello\n", "yaml.not_a_mapping", 1, 1),
    ("a: \"x\nb: 1\n", "yaml.unclosed_quote", 1, 4),
    ("a: [1, 2\nb: 1\n", "yaml.brackets", 1, 4),
    ("a: b: c\n", "yaml.colon_in_text", 1, 5),
    ("a: 1\nhello\nb: 2\n", "yaml.missing_colon", 2, 1),
    ("a: \"x\" y\n", "yaml.after_quote", 1, 8),
    ("a: \"\\q\"\n", "yaml.bad_escape", 1, 4),
    ("a: @x\n", "yaml.reserved_character", 1, 4),
    ("a: |x\n  y\n", "yaml.block_text", 1, 4),
    ("a:\n    b: 1\n  c: 2\n", "yaml.indentation", 3, 3),
    ("\u{feff}a: 1\r\na: 2\r\n", "yaml.duplicate_key", 2, 1),
];

#[test]
fn every_fault_names_its_line_and_column_and_a_remedy_in_both_languages() {
    for (text, key, line, column) in BROKEN {
        let found = faults(text.as_bytes());
        let first = &found[0];
        assert_eq!(
            (first.message.key, first.place.line, first.place.column),
            (*key, *line, *column),
            "{text:?} {found:?}"
        );
        for fault in &found {
            assert_said(fault);
        }
    }
}

/// Asserts that a fault has words and a hint in both languages, with nothing left to fill in.
fn assert_said(fault: &SyntaxFault) {
    let hint = fault.hint.as_ref().expect("each fault has a remedy");
    for language in Language::ALL {
        let words = Words::of(language);
        for message in [&fault.message, hint] {
            assert!(
                words.template(message.key).is_some(),
                "{} in {language:?}",
                message.key
            );
            let said = words.say(message);
            assert!(!said.contains(['{', '}']), "{said}");
            let chinese = said
                .chars()
                .any(|letter| ('\u{4e00}'..'\u{9fff}').contains(&letter));
            assert_eq!(chinese, language == Language::Zh, "{said}");
        }
    }
}

#[test]
fn a_duplicate_names_the_line_of_the_first() {
    let found = faults("a: 1\nb: 2\na: 3\n".as_bytes());
    let said = Words::of(Language::En).say(&found[0].message);
    assert_eq!(
        said,
        "The key `a` stands here a second time; it first stands on line 1."
    );
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_line_byte_and_gbk() {
    let found = faults(b"a: 1\nb: \xcd\xf5\n");
    assert_eq!(found[0].message.key, "yaml.not_utf8");
    assert_eq!((found[0].place.line, found[0].place.column), (2, 4));
    assert_said(&found[0]);
    let said = Words::of(Language::En).say(found[0].hint.as_ref().unwrap());
    assert!(said.contains("GBK"));
    let found = faults(b"\xff\xfea\0:\0 \x001\0");
    assert_eq!(found[0].message.key, "yaml.utf16");
    assert_said(&found[0]);
}

#[test]
fn too_large_too_many_and_too_deep_are_refused() {
    let large = format!("a: {}\n", "x".repeat(1024 * 1024));
    let found = faults(large.as_bytes());
    assert_eq!(found[0].message.key, "yaml.too_large");
    assert_said(&found[0]);
    let many = format!("a: [{}]\n", "x, ".repeat(50_000));
    let found = faults(many.as_bytes());
    assert_eq!(found[0].message.key, "yaml.too_many");
    assert_said(&found[0]);
    let remarks = format!("a:\n{}  b: 1\n", "# x\n".repeat(3_000));
    let found = faults(remarks.as_bytes());
    assert_eq!(found[0].message.key, "yaml.too_many_comments");
    assert_said(&found[0]);
    let deep = |count: usize| format!("a: {}{}\n", "[".repeat(count), "]".repeat(count));
    assert!(Document::parse(deep(15).as_bytes()).is_ok());
    for count in [16, 17, 40, 1000] {
        let found = faults(deep(count).as_bytes());
        assert_eq!(found[0].message.key, "yaml.too_deep", "{count}");
        assert_said(&found[0]);
    }
}

#[test]
fn many_faults_are_told_at_once_up_to_fifty() {
    let text = "a: &x 1\na: !t 2\nb: *x\n状态：受理\n姓名：张三\nd: \u{7}\n\te: 1\n";
    let keys: Vec<_> = faults(text.as_bytes())
        .iter()
        .map(|fault| fault.message.key)
        .collect();
    assert_eq!(
        keys,
        [
            "yaml.anchor",
            "yaml.duplicate_key",
            "yaml.tag",
            "yaml.alias",
            "yaml.full_width_colon",
            "yaml.full_width_colon",
            "yaml.control_character",
            "yaml.tab_indentation",
        ]
    );
    assert_eq!(faults("a: *x\n".repeat(1000).as_bytes()).len(), 50);
    assert_eq!(faults("\u{7}".repeat(1000).as_bytes()).len(), 50);
}

#[test]
fn a_leading_marker_a_byte_order_mark_and_crlf_are_fine() {
    for text in [
        "---\na: 1\n",
        "\u{feff}a: 1\n",
        "\u{feff}---\r\na: 1\r\n",
        "# x\n---\na: 1",
        "a: |\n  <<<<<<<\n  =======\n",
        "a: \"=======\"\n",
        "备注: 他说：好\n",
        "a: |\n  \ttext\n  说明：一\n",
    ] {
        assert!(
            Document::parse(text.as_bytes()).is_ok(),
            "{text:?} {:?}",
            Document::parse(text.as_bytes())
        );
    }
}
