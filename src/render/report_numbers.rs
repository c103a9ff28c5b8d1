//! Numbers of a report as text: percent, hours, yuan, signs.

use crate::say::{Message, Words};

/// Writes hundredths with two decimals: an amount in fen as yuan.
pub(super) fn yuan(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Returns a rate of thousandths as percent with one decimal.
pub(super) fn percent(thousandths: Option<i64>, words: Words) -> String {
    match thousandths {
        Some(thousandths) => format!("{}.{}%", thousandths / 10, thousandths % 10),
        None => words.word("report.not_applicable"),
    }
}

pub(super) fn hundredths(sum: i64, n: usize) -> Option<String> {
    let n = i64::try_from(n).ok().filter(|n| *n > 0)?;
    let mean = divided(sum * 100, n);
    Some(format!("{}.{:02}", mean / 100, mean % 100))
}

pub(super) fn hours(seconds: i64) -> String {
    let tenths = divided(seconds * 10, 3600);
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(super) fn span(seconds: i64, words: Words) -> String {
    let (days, hours) = (seconds / 86_400, seconds % 86_400 / 3600);
    let minutes = seconds % 3600 / 60;
    let message = if days > 0 {
        Message::new("report.days_hours")
            .with("days", days.to_string())
            .with("hours", hours.to_string())
    } else {
        Message::new("report.hours_minutes")
            .with("hours", hours.to_string())
            .with("minutes", minutes.to_string())
    };
    words.say(&message)
}

/// Divides and rounds half away from zero; the divisor is above 0.
pub(super) fn divided(dividend: i64, divisor: i64) -> i64 {
    (dividend + divisor / 2 * dividend.signum()) / divisor
}

pub(super) fn signed(number: i64, unit: &str) -> String {
    match number {
        0 => format!("±0{unit}"),
        _ => format!("{number:+}{unit}"),
    }
}

pub(super) fn signed_tenths(tenths: i64) -> String {
    let sign = match tenths {
        0 => "±",
        ..0 => "-",
        _ => "+",
    };
    let size = tenths.abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}

pub(super) fn signed_yuan(hundredths: i64) -> String {
    match hundredths {
        0 => "±0.00".to_owned(),
        1.. => format!("+{}", yuan(hundredths)),
        _ => yuan(hundredths),
    }
}

/// The heights of a sparkline.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws values from 0 to the largest of them, one character each; a dot where there is none.
pub(super) fn sparkline(values: &[Option<i64>]) -> String {
    let largest = values.iter().flatten().copied().max().unwrap_or(0).max(1);
    values
        .iter()
        .map(|value| match value {
            None => '·',
            Some(value) => {
                let height = divided(value.max(&0).saturating_mul(7), largest);
                HEIGHTS[usize::try_from(height).unwrap_or(0).min(7)]
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_reaches_from_nothing_to_the_largest() {
        assert_eq!(sparkline(&[Some(0), Some(4), None, Some(8)]), "▁▅·█");
        assert_eq!(sparkline(&[Some(0), None]), "▁·");
        assert_eq!(sparkline(&[]), "");
    }

    #[test]
    fn an_amount_below_a_yuan_keeps_its_sign() {
        assert_eq!(yuan(-5), "-0.05");
        assert_eq!(signed_yuan(123_456), "+1234.56");
    }
}
