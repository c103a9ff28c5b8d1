//! Findings as workflow commands of GitHub Actions, one a line: annotations at the files of a pull request.

use crate::domain::{Exempted, Finding, Severity};
use crate::say::{Words, visible};

use super::findings_place::{Repository, exempted_by, sentences};

/// Returns the commands in the order given: the forge shows the first ten of each severity beside the files, the rest
/// in the log of the job.
///
/// What does not count comes last, as notices.
pub fn findings_github(
    findings: &[Finding],
    exempted: &[Exempted],
    repository: &Repository,
    words: Words,
) -> String {
    let counting = findings.iter().map(|finding| {
        let name = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (message, hint) = sentences(finding, words);
        command(name, finding, [Some(message), hint], repository)
    });
    let notices = exempted.iter().map(|exempted| {
        let message = sentences(&exempted.finding, words).0;
        let said = [Some(message), Some(exempted_by(exempted, words))];
        command("notice", &exempted.finding, said, repository)
    });
    counting.chain(notices).collect()
}

fn command(
    name: &str,
    finding: &Finding,
    said: [Option<String>; 2],
    repository: &Repository,
) -> String {
    let location = &finding.location;
    let mut properties = vec![format!(
        "file={}",
        property(&repository.path(&location.file))
    )];
    if location.line > 0 {
        properties.push(format!(
            "line={},col={}",
            location.line,
            location.column.max(1)
        ));
    }
    let title = match &finding.case {
        Some(case) => format!("{} {case}", finding.rule),
        None => finding.rule.to_owned(),
    };
    properties.push(format!("title={}", property(&title)));
    let said = said.into_iter().flatten().collect::<Vec<_>>().join("\n");
    format!("::{name} {}::{}\n", properties.join(","), data(&said))
}

/// Writes a text as the last part of a command (CVE-2020-15228): nothing in it can begin another one.
fn data(text: &str) -> String {
    visible(text)
        .replace("##[", "\\x23#[")
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Writes a text as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_command_or_begins_another() {
        assert_eq!(
            data("100%\r\n::error::x ##[y]"),
            "100%25\\x0d%0A::error::x \\x23#[y]"
        );
        assert_eq!(property("a:b,c\u{1b}\u{202e}"), "a%3Ab%2Cc\\x1b\\u{202e}");
    }
}
