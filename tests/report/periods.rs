//! Periods that are over, in progress, in the future or empty; and a `now` in the past.

use tousu::render::{Ids, report_json, report_markdown, report_terminal};
use tousu::say::{Language, Words};
use tousu::views::report::{Progress, Report, Stretch, Value};

use crate::october::october;
use crate::support::{at, case, report};

fn pages(report: &Report) -> Vec<String> {
    let mut pages = vec![report_json::json(report, Ids::Shown).to_string()];
    for language in Language::ALL {
        let words = Words::of(language);
        pages.push(report_terminal::text(report, words, 80, Ids::Shown));
        pages.push(report_markdown::markdown(report, words, Ids::Shown));
    }
    pages
}

#[test]
fn without_cases_no_rate_is_nought_or_a_hundred_percent() {
    let report = report(&[], "2026-10", "11-22 12:00");
    for page in pages(&report) {
        assert!(!page.contains("0.0%") && !page.contains("NaN"), "{page}");
    }
    let json = report_json::json(&report, Ids::Hidden);
    assert!(json["figures"]["satisfied"]["value"].is_null());
    assert_eq!(json["figures"]["satisfied"]["denominator"], 0);
}

#[test]
fn a_month_without_cases_still_has_its_backlog() {
    let report = report(&october(), "2026-08", "11-22 12:00");
    assert_eq!(report.figure("received").unwrap().value, Value::Count(0));
    assert_eq!(report.figure("open_at_end").unwrap().value, Value::Count(0));
    let later = crate::support::report(&october(), "2026-12", "12-31 12:00");
    assert_eq!(later.figure("received").unwrap().value, Value::Count(0));
    assert_eq!(later.figure("open_at_end").unwrap().value, Value::Count(4));
}

#[test]
fn a_period_in_progress_and_one_in_the_future_say_so() {
    let running = report(&october(), "2026-10", "10-15 12:00");
    assert_eq!(running.progress, Progress::InProgress);
    let future = report(&october(), "2027-01", "11-22 12:00");
    assert_eq!(future.progress, Progress::Future);
    for report in [running, future] {
        assert!(!report.remarks.is_empty());
        let said = Words::of(Language::Zh).say(&report.remarks[0]);
        assert!(pages(&report)[3].contains(&said));
    }
}

#[test]
fn what_happened_after_now_is_not_seen() {
    let report = report(&october(), "2026-10", "10-15 12:00");
    assert_eq!(report.cases, 7);
    assert_eq!(report.figure("closed").unwrap().ids.len(), 3);
    assert_eq!(report.figure("open_at_end").unwrap().ids.len(), 3);
}

#[test]
fn what_happens_at_now_itself_is_seen() {
    let cases = [case("TS-20261001-AAAA", "10-01 09:00")];
    let report = report(&cases, "2026-10", "10-01 09:00");
    assert_eq!(report.figure("received").unwrap().value, Value::Count(1));
    assert_eq!(report.figure("open_at_end").unwrap().value, Value::Count(1));
}

#[test]
fn an_old_report_does_not_change_when_cases_go_on() {
    let pages_at = |now| {
        let report = report(&october(), "2026-10", now);
        ["received", "closed", "open_at_end", "backlog_overdue"]
            .map(|id| report.figure(id).unwrap().value)
    };
    assert_eq!(pages_at("11-01 00:00"), pages_at("12-24 18:00"));
}

#[test]
fn a_stretch_between_two_moments_is_compared_with_as_long_a_time_before() {
    let stretch = Stretch::between(at("10-11 00:00"), at("10-16 00:00")).unwrap();
    assert_eq!(stretch.label, "2026-10-11..2026-10-15");
    let before = stretch.previous().unwrap();
    assert_eq!(before.start, at("10-06 00:00"));
    assert_eq!(before.end, at("10-11 00:00"));
    assert!(Stretch::between(at("10-11 00:00"), at("10-11 00:00")).is_none());
}
