//! Values to write, most of them hard to write.

use tousu::yaml::Value;

use crate::chance::Chance;

/// Texts that are hard to write, or hard to tell from something else.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "no",
    "null",
    "~",
    "0123",
    "1:30",
    "1e3",
    "a: b",
    "a #b",
    "# c",
    "- x",
    "[x",
    "{x}",
    "x]",
    "a, b",
    "'",
    "\"",
    "it's \"so\"",
    "\\",
    "\\n",
    "@x",
    "`x`",
    "%x",
    "&x",
    "*x",
    "!x",
    "|",
    ">",
    "?",
    ": ",
    "---",
    "...",
    "<<",
    "一\n二\n",
    "一\n二",
    "\n一",
    " 一\n二",
    "一\n  二\n",
    "一\n\n二\n\n",
    "一 \n二 \n",
    "x\n# y\n",
    "---\nx\n",
    "a\tb",
    "\t",
    "x\r\ny",
    "\u{2028}",
    "a\u{feff}b",
    "\u{202e}x",
    "👍 表情",
    "客户称：货不对板，要求退款。",
    "<<<<<<< HEAD\nx\n=======\n",
    "x\u{1b}[31m",
    "+8613800000000",
    "010-12345678",
    "=cmd|' /C calc'!A0",
    "true",
    "2026-11-03",
    "：",
    "a：b\nc：d\n",
    "x\n   \ny\n",
    "\u{a0}x",
    "\u{e000}",
    "\u{fffd}",
    "𠮷",
];

/// Picks a text that is hard to write.
pub(crate) fn text(chance: &mut Chance) -> Value {
    Value::text(*chance.pick(HOSTILE))
}

/// Makes an event as a history has them.
pub(crate) fn event(chance: &mut Chance) -> Value {
    Value::map([
        ("id", Value::text("7QK2")),
        ("at", Value::text("2026-11-03T09:12:00+08:00")),
        (
            "set",
            Value::map([("lead", text(chance)), ("no", text(chance))]),
        ),
        ("note", text(chance)),
        (
            "files",
            Value::list([text(chance), Value::map([("a", text(chance))])]),
        ),
    ])
}

/// Makes any value.
pub(crate) fn any(chance: &mut Chance) -> Value {
    match chance.below(8) {
        0 => event(chance),
        1 => Value::list([text(chance), event(chance), text(chance)]),
        2 => Value::Nothing,
        3 => Value::map::<String>([]),
        4 => Value::list([]),
        _ => text(chance),
    }
}
