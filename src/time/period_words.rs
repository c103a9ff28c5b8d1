//! The words for periods, in both languages.

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Day,
    /// From Monday (ISO 8601).
    Week,
    Month,
    Quarter,
    Year,
}

/// Returns the length that a word means and how many periods back it lies.
pub(super) fn word(text: &str) -> Option<(Length, u32)> {
    let spaced: Vec<_> = text
        .split([' ', '-', '_'])
        .filter(|part| !part.is_empty())
        .collect();
    Some(match spaced.join(" ").as_str() {
        "today" | "今天" | "今日" | "本日" => (Length::Day, 0),
        "yesterday" | "昨天" | "昨日" => (Length::Day, 1),
        "this week" | "本周" | "这周" | "本星期" | "这星期" | "这个星期" => {
            (Length::Week, 0)
        }
        "last week" | "上周" | "上星期" | "上个星期" => (Length::Week, 1),
        "this month" | "本月" | "这个月" => (Length::Month, 0),
        "last month" | "上月" | "上个月" => (Length::Month, 1),
        "this quarter" | "本季度" | "本季" | "这个季度" => (Length::Quarter, 0),
        "last quarter" | "上季度" | "上季" | "上个季度" => (Length::Quarter, 1),
        "this year" | "今年" | "本年" | "本年度" => (Length::Year, 0),
        "last year" | "去年" | "上年" | "上年度" => (Length::Year, 1),
        _ => return None,
    })
}
