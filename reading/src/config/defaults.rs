//! The defaults of libraries, as data, with the version from which they were taken. The package's tests compare them
//! with the libraries.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The headers and the policy of a library.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Policy {
    pub(super) library: String,
    pub(super) version: String,
    #[serde(rename = "policy")]
    pub(super) directives: Vec<(String, String)>,
    pub(super) headers: Vec<(String, String)>,
}

impl Policy {
    /// The library and its version, for messages.
    pub(super) fn product(&self) -> String {
        format!("{} {}", self.library, self.version)
    }
}

/// How a CORS library of JavaScript behaves.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cors {
    pub(super) library: String,
    pub(super) version: String,
    pub(super) methods: String,
    /// The separator between the items of a list.
    pub(super) separator: String,
    pub(super) names: Names,
    /// Whether a single allowed origin is sent in every response, or only to that origin.
    pub(super) fixed_origin: bool,
    pub(super) exposed_in_preflight: bool,
    /// The meaning of `*` with credentials: "star" or "echo".
    pub(super) star_with_credentials: String,
}

/// The names of options.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Names {
    pub(super) methods: String,
    pub(super) headers: String,
    pub(super) exposed: String,
    pub(super) status: String,
}

/// The lists of a CORS library of Python.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lists {
    pub(super) version: String,
    pub(super) methods: String,
    pub(super) headers: String,
    pub(super) max_age: String,
}

#[derive(Deserialize)]
struct Python {
    #[serde(rename = "django-cors-headers")]
    django_cors: Lists,
    #[serde(rename = "flask-cors")]
    flask_cors: Lists,
    starlette: Lists,
    #[serde(rename = "flask-talisman")]
    talisman: Policy,
    #[serde(rename = "django-csp")]
    django_csp: Policy,
}

#[derive(Deserialize)]
struct JavaScript {
    helmet: Policy,
    #[serde(flatten)]
    cors: BTreeMap<String, Cors>,
}

/// helmet's defaults.
pub(super) fn helmet() -> Policy {
    javascript().map(|all| all.helmet).unwrap_or_default()
}

/// The behaviour of a CORS library, by the name of its entry.
pub(super) fn cors(name: &str) -> Cors {
    javascript().and_then(|mut all| all.cors.remove(name)).unwrap_or_default()
}

fn javascript() -> Option<JavaScript> {
    serde_json::from_str(include_str!("../../defaults/javascript.json")).ok()
}

fn python() -> Option<Python> {
    serde_json::from_str(include_str!("../../defaults/python.json")).ok()
}

/// django-cors-headers.
pub(super) fn django_cors() -> Lists {
    python().map(|all| all.django_cors).unwrap_or_default()
}

/// flask-cors.
pub(super) fn flask_cors() -> Lists {
    python().map(|all| all.flask_cors).unwrap_or_default()
}

/// Starlette, on which `FastAPI` is built.
pub(super) fn starlette() -> Lists {
    python().map(|all| all.starlette).unwrap_or_default()
}

/// flask-talisman.
pub(super) fn talisman() -> Policy {
    python().map(|all| Policy { library: "flask-talisman".to_owned(), ..all.talisman }).unwrap_or_default()
}

/// django-csp from version 4 on.
pub(super) fn django_csp() -> Policy {
    python().map(|all| Policy { library: "django-csp".to_owned(), ..all.django_csp }).unwrap_or_default()
}
