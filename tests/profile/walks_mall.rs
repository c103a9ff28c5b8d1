//! Random walks over the procedure of a mall.

use tousu::domain::People;

use crate::walker::{team, walks};

#[test]
fn walks_over_mall_with_a_team() {
    walks("mall", team("mall"), 5);
}

#[test]
fn walks_over_mall_without_people() {
    walks("mall", People::default(), 6);
}
