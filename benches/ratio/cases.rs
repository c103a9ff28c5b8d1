//! Cases that look real, the same for the same seed: taken in and moved by the library, written as files.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta};
use indexmap::IndexMap;
use tousu::case::new_text;
use tousu::domain::{Case, CaseNumber, EventId, People};
use tousu::profile::{Profile, ProfileSource};
use tousu::project::builtin_layer;
use tousu::read::builtin::PROFILES;
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{Procedure, Request, Standing, intake, take};

/// Numbers that look random (PCG without its permutation; good enough for samples).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn letters(&mut self, count: usize) -> String {
        let alphabet = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        (0..count)
            .map(|_| char::from(alphabet[self.below(32)]))
            .collect()
    }
}

const TROUBLES: &[&str] = &[
    "晚高峰期间网速明显下降，视频无法正常播放",
    "光猫频繁掉线，重启后仍然无法恢复",
    "账单金额与套餐不符，多扣了流量费",
    "预约上门后无人联系，等候一整天",
    "更换套餐后电视业务无法使用",
    "企业专线中断，影响门店收银",
];
const CAUSES: &[&str] = &[
    "line",
    "equipment",
    "capacity",
    "configuration",
    "billing",
    "staff",
];

/// Returns the procedure that the cases follow.
pub(crate) fn network() -> Procedure {
    let (name, text) = PROFILES
        .iter()
        .find(|(name, _)| *name == "network")
        .unwrap();
    let source = ProfileSource {
        layers: vec![builtin_layer(name, text)],
    };
    let profile = Profile::read(&source).unwrap_or_else(|faults| panic!("{faults:?}"));
    Procedure::new(profile, Calendar::china(), People::default())
}

/// One case on its way.
struct Walk<'a> {
    case: Case,
    standing: Standing,
    at: DateTime<FixedOffset>,
    procedure: &'a Procedure,
}

impl Walk<'_> {
    fn step(&mut self, step: &str, set: &[(&str, &str)], minutes: usize, chance: &mut Chance) {
        self.at += TimeDelta::minutes(i64::try_from(minutes).unwrap());
        let request = request(step, set, self.at);
        let last = self.case.history.last().map(|event| &event.id);
        let id = EventId::after(last, self.at, &chance.letters(16));
        let (event, standing) = take(&self.case, &self.standing, &request, self.procedure, id)
            .unwrap_or_else(|refusal| panic!("{step}: {refusal:?}"));
        self.case.history.push(event);
        self.case.summary = standing.summary.clone();
        self.standing = standing;
    }
}

fn request(step: &str, set: &[(&str, &str)], at: DateTime<FixedOffset>) -> Request {
    Request {
        step: step.to_owned(),
        fields: set
            .iter()
            .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
            .collect::<IndexMap<_, _>>(),
        note: None,
        actor: "li.na".to_owned(),
        at,
    }
}

/// Makes one case; `stages` of the procedure are gone through, 6 and more end in an archive.
fn one(index: usize, stages: usize, procedure: &Procedure, chance: &mut Chance) -> Case {
    let start = parse_moment("2024-01-02 08:00", Calendar::china().offset()).unwrap();
    let at = start + TimeDelta::minutes(i64::try_from(chance.below(1_480_000)).unwrap());
    let tail: String = (0..4)
        .rev()
        .map(|place| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[index >> (5 * place) & 31]))
        .collect();
    let number = CaseNumber::new("TS", at.date_naive(), &tail).unwrap();
    let trouble = chance.one_of(TROUBLES);
    let phone = format!("1380000{:04}", chance.below(10_000));
    let fields = [
        (
            "channel",
            chance.one_of(&["phone", "website", "wechat", "visit"]),
        ),
        ("title", trouble),
        (
            "description",
            &format!(
                "{trouble}。客户称已多次反映，希望尽快解决，并说明原因。\n联系时间：工作日白天。"
            ),
        ),
        (
            "customer_name",
            chance.one_of(&["王芳", "李雷", "韩梅", "赵一", "钱二"]),
        ),
        ("phone", &phone),
    ];
    let id = EventId::after(None, at, &chance.letters(16));
    let intake_step = procedure.profile.intake.clone();
    let (case, standing) = intake(
        "complaint",
        &request(&intake_step, &fields, at),
        procedure,
        number,
        id,
    )
    .unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let mut walk = Walk {
        case,
        standing,
        at,
        procedure,
    };
    let category = chance.one_of(&[
        "technical",
        "technical-slow",
        "business",
        "business-billing",
    ]);
    let lead = category.split('-').next().unwrap();
    let mut rounds = if chance.below(6) == 0 { 2 } else { 1 };
    for stage in 0..stages {
        let minutes = 3 + chance.below(60);
        match stage {
            0 => walk.step(
                "acknowledge",
                &[("category", category)],
                minutes / 4,
                chance,
            ),
            1 => walk.step(
                "dispatch",
                &[("lead", lead), ("priority", "general")],
                minutes,
                chance,
            ),
            2 => {
                walk.step("begin", &[], minutes, chance);
                walk.step(
                    "report-progress",
                    &[("progress", "已联系客户核实情况，正在安排检测")],
                    minutes,
                    chance,
                );
            }
            3 => walk.step("finish", &[], 60 + chance.below(1800), chance),
            4 => loop {
                let result = [
                    (
                        "outcome",
                        chance.one_of(&["upheld", "partly_upheld", "not_upheld"]),
                    ),
                    ("cause", chance.one_of(CAUSES)),
                    ("measures", "更换设备并重新配置端口，复测正常"),
                    ("result", "客户处网络恢复正常，已说明原因并致歉"),
                ];
                walk.step("report-back", &result, minutes, chance);
                rounds -= 1;
                if rounds == 0 || stages < 6 {
                    break;
                }
                let words = [
                    ("satisfaction", "dissatisfied"),
                    ("words", "问题依旧，处理太慢"),
                ];
                walk.step("feedback", &words, minutes, chance);
                walk.step("redispatch", &[], minutes, chance);
                walk.step("begin", &[], minutes, chance);
                walk.step("finish", &[], 120, chance);
            },
            5 => walk.step(
                "feedback",
                &[("satisfaction", "satisfied")],
                minutes,
                chance,
            ),
            _ => walk.step("close", &[], minutes, chance),
        }
    }
    walk.case
}

/// Writes that many cases below `root/cases`; returns their files and the number of one that is being handled.
pub(crate) fn write_cases(root: &Path, count: usize, seed: u64) -> (Vec<PathBuf>, String) {
    let (procedure, mut chance) = (network(), Chance(seed));
    let mut files = Vec::with_capacity(count);
    let mut handled = String::new();
    for index in 0..count {
        let stages = match index {
            0 => 3,
            _ if chance.below(10) == 0 => chance.below(7),
            _ => 7,
        };
        let case = one(index, stages, &procedure, &mut chance);
        if index == 0 {
            handled = case.number.to_string();
        }
        let path = root.join("cases").join(case.number.file());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, new_text(&case, "../../../schema/case.schema.json")).unwrap();
        files.push(path);
    }
    (files, handled)
}
