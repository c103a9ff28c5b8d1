//! Everything in a document is found where it stands.

use tousu::yaml::{Document, Path, Place};

const TEXT: &str = "\u{feff}# 工单\r\n客户:\r\n  姓名: 王小明 # vip\r\nhistory:\r\n- id: a1\r\n  note: |\r\n    一\r\n    二\r\n\r\n-   set: {lead: \"li\"}\r\nempty:\r\nlast: x";

fn slice(place: Place) -> &'static str {
    &TEXT[place.start..place.end]
}

#[test]
fn a_path_leads_to_the_line_column_and_bytes_of_its_value() {
    let document = Document::parse(TEXT.as_bytes()).unwrap();
    let expected = [
        ("客户", "姓名: 王小明", 3, 3),
        ("客户.姓名", "王小明", 3, 7),
        (
            "history",
            "- id: a1\r\n  note: |\r\n    一\r\n    二\r\n\r\n-   set: {lead: \"li\"}",
            5,
            1,
        ),
        (
            "history[0]",
            "id: a1\r\n  note: |\r\n    一\r\n    二",
            5,
            3,
        ),
        ("history[0].note", "|\r\n    一\r\n    二", 6, 9),
        ("history[1].set", "{lead: \"li\"}", 10, 10),
        ("history[1].set.lead", "\"li\"", 10, 17),
        ("empty", "", 11, 6),
        ("last", "x", 12, 7),
        // What is missing is shown where it would belong.
        ("客户.电话", "姓名: 王小明", 3, 3),
        ("history[1].set.handler", "{lead: \"li\"}", 10, 10),
    ];
    for (path, text, line, column) in expected {
        let place = document.locate(&path.parse::<Path>().unwrap());
        assert_eq!(
            (slice(place), place.line, place.column),
            (text, line, column),
            "{path}"
        );
    }
}

#[test]
fn a_path_leads_to_its_key() {
    let document = Document::parse(TEXT.as_bytes()).unwrap();
    for (path, text, line, column) in [
        ("客户", "客户", 2, 1),
        ("history[0].note", "note", 6, 3),
        ("history[1].set.lead", "lead", 10, 11),
        ("history[1].set.handler", "set", 10, 5),
        ("empty", "empty", 11, 1),
    ] {
        let place = document.locate_key(&path.parse::<Path>().unwrap());
        assert_eq!(
            (slice(place), place.line, place.column),
            (text, line, column),
            "{path}"
        );
    }
}

#[test]
fn every_scalar_is_text_and_only_an_unquoted_null_is_nothing() {
    let text =
        "a: 0123\nb: no\nc: 1e3\nd: null\ne: ~\nf:\ng: \"null\"\nh: '~'\ni: 2026-11-03\nj: ''\n";
    let document = Document::parse(text.as_bytes()).unwrap();
    let get = |key: &str| document.root().get(key).and_then(|node| node.text());
    assert_eq!(
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(get),
        [
            Some("0123"),
            Some("no"),
            Some("1e3"),
            None,
            None,
            None,
            Some("null"),
            Some("~"),
            Some("2026-11-03"),
            Some("")
        ]
    );
}

#[test]
fn an_unedited_document_comes_back_byte_for_byte() {
    let document = Document::parse(TEXT.as_bytes()).unwrap();
    assert_eq!(document.text(), TEXT);
    assert_eq!(tousu::yaml::Editor::new(&document).finish().unwrap(), TEXT);
}
