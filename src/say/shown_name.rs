//! A name that stands in a file, as far as it may be told: a line of a letter that slipped to the left reads as a key, too.

/// The most characters of a name of the procedure or of a key.
const LONGEST: usize = 40;

/// The most digits in a row; a phone number has more.
const MOST_DIGITS: usize = 4;

/// Returns a key, a step or a profile as it is written; `…` when it does not look like the name of one, since it
/// may be something that a customer said.
pub fn shown_name(name: &str) -> &str {
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-./".contains(&byte);
    let digits = name.split(|letter: char| !letter.is_ascii_digit());
    let is_name = !name.is_empty()
        && name.len() <= LONGEST
        && name.bytes().all(is_plain)
        && digits.map(str::len).max() <= Some(MOST_DIGITS);
    if is_name { name } else { "…" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_procedure_are_shown_and_what_a_customer_may_have_said_is_not() {
        for name in ["chanel", "first_due", "report-back", "profiles/test.toml"] {
            assert_eq!(shown_name(name), name);
        }
        for text in [
            "",
            "赵一一",
            "13900000000",
            "Zhao Yiyi",
            "CANARY-7f3a",
            "a@b",
            &"a".repeat(41),
        ] {
            assert_eq!(shown_name(text), "…");
        }
    }
}
