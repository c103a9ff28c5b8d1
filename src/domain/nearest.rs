//! The nearest of the known names to a misspelt one.

/// Returns the known name nearest to the one given; `None` when nothing is near.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|name| {
            let lower = name.to_lowercase();
            let starts =
                !given.is_empty() && (lower.starts_with(&given) || given.starts_with(&lower));
            let score = strsim::damerau_levenshtein(&given, &lower);
            (if starts { score.min(1) } else { score }, name)
        })
        .filter(|(score, name)| {
            *score <= (name.chars().count().max(given.chars().count()) / 3).max(1)
        })
        .min_by_key(|(score, _)| *score)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        assert_eq!(
            nearest("acknowlege", ["acknowledge", "dispatch"]),
            Some("acknowledge")
        );
        assert_eq!(nearest("zzz", ["acknowledge", "dispatch"]), None);
    }
}
