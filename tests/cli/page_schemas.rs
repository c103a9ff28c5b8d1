//! The schemas of pages are those of the types; `TOUSU_WRITE_SCHEMAS=1` writes them anew.

#[test]
fn the_schemas_of_pages_are_made_from_the_types_that_are_printed() {
    for (file, text) in tousu::views::schemas::schemas() {
        let path = format!("{}/schema/{file}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("TOUSU_WRITE_SCHEMAS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(there, text, "schema/{file} is not up to date");
    }
}
