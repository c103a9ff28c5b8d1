//! Numbers of persons in free text: mobile and landline phones, ID cards (ISO 7064), bank cards (Luhn).

/// What kind of number stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Personal {
    /// A mobile or landline number of mainland China.
    Phone,
    /// A resident ID number with a valid checksum (GB 11643, ISO 7064 MOD 11-2).
    IdNumber,
    /// A bank card number with a valid checksum (Luhn).
    BankCard,
}

/// Returns the kinds of numbers that stand in a text, each once.
pub(super) fn personal_numbers(text: &str) -> Vec<Personal> {
    if !has_enough_digits(text) {
        return Vec::new();
    }
    let mut found: Vec<Personal> = runs(text).iter().filter_map(|run| kind_of(run)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells whether a text has as many digits as the shortest number that is looked for: a landline with its area code.
fn has_enough_digits(text: &str) -> bool {
    // A full-width digit is EF BC 90 to EF BC 99.
    let wide = text.as_bytes().windows(3);
    let wide = wide.filter(|three| three[..2] == [0xef, 0xbc] && (0x90..=0x99).contains(&three[2]));
    let plain = text.bytes().filter(u8::is_ascii_digit);
    plain.count() + wide.count() >= 10
}

/// Returns the runs of digits, full-width ones as plain ones; single blanks and hyphens between digits stay as `-`.
fn runs(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().map(half_width).collect();
    let mut runs = Vec::new();
    let mut run = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let next = letters.get(place + 1);
        let joins = matches!(letter, '-' | ' ')
            && !run.is_empty()
            && next.is_some_and(char::is_ascii_digit);
        // The last place of an ID number may be an X, unless a word goes on after it.
        let is_check = matches!(letter, 'X' | 'x')
            && run.len() >= 17
            && !next.is_some_and(char::is_ascii_alphanumeric);
        // A number that is part of a longer name, such as that of a case, is no number of a person.
        let glued = run.is_empty() && place > 0 && letters[place - 1].is_ascii_alphabetic();
        if letter.is_ascii_digit() && !glued {
            run.push(*letter);
        } else if joins {
            run.push('-');
        } else if is_check {
            run.push('X');
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs.push(run);
    runs
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        '－' | '—' | '‐' | '–' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        'Ｘ' => 'X',
        other => other,
    }
}

fn kind_of(run: &str) -> Option<Personal> {
    let whole: String = run.chars().filter(|letter| *letter != '-').collect();
    if is_id_number(&whole) {
        return Some(Personal::IdNumber);
    }
    if is_bank_card(&whole) {
        return Some(Personal::BankCard);
    }
    let abroad = whole.strip_prefix("0086").or(whole.strip_prefix("86"));
    if is_mobile(&whole) || abroad.is_some_and(is_mobile) || is_landline(run) {
        return Some(Personal::Phone);
    }
    // Two numbers with a blank between them are no single one.
    let mut parts = run.split('-').filter(|part| part.len() >= 11);
    parts.clone().nth(1)?;
    parts.find_map(kind_of)
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

/// Area code and number with a hyphen between them: without one it could be any number.
fn is_landline(run: &str) -> bool {
    let mut parts = run.splitn(2, '-');
    let (Some(area), Some(number)) = (parts.next(), parts.next()) else {
        return false;
    };
    let number = number.replace('-', "");
    area.starts_with('0')
        && (3..=4).contains(&area.len())
        && (7..=8).contains(&number.len())
        && !number.starts_with(['0', '1'])
}

fn is_id_number(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = text.as_bytes();
    let digits = text.chars().map_while(|letter| letter.to_digit(10));
    let digits: Vec<u32> = digits.take(17).collect();
    if bytes.len() != 18 || digits.len() != 17 || !(1..=8).contains(&digits[0]) {
        return false;
    }
    let born = text.get(6..14).unwrap_or_default();
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    chrono::NaiveDate::parse_from_str(born, "%Y%m%d").is_ok()
        && CHECKS[(sum % 11) as usize] == bytes[17]
}

fn is_bank_card(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|letter| letter.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| (16..=19).contains(&digits.len())) else {
        return false;
    };
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let places = digits.iter().rev().enumerate();
    let sum: u32 = places
        .map(|(place, digit)| {
            if place % 2 == 1 {
                doubled(*digit)
            } else {
                *digit
            }
        })
        .sum();
    // 3 to 6: the first digits that banks and card organisations have.
    (3..=6).contains(&digits[0]) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_known_by_form_and_checksum() {
        for (text, kind) in [
            ("请回电13900000000。", Some(Personal::Phone)),
            ("电话 139-0000-0000", Some(Personal::Phone)),
            ("+86 139 0000 0000", Some(Personal::Phone)),
            ("１３９００００００００", Some(Personal::Phone)),
            ("座机010-62345678转12", Some(Personal::Phone)),
            ("身份证11010519491231002X", Some(Personal::IdNumber)),
            ("11010519491231002x", Some(Personal::IdNumber)),
            ("110105194912310021", None),
            ("卡号 6222 0212 3456 7890 128", Some(Personal::BankCard)),
            ("4111111111111111", Some(Personal::BankCard)),
            ("4111111111111112", None),
            ("TS-20261103-4K7Q", None),
            ("2026-10-01 10:06", None),
            ("订单 12345678901", None),
            ("139000000001", None),
            ("400-810-1234", None),
            ("NC13900000000", None),
            ("", None),
        ] {
            let found = personal_numbers(text);
            assert_eq!(found, kind.into_iter().collect::<Vec<_>>(), "{text}");
        }
        let both = personal_numbers("13900000000 13900000001，11010519491231002X");
        assert_eq!(both, [Personal::Phone, Personal::IdNumber]);
    }
}
