//! Phone numbers as they are compared.

/// Returns the digits of a phone number, full-width ones too, without the country code of China.
pub fn phone_digits(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter_map(|letter| match letter {
            '0'..='9' => Some(letter),
            '０'..='９' => char::from_u32(u32::from(letter) - 0xFEE0),
            _ => None,
        })
        .collect();
    match digits.strip_prefix("86") {
        Some(rest) if rest.len() == 11 => rest.to_owned(),
        _ => digits,
    }
}
