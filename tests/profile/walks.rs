//! Random walks over every built-in profile, with a team and without people.

use tousu::domain::People;
use tousu::read::builtin::PROFILES;
use tousu::time::Calendar;
use tousu::workflow::Procedure;

use crate::builtin::built_in;
use crate::walker::{team, walks_over};

/// How many walks go over each profile, with a team and again without people.
const WALKS: usize = 500;

fn walks(name: &str) {
    let began = std::time::Instant::now();
    for (seed, people) in [(1, team(name)), (2, People::default())] {
        let procedure = Procedure::new(built_in(name), Calendar::china(), people);
        walks_over(&procedure, WALKS, seed);
    }
    println!("{name}: {:?}", began.elapsed());
}

/// One test a profile, so that they run side by side.
macro_rules! walked {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            walks(stringify!($name));
        })*

        #[test]
        fn every_profile_is_walked() {
            let known: Vec<_> = PROFILES.iter().map(|(name, _)| *name).collect();
            assert_eq!(known, [$(stringify!($name)),*]);
        }
    };
}

walked! { basic callcenter company contract mall network telecom }
