//! A file name from outside, made one that is safe on every system.

/// The most bytes of a name: leaves room for the suffixes that we add, on every file system.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, whatever their suffix.
const DEVICES: &[&str] = &[
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8",
    "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// Returns a safe name made from the last part of `given`; `None` when nothing of it is left.
///
/// Separators, controls, invisible characters and those that Windows refuses become `_`; leading dots, trailing dots
/// and spaces go; a long name is cut before its suffix.
pub fn safe_file_name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|letter| if is_unsafe(letter) { '_' } else { letter })
        .collect();
    let clean = clean
        .trim()
        .trim_start_matches('.')
        .trim_end_matches(['.', ' ']);
    if clean.chars().all(|letter| letter == '_') {
        return None;
    }
    let stem = clean.split('.').next().unwrap_or_default();
    let name = if DEVICES
        .iter()
        .any(|device| device.eq_ignore_ascii_case(stem.trim()))
    {
        format!("_{clean}")
    } else {
        clean.to_owned()
    };
    Some(shortened(&name))
}

/// Returns the name with a number before its suffix: `photo-2.jpg`.
pub(super) fn numbered(name: &str, number: usize) -> String {
    let (stem, suffix) = split(name);
    format!("{stem}-{number}{suffix}")
}

fn shortened(name: &str) -> String {
    let (stem, suffix) = split(name);
    let room = LONGEST.saturating_sub(suffix.len());
    let mut end = stem.len().min(room);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{suffix}", &stem[..end])
}

/// Splits before the last dot; a suffix of more than 16 bytes is taken for a part of the name.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 16 => name.split_at(dot),
        _ => (name, ""),
    }
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || matches!(
            letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}'
        )
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_or_mislead_are_made_safe() {
        let cases = [
            ("../../.git/hooks/pre-commit", Some("pre-commit")),
            (r"C:\temp\发票.pdf", Some("发票.pdf")),
            (".bashrc", Some("bashrc")),
            ("nul.txt", Some("_nul.txt")),
            ("a\u{202e}fdp.exe", Some("a_fdp.exe")),
            ("x\0y\n.jpg", Some("x_y_.jpg")),
            ("end. . ", Some("end")),
            ("..", None),
            ("", None),
            ("a/", None),
        ];
        for (given, safe) in cases {
            assert_eq!(safe_file_name(given).as_deref(), safe, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_suffix_and_whole_characters() {
        let name = safe_file_name(&format!("{}.jpg", "很长".repeat(100)));
        let name = name.unwrap_or_default();
        assert!(name.len() <= LONGEST && name.ends_with("长.jpg") || name.ends_with("很.jpg"));
    }
}
