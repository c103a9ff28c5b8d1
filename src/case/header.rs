//! The head of a case file read alone, without YAML: quick, and only where nothing else can be meant.

/// Returns status and profile of a case from the lines before its history; `None` where a line could be meant
/// otherwise, so that the whole file has to be read.
pub fn status_and_profile(head: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(head).ok()?;
    let (mut status, mut profile) = (None, None);
    for line in text.trim_start_matches('\u{feff}').lines() {
        let Some(first) = line.chars().next() else {
            continue;
        };
        if first == '#' || first == ' ' {
            continue;
        }
        // A key in quotes, a document mark, an anchor: nothing that the program writes.
        if !first.is_ascii_lowercase() {
            return None;
        }
        let (key, value) = line.split_once(':')?;
        let kept = match key.trim_end() {
            "status" => &mut status,
            "profile" => &mut profile,
            _ => continue,
        };
        let value = value.split(" #").next().unwrap_or_default().trim();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
        if kept.is_some() || value.is_empty() || !value.bytes().all(is_plain) {
            return None;
        }
        *kept = Some(value);
    }
    Some((status?, profile?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_tells_status_and_profile_or_nothing() {
        let of = |text: &'static str| status_and_profile(text.as_bytes());
        let both = Some(("closed", "network"));
        assert_eq!(of("id: x\nstatus: closed\r\nprofile: network # ours"), both);
        assert_eq!(
            of("# a\n\nstatus: closed\ntitle: |\n  status: open\nprofile: network"),
            both
        );
        for odd in [
            "status: closed",
            "status: closed\nstatus: open\nprofile: network",
            "status: \"closed\"\nprofile: network",
            "\"status\": closed\nprofile: network",
            "---\nstatus: closed\nprofile: network",
            "status: &a closed\nprofile: network",
            "{status: closed, profile: network}",
            "title: 'a\nb'\nstatus: closed\nprofile: network",
        ] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }
}
