//! Cases told from intake to their end, one text a case: who takes which step, when, with what.

use chrono::{DateTime, Duration, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, EventId, People, Person};
use tousu::say::{Language, Words};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{Procedure, Refusal, Request, Standing, intake, replay, take};

use crate::builtin::built_in;

/// A told case and the procedure that it followed.
pub(crate) struct Told {
    pub(crate) name: String,
    pub(crate) procedure: Procedure,
    pub(crate) case: Case,
    pub(crate) standing: Standing,
}

/// A step as it is told.
struct Line {
    at: DateTime<FixedOffset>,
    who: String,
    what: String,
    fields: IndexMap<String, String>,
}

/// Returns the told cases of all profiles, sorted by name.
pub(crate) fn told() -> Vec<Told> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profile/told");
    let mut names: Vec<String> = std::fs::read_dir(folder.clone())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let read = |name: &String| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        tell(name.trim_end_matches(".txt"), &text)
    };
    let (good, bad): (Vec<_>, Vec<_>) = names.iter().map(read).partition(Result::is_ok);
    let faults: Vec<_> = bad.into_iter().filter_map(Result::err).collect();
    assert!(
        faults.is_empty(),
        "{}",
        faults.join(
            "
"
        )
    );
    good.into_iter().flatten().collect()
}

fn tell(name: &str, text: &str) -> Result<Told, String> {
    let calendar = Calendar::china();
    let (mut profile, mut people, mut lines) = (None, Vec::new(), Vec::<Line>::new());
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some((field, value)) = line
            .strip_prefix("  ")
            .and_then(|line| line.split_once(" = "))
        {
            let fields = &mut lines.last_mut().unwrap().fields;
            fields.insert(field.to_owned(), value.replace("\\n", "\n"));
            continue;
        }
        let parts: Vec<&str> = line.split(' ').collect();
        match parts.as_slice() {
            ["profile", name] => profile = Some(built_in(name)),
            ["person", id, called, role] => people.push(Person {
                id: (*id).to_owned(),
                name: Some((*called).to_owned()),
                email: None,
                roles: vec![(*role).to_owned()],
            }),
            [day, time, who, what] => {
                let at = parse_moment(&format!("{day} {time}"), calendar.offset()).unwrap();
                lines.push(line_of(at, who, what));
            }
            [after, who, what] => {
                let at = lines.last().unwrap().at + later(after);
                lines.push(line_of(at, who, what));
            }
            _ => panic!("{name}: {line}"),
        }
    }
    let procedure = Procedure::new(profile.unwrap(), calendar, People::new(people));
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap();
    let kind = first.what.clone();
    let request = asked(first, Some(&procedure.profile.intake));
    let number = "TS-20261103-4K7Q".parse().unwrap();
    let id = EventId::after(None, request.at, "0123456789ABCDEF");
    let (mut case, mut standing) = intake(&kind, &request, &procedure, number, id)
        .map_err(|refusal| format!("{name}: {}", said(&refusal)))?;
    for line in lines {
        let request = asked(line, None);
        let last = case.history.last().map(|event| &event.id);
        let id = EventId::after(last, request.at, "0123456789ABCDEF");
        if request.step == "attach" {
            let mut event = case.history[0].clone();
            (event.id, event.at, event.by) = (id, request.at, request.actor);
            (event.step, event.set) = (request.step, request.fields);
            case.history.push(event);
            standing = replay(&case, &procedure);
            continue;
        }
        let (event, after) = take(&case, &standing, &request, &procedure, id)
            .map_err(|refusal| format!("{name}, {}: {}", request.step, said(&refusal)))?;
        case.history.push(event);
        case.summary = after.summary.clone();
        standing = after;
    }
    Ok(Told {
        name: name.to_owned(),
        procedure,
        case,
        standing,
    })
}

fn line_of(at: DateTime<FixedOffset>, who: &str, what: &str) -> Line {
    Line {
        at,
        who: who.to_owned(),
        what: what.to_owned(),
        fields: IndexMap::new(),
    }
}

fn later(text: &str) -> Duration {
    let (count, unit) = text[1..].split_at(text.len() - 2);
    let count = count.parse().unwrap();
    match unit {
        "m" => Duration::minutes(count),
        "h" => Duration::hours(count),
        _ => Duration::days(count),
    }
}

fn asked(line: Line, step: Option<&str>) -> Request {
    Request {
        step: step.map_or(line.what, str::to_owned),
        fields: line.fields,
        note: None,
        actor: line.who,
        at: line.at,
    }
}

fn said(refusal: &Refusal) -> String {
    let words = Words::of(Language::En);
    let reasons = refusal.reasons.iter().map(|reason| words.say(reason));
    let reasons: Vec<_> = reasons.collect();
    format!("{}\n{}", words.say(&refusal.message), reasons.join("\n"))
}

#[test]
fn each_told_case_goes_its_way() {
    let told = told();
    for one in &told {
        let again = replay(&one.case, &one.procedure);
        assert_eq!(again, one.standing, "{}", one.name);
        assert_eq!(again.illegal, [], "{}", one.name);
    }
    for (profile, _) in tousu::read::builtin::PROFILES {
        let ends = told.iter().any(|one| {
            let profile_of = &one.procedure.profile;
            profile_of.name == *profile
                && profile_of.group_of(&one.standing.summary.status).is_end()
        });
        assert!(ends, "no case of {profile} is told to its end");
    }
}
