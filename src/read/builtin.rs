//! The texts that the program carries with it.

/// The built-in profiles: name and TOML.
pub const PROFILES: &[(&str, &str)] = &[
    ("basic", include_str!("../../profiles/basic.toml")),
    ("callcenter", include_str!("../../profiles/callcenter.toml")),
    ("company", include_str!("../../profiles/company.toml")),
    ("contract", include_str!("../../profiles/contract.toml")),
    ("mall", include_str!("../../profiles/mall.toml")),
    ("network", include_str!("../../profiles/network.toml")),
    ("telecom", include_str!("../../profiles/telecom.toml")),
];

/// The profile of a project that names none.
pub const DEFAULT_PROFILE: &str = "network";
