//! Figures of `october()`, worked out by hand.
#[test]
fn print() {
    let r = crate::support::report(&crate::support::october(), "2026-10", "11-22 12:00");
    println!(
        "{}",
        tousu::render::report_terminal::text(
            &r,
            tousu::say::Words::of(tousu::say::Language::Zh),
            80,
            tousu::render::Ids::Shown
        )
    );
    println!(
        "{}",
        tousu::render::report_terminal::text(
            &r,
            tousu::say::Words::of(tousu::say::Language::En),
            80,
            tousu::render::Ids::Hidden
        )
    );
}
