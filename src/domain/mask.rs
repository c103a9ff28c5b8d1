//! Personal data made unreadable, for every page that may leave the team.
//!
//! The forms are those that Chinese offices use: a mobile keeps 3 + 4 digits, a name its surname.

/// Surnames of two characters.
const COMPOUND: [&str; 12] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "司徒", "令狐",
];

/// Masks a name: `张三丰` to `张**`, `欧阳娜` to `欧阳*`, `John Smith` to `J*** S***`.
pub fn mask_name(name: &str) -> String {
    let name = name.trim();
    if name.is_ascii() {
        return name
            .split_whitespace()
            .map(|word| {
                word.chars()
                    .take(1)
                    .chain("***".chars())
                    .collect::<String>()
            })
            .collect::<Vec<_>>()
            .join(" ");
    }
    let kept = if COMPOUND.iter().any(|surname| name.starts_with(surname)) {
        2
    } else {
        1
    };
    let length = name.chars().count();
    name.chars()
        .take(kept)
        .chain(std::iter::repeat_n(
            '*',
            length.saturating_sub(kept).clamp(1, 6),
        ))
        .collect()
}

/// Masks a phone number: `13812341234` to `138****1234`, `010-62345678` to `010-****5678`.
pub fn mask_phone(phone: &str) -> String {
    mask_text(phone, 3, 4)
}

/// Masks a customer number or another account: the last four characters stay, of short ones two.
pub fn mask_account(account: &str) -> String {
    let length = account.chars().count();
    mask_text(account, 0, if length > 6 { 4 } else { length / 3 })
}

/// Masks the middle of a text; what is too short for that is masked whole.
pub fn mask_text(text: &str, first: usize, last: usize) -> String {
    let letters: Vec<char> = text.trim().chars().collect();
    if letters.len() <= first + last {
        return "*".repeat(letters.len().min(8));
    }
    let middle = (letters.len() - first - last).min(8);
    letters[..first]
        .iter()
        .copied()
        .chain(std::iter::repeat_n('*', middle))
        .chain(letters[letters.len() - last..].iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_the_usual_parts() {
        assert_eq!(mask_phone("13812341234"), "138****1234");
        assert_eq!(mask_name("张三丰"), "张**");
        assert_eq!(mask_name("欧阳娜"), "欧阳*");
        assert_eq!(mask_name("王"), "王*");
        assert_eq!(mask_phone("12345"), "*****");
        assert_eq!(mask_account("6222020012345678"), "********5678");
    }
}
