//! The texts that the program carries with it.

/// The built-in profiles: name and TOML.
pub const PROFILES: &[(&str, &str)] = &[
    ("basic", include_str!("../../profiles/basic.toml")),
    ("mall", include_str!("../../profiles/mall.toml")),
    ("network", include_str!("../../profiles/network.toml")),
];

/// The profile of a project that names none.
pub const DEFAULT_PROFILE: &str = "network";
