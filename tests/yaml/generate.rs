//! Files as people might write them: comments, blank lines, quotes, brackets, blocks, any line ending.

use crate::chance::Chance;

const KEYS: &[&str] = &[
    "id", "status", "客户", "姓名", "note", "set", "history", "by", "at", "x-extra", "amount",
    "渠道", "a b", "tags", "round", "lead", "\"no\"", "'it'", "k_1", "z9", "e.f", "\"a: b\"",
];

const PLAIN: &[&str] = &[
    "受理",
    "2026-11-03T09:12:00+08:00",
    "0123",
    "no",
    "1e3",
    "it's",
    "a:b",
    "x#y",
    "他说：好",
    "https://example.org/?q=1",
    "王小明",
    "TS-20261103-4K7Q",
    "3 天",
    "true",
    "-5",
    "a, b",
    "100",
    "[x",
];

const FLOW: &[&str] = &[
    "a",
    "受理",
    "1",
    "'q, r'",
    "\"s: t\"",
    "2026-11-03",
    "no",
    "x y",
];

/// A generator of one file.
pub(crate) struct Writer {
    out: String,
    chance: Chance,
    step: usize,
    list_step: usize,
    gap: usize,
    comments: usize,
}

/// Writes a random file.
pub(crate) fn file(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let step = *chance.pick(&[2, 2, 2, 4, 3]);
    let mut writer = Writer {
        out: String::new(),
        step,
        list_step: *chance.pick(&[0, step, step]),
        gap: *chance.pick(&[2, 2, 2, 4]),
        comments: 0,
        chance,
    };
    writer.comment_lines(0);
    if writer.chance.once_in(8) {
        writer.out.push_str("---\n");
    }
    writer.map(0, 1, true);
    writer.comment_lines(0);
    let Writer {
        mut out,
        mut chance,
        ..
    } = writer;
    if chance.once_in(4) {
        let open_block = out
            .trim_end()
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.starts_with(' '));
        if !open_block {
            out.truncate(out.trim_end().len());
        }
    }
    if chance.once_in(4) {
        out = out.replace('\n', "\r\n");
    }
    if chance.once_in(6) {
        out.insert(0, '\u{feff}');
    }
    out
}

impl Writer {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# c{}c 备注: x", self.comments)
    }

    fn comment_lines(&mut self, column: usize) {
        while self.chance.once_in(5) {
            if self.chance.once_in(2) {
                self.out.push('\n');
            } else {
                let comment = self.comment();
                self.out
                    .push_str(&format!("{}{comment}\n", " ".repeat(column)));
            }
        }
    }

    /// Ends a line, now and then with a comment.
    fn end(&mut self) {
        if self.chance.once_in(6) {
            let comment = self.comment();
            let gap = " ".repeat(1 + self.chance.below(3));
            self.out.push_str(&format!("{gap}{comment}"));
        }
        self.out.push('\n');
    }

    fn map(&mut self, column: usize, depth: usize, margin: bool) {
        let count = 1 + self.chance.below(if depth == 1 { 8 } else { 4 });
        let start = self.chance.below(KEYS.len());
        for position in 0..count {
            if position > 0 || margin {
                self.comment_lines(column);
                self.out.push_str(&" ".repeat(column));
            }
            let key = KEYS[(start + position) % KEYS.len()];
            self.out.push_str(&format!("{key}:"));
            self.value(column, depth, true);
        }
    }

    fn list(&mut self, column: usize, depth: usize) {
        for _ in 0..=self.chance.below(3) {
            self.comment_lines(column);
            self.out.push_str(&format!("{}-", " ".repeat(column)));
            if depth < 6 && self.chance.once_in(2) {
                self.out.push_str(&" ".repeat(self.gap - 1));
                self.map(column + self.gap, depth + 1, false);
            } else {
                self.value(column, depth, false);
            }
        }
    }

    fn value(&mut self, column: usize, depth: usize, in_map: bool) {
        let below = if in_map {
            column + self.step
        } else {
            column + self.gap
        };
        let kind = if depth < 6 {
            self.chance.below(14)
        } else {
            self.chance.below(10)
        };
        match kind {
            0 => return self.end(),
            1 => self.out.push_str(" null"),
            2 => self.out.push_str(" 'it''s # no: 1'"),
            3 => self.out.push_str(" \"一\\n二 \\\"q\\\"\""),
            4 => {
                let header = *self.chance.pick(&["|", "|-", ">-", ">"]);
                self.out.push_str(&format!(" {header}"));
                self.end();
                let margin = " ".repeat(below);
                self.out.push_str(&format!("{margin}第一行 # 不是注释\n"));
                if self.chance.once_in(2) {
                    self.out.push_str(&format!("\n{margin}第二行: x\n"));
                }
                return;
            }
            5 => {
                let items: Vec<_> = (0..self.chance.below(4))
                    .map(|_| *self.chance.pick(FLOW))
                    .collect();
                self.out.push_str(&format!(" [{}]", items.join(", ")));
            }
            6 => {
                let one = *self.chance.pick(FLOW);
                let text =
                    *self
                        .chance
                        .pick(&[" {}", " {p: V}", " {p: V, q: [V, V]}", " { p: {r: V} }"]);
                self.out.push_str(&text.replace('V', one));
            }
            7..=9 => {
                let text = *self.chance.pick(PLAIN);
                let text = if text.starts_with('[') { "'[x'" } else { text };
                self.out.push_str(&format!(" {text}"));
            }
            10 | 11 if in_map => {
                self.end();
                return self.list(column + self.list_step, depth + 1);
            }
            _ => {
                self.end();
                return self.map(below, depth + 1, true);
            }
        }
        self.end();
    }
}
