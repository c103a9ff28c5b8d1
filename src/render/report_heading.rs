//! The lines above the first section: title, stretch of time, procedure, what a reader must know.

use chrono::{DateTime, FixedOffset};

use super::report_words::{moment, name};
use crate::say::{Fact, Message, Words};
use crate::views::report::{Report, Stretch};

/// Writes the lines above the first section: title, stretch of time, profile.
pub(super) fn heading(report: &Report, words: Words) -> (String, Vec<String>) {
    let title = words.say(&Message::new("report.title").with("period", &report.stretch.label));
    let mut lines = vec![
        words.say(
            &Message::new("report.stretch")
                .with("from", moment(report.stretch.start))
                .with("to", moment(last_minute(&report.stretch)))
                .with("offset", report.stretch.start.offset().to_string()),
        ),
        basis(report, words),
    ];
    if let Some(before) = &report.previous {
        lines.push(words.say(&Message::new("report.compared").with("period", &before.label)));
    }
    lines.extend(report.remarks.iter().map(|remark| words.say(remark)));
    (title, lines)
}

/// Writes the lines above reports that stand side by side.
pub(super) fn heading_of_several(reports: &[Report], words: Words) -> (String, Vec<String>) {
    let labels = reports.iter().map(|report| report.stretch.label.clone());
    let labels = words.say_fact(&labels.collect::<Fact>());
    let title = words.say(&Message::new("report.title").with("period", labels));
    let mut lines = Vec::new();
    if let Some(first) = reports.first() {
        lines.push(basis(first, words));
    }
    for report in reports {
        for remark in &report.remarks {
            // What holds for all of them is said once, how far a period has come of each.
            let said = words.say(remark);
            let line = match remark.key {
                "report.in_progress" | "report.in_future" => {
                    format!("{} · {said}", report.stretch.label)
                }
                _ => said,
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    (title, lines)
}

fn basis(report: &Report, words: Words) -> String {
    words.say(
        &Message::new("report.basis")
            .with("profile", name(&(&report.profile_label).into(), words))
            .with("cases", report.cases)
            .with("now", moment(report.now)),
    )
}

fn last_minute(stretch: &Stretch) -> DateTime<FixedOffset> {
    stretch.end - chrono::TimeDelta::seconds(1)
}
