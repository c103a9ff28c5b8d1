//! The name that was probably meant.

/// Returns the candidate most like `name`, and `None` when none is like it.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            let likeness =
                strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase());
            (likeness, candidate)
        })
        .filter(|(likeness, _)| *likeness >= 0.5)
        // The first of equals is kept, so that the order of the candidates decides.
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name_and_noise_finds_none() {
        assert_eq!(nearest("netwrok", ["basic", "network"]), Some("network"));
        assert_eq!(nearest("受里", ["处理", "受理"]), Some("受理"));
        assert_eq!(nearest("zzz", ["basic", "network"]), None);
    }
}
