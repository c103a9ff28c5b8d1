//! A case with approvals that goes on minute by minute, for the tests to tell.

use chrono::{DateTime, Duration, FixedOffset};
use tousu::domain::{Case, Event, People, Person};
use tousu::profile::{Facts, Layer, Profile, ProfileSource};
use tousu::say::{Language, Words};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{
    Offer, Procedure, Refusal, Request, Standing, intake, missing_roles, offers, replay, take,
};

use crate::giving::identity;

pub(crate) const SMALL: [(&str, &str); 2] = [("proposal", "赔偿地板"), ("amount", "1000")];
pub(crate) const LARGE: [(&str, &str); 2] = [("proposal", "赔偿地板"), ("amount", "1000.01")];

pub(crate) const PROFILE: &str = include_str!("approvals.toml");

pub(crate) fn profile_of(text: &str) -> Profile {
    let layer = Layer {
        file: "approvals.toml".into(),
        text: text.to_owned(),
        under: Vec::new(),
    };
    Profile::read(&ProfileSource {
        layers: vec![layer],
    })
    .unwrap()
}

pub(crate) fn person(id: &str, roles: &[&str]) -> Person {
    Person {
        id: id.to_owned(),
        name: None,
        email: None,
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    }
}

pub(crate) fn team() -> People {
    People::new([
        person("sun", &["service"]),
        person("song", &["service", "director"]),
        person("dai", &["director"]),
        person("deng", &["director"]),
        person("gao", &["manager"]),
        person("guan", &["director", "manager"]),
    ])
}

/// A case that goes on minute by minute.
pub(crate) struct Story {
    pub(crate) procedure: Procedure,
    pub(crate) case: Case,
    pub(crate) standing: Standing,
    pub(crate) now: DateTime<FixedOffset>,
}

impl Story {
    pub(crate) fn new(people: People) -> Self {
        Self::of(PROFILE, people)
    }

    pub(crate) fn of(profile: &str, people: People) -> Self {
        let procedure = Procedure::new(profile_of(profile), Calendar::china(), people);
        let now = parse_moment("2026-11-03 09:00", procedure.calendar.offset()).unwrap();
        let given = [("title", "漏水"), ("loss", "地板")];
        let request = request("register", "sun", &given, now);
        let number = "TS-20261103-4K7Q".parse().unwrap();
        let (case, standing) = intake(
            "complaint",
            &request,
            &procedure,
            number,
            identity(None, now),
        )
        .unwrap();
        Self {
            procedure,
            case,
            standing,
            now,
        }
    }

    pub(crate) fn try_step(
        &mut self,
        by: &str,
        step: &str,
        given: &[(&str, &str)],
    ) -> Result<(), Refusal> {
        self.now += Duration::minutes(1);
        let request = request(step, by, given, self.now);
        let id = identity(Some(&self.case), self.now);
        let (event, after) = take(&self.case, &self.standing, &request, &self.procedure, id)?;
        self.case.history.push(event);
        self.standing = after;
        let again = replay(&self.case, &self.procedure);
        assert_eq!(again, self.standing);
        assert_eq!(again.illegal, []);
        Ok(())
    }

    #[track_caller]
    pub(crate) fn step(&mut self, by: &str, step: &str, given: &[(&str, &str)]) -> &mut Self {
        self.try_step(by, step, given).unwrap();
        self
    }

    #[track_caller]
    pub(crate) fn refused(&mut self, by: &str, step: &str, given: &[(&str, &str)]) -> String {
        let refusal = self.try_step(by, step, given).unwrap_err();
        let words = Words::of(Language::En);
        let mut said = vec![words.say(&refusal.message)];
        said.extend(refusal.reasons.iter().map(|reason| words.say(reason)));
        said.join("; ")
    }

    pub(crate) fn state(&self) -> String {
        self.standing.fact("approval_proposal").unwrap_or_default()
    }

    pub(crate) fn offer(&self, step: &str) -> Option<Offer<'_>> {
        let offers = offers(&self.standing, &self.procedure, self.now);
        offers.into_iter().find(|offer| offer.id == step)
    }

    pub(crate) fn missing(&self) -> Vec<String> {
        missing_roles("proposal", &self.standing, &self.procedure)
    }

    /// Changes an event, and returns what replay finds illegal then.
    pub(crate) fn forged(
        &self,
        event: usize,
        change: impl Fn(&mut Event),
    ) -> (Standing, Vec<&'static str>) {
        let mut case = self.case.clone();
        change(&mut case.history[event]);
        let standing = replay(&case, &self.procedure);
        let keys = standing.illegal.iter().map(|one| one.message.key).collect();
        (standing, keys)
    }
}

fn request(step: &str, by: &str, given: &[(&str, &str)], at: DateTime<FixedOffset>) -> Request {
    let fields = given.iter();
    Request {
        step: step.to_owned(),
        fields: fields
            .map(|(field, value)| ((*field).into(), (*value).into()))
            .collect(),
        note: None,
        actor: by.to_owned(),
        at,
    }
}
