//! An amount of money in the capital numerals of Chinese vouchers, which nobody can change with one stroke.

use chinese_number::{ChineseCase, ChineseCountMethod, ChineseVariant, NumberToChinese};

/// Returns an amount in fen as 元、角、分, as on a receipt; `None` for what is below zero.
///
/// Source: 支付结算办法, appendix 1: 整 where nothing comes after 元 or 角, 零 for a 角 that is nought, 壹 before 拾.
pub(super) fn capital_amount(fen: i64) -> Option<String> {
    let fen = u64::try_from(fen).ok()?;
    let capital = |number: u64| {
        let said = number.to_chinese(
            ChineseVariant::Simple,
            ChineseCase::Upper,
            ChineseCountMethod::TenThousand,
        );
        // A voucher says how many tens, that nobody can write a number before them.
        said.map(|said| match said.starts_with('拾') {
            true => format!("壹{said}"),
            false => said,
        })
    };
    let (yuan, ten, one) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut amount = String::new();
    if yuan > 0 || fen == 0 {
        amount += &format!("{}元", capital(yuan).ok()?);
    }
    match (ten, one) {
        (0, 0) => {}
        (0, _) if yuan > 0 => amount += "零",
        (0, _) => {}
        _ => amount += &format!("{}角", capital(ten).ok()?),
    }
    match one {
        0 => amount += "整",
        _ => amount += &format!("{}分", capital(one).ok()?),
    }
    Some(amount)
}

#[cfg(test)]
mod tests {
    use super::capital_amount;

    #[test]
    fn amounts_read_as_on_a_receipt() {
        let cases = [
            (0, "零元整"),
            (5, "伍分"),
            (10, "壹角整"),
            (50, "伍角整"),
            (100, "壹元整"),
            (105, "壹元零伍分"),
            (110, "壹元壹角整"),
            (1_000, "壹拾元整"),
            (1_500, "壹拾伍元整"),
            (10_100, "壹佰零壹元整"),
            (80_000, "捌佰元整"),
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (1_000_000, "壹万元整"),
            (1_680_032, "壹万陆仟捌佰元叁角贰分"),
            (10_700_053, "壹拾万柒仟元伍角叁分"),
            (32_500_400, "叁拾贰万伍仟零肆元整"),
            (100_000_001, "壹佰万元零壹分"),
            (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (10_010_000_000, "壹亿零壹拾万元整"),
            (100_100_100, "壹佰万壹仟零壹元整"),
        ];
        for (fen, said) in cases {
            assert_eq!(capital_amount(fen).as_deref(), Some(said), "{fen}");
        }
        assert_eq!(capital_amount(-1), None);
    }
}
