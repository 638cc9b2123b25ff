//! Reads a line of text as a request that was seen: a scenario, alone or with further members, a violation report in
//! either format, or a URL.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use wouldblock::scenario::{Api, RequestDescription};

pub use crate::seen::{Open, PageText, Seen};
use crate::text::{object, quoted, shortened};
use crate::time;
use crate::violation_report;
use crate::words::Why;

/// Defaults for lines that leave something out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Defaults<'s> {
    /// The page for lines that are only a URL.
    pub page_url: Option<&'s str>,
    /// The API for lines that are only a URL.
    pub api: Option<Api>,
}

/// A scenario whose request has not been read yet.
#[derive(Debug)]
pub struct Written<'a> {
    /// The page, as JSON.
    pub page: &'a str,
    /// The request, as JSON.
    pub request: &'a str,
    /// See [`Seen::network`].
    pub network: Option<&'a str>,
    /// See [`Seen::count`].
    pub count: u64,
    /// See [`Seen::time`].
    pub time: Option<i64>,
    /// See [`Seen::is_report`].
    pub is_report: bool,
    /// See [`Seen::open`].
    pub open: Open,
}

impl<'a> Written<'a> {
    /// Reads the request.
    ///
    /// # Errors
    /// If the request cannot be read.
    pub fn seen(self) -> Result<Seen<'a>, Why> {
        let Written { page, request, network, count, time, is_report, open } = self;
        Ok(Seen {
            page: PageText::Borrowed(page),
            request: object(request).map_err(Why::Request)?,
            network,
            count,
            time,
            is_report,
            is_violation: false,
            source_file: None,
            has_only_origin: false,
            open,
        })
    }
}

/// The content of a line.
#[derive(Debug)]
#[non_exhaustive]
pub enum Content<'a> {
    /// One scenario.
    Scenario(Written<'a>),
    /// A URL, or one or more requests of another form.
    Requests(Requests<'a>),
}

/// The requests of a line.
#[derive(Debug, Default)]
pub struct Requests<'a> {
    /// Those that could be read.
    pub seen: Vec<Seen<'a>>,
    /// Why the first of the others could not be read, if there are others.
    pub unread: Option<Why>,
}

impl<'a> From<Seen<'a>> for Requests<'a> {
    fn from(seen: Seen<'a>) -> Self {
        Requests { seen: vec![seen], unread: None }
    }
}

impl<'a> Content<'a> {
    /// The requests of the line.
    ///
    /// # Errors
    /// If the scenario cannot be read.
    pub fn requests(self) -> Result<Requests<'a>, Why> {
        match self {
            Content::Scenario(written) => Ok(written.seen()?.into()),
            Content::Requests(list) => Ok(list),
        }
    }
}

/// Reads a line, which may hold several reports. Browsers send reports of several types together, so the readable ones
/// of a list are read.
///
/// # Errors
/// If the line cannot be read.
pub fn read<'a>(text: &'a str, defaults: Defaults<'_>) -> Result<Content<'a>, Why> {
    let text = text.trim();
    match text.as_bytes().first() {
        Some(b'{') => read_object(text),
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| not_json(&error))?;
            let mut all = Requests::default();
            for item in list {
                match read_object(item.get()).and_then(Content::requests) {
                    Ok(requests) => all.seen.extend(requests.seen),
                    Err(why) => _ = all.unread.get_or_insert(why),
                }
            }
            Ok(Content::Requests(all))
        }
        _ => read_url(text, defaults).map(|seen| Content::Requests(seen.into())),
    }
}

/// The name of a member, which is rarely written with escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members that a line may have.
#[derive(Debug, Default)]
struct Members<'a> {
    scenario: Option<&'a RawValue>,
    page: Option<&'a RawValue>,
    request: Option<&'a RawValue>,
    network: Option<&'a RawValue>,
    count: Option<&'a RawValue>,
    seen: Option<&'a RawValue>,
    apis: Option<&'a RawValue>,
    embedded: Option<&'a RawValue>,
    missing: Option<&'a RawValue>,
    time: Option<&'a RawValue>,
    age: Option<&'a RawValue>,
    csp_report: Option<&'a RawValue>,
    body: Option<&'a RawValue>,
    kind: Option<&'a RawValue>,
    url: Option<&'a RawValue>,
    /// The first member that a scenario does not have.
    other: Option<String>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Members::default();
                while let Some(Name(name)) = map.next_key()? {
                    let value: &'de RawValue = map.next_value()?;
                    let slot = match &*name {
                        "scenario" => &mut members.scenario,
                        "page" => &mut members.page,
                        "request" => &mut members.request,
                        "network" => &mut members.network,
                        "count" => &mut members.count,
                        "seen" => &mut members.seen,
                        "apis" => &mut members.apis,
                        "embedded" => &mut members.embedded,
                        "missing" => &mut members.missing,
                        "time" => &mut members.time,
                        "age" => &mut members.age,
                        "csp-report" => &mut members.csp_report,
                        "body" => &mut members.body,
                        "type" => &mut members.kind,
                        "url" => &mut members.url,
                        "id" => continue,
                        _ => {
                            members.other.get_or_insert_with(|| name.into_owned());
                            continue;
                        }
                    };
                    if slot.replace(value).is_some() {
                        return Err(de::Error::custom(format!("\"{name}\" occurs twice")));
                    }
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

fn read_object(text: &str) -> Result<Content<'_>, Why> {
    let mut members: Members<'_> = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    if let Some(report) = report_of(&members)? {
        return Ok(Content::Requests(report.into()));
    }
    let is_report = match members.seen.map(RawValue::get) {
        None | Some("\"sent\"" | "\"blocked\"" | "null") => false,
        Some("\"reported\"") => true,
        Some(other) => return Err(Why::Seen(shortened(other))),
    };
    let count = match members.count {
        None => 1,
        Some(count) => serde_json::from_str(count.get()).map_err(|_| Why::Count(shortened(count.get())))?,
    };
    let open = Open {
        apis: read_member(members.apis, "apis")?,
        embedded: read_member(members.embedded, "embedded")?,
        missing: read_member(members.missing, "missing")?,
    };
    if let Some(scenario) = members.scenario {
        if !scenario.get().starts_with('{') {
            return Err(Why::NoScenario);
        }
        let inner: Members<'_> = serde_json::from_str(scenario.get()).map_err(|error| not_json(&error))?;
        members = Members { seen: members.seen, time: members.time, other: inner.other.or(members.other), ..inner };
    }
    let time = match members.time {
        None => None,
        Some(time) => Some(time::read(time.get()).ok_or_else(|| Why::Time(shortened(time.get())))?),
    };
    if let Some(name) = members.other {
        return Err(Why::UnknownMember(shortened(&name)));
    }
    let (Some(page), Some(request)) = (members.page, members.request) else {
        return Err(if members.page.is_some() {
            Why::NoRequest
        } else if members.request.is_some() {
            Why::NoPage
        } else {
            Why::NoScenario
        });
    };
    Ok(Content::Scenario(Written {
        page: page.get(),
        request: request.get(),
        network: members.network.map(RawValue::get),
        count,
        time,
        is_report,
        open,
    }))
}

/// The value of a member that a line need not have.
fn read_member<'a, T: Default + Deserialize<'a>>(member: Option<&'a RawValue>, name: &str) -> Result<T, Why> {
    let read = member.map(|value| serde_json::from_str(value.get())).transpose();
    Ok(read.map_err(|error| Why::NotJson(format!("{name}: {error}")))?.unwrap_or_default())
}

/// The violation report of a line, if it holds one. Browsers write reports, and anyone can write one: it counts as one
/// request whatever its `count`, and members of a scenario do not make it one.
fn report_of<'a>(members: &Members<'a>) -> Result<Option<Seen<'a>>, Why> {
    let report = match (members.csp_report, members.body) {
        (Some(report), _) => violation_report::of_report_uri(report.get())?,
        (None, Some(body)) if members.kind.is_some() || members.scenario.is_none() && members.page.is_none() => {
            violation_report::of_reporting_api(members.kind.map(RawValue::get), members.url, body.get())?
        }
        (None, _) => return Ok(None),
    };
    // Collectors write times in many formats. A time that cannot be read is left out.
    let time = members.time.and_then(|time| time::read(time.get())).map(|time| time - age(members.age));
    Ok(Some(Seen { time, ..report }))
}

/// A line that is only a URL, or a path or an address without a scheme, which are those of the page.
fn read_url<'a>(text: &str, defaults: Defaults<'_>) -> Result<Seen<'a>, Why> {
    let is_relative = ["/", "./", "../"].iter().any(|start| text.starts_with(start));
    if text.contains(char::is_whitespace) || !is_relative && url::Url::parse(text).is_err() {
        return Err(Why::NeitherJsonNorUrl(shortened(text)));
    }
    let Some(page_url) = defaults.page_url else {
        return Err(Why::NoPageOfUrl);
    };
    let absolute = url::Url::parse(page_url).and_then(|page| page.join(text));
    let url = match absolute {
        Ok(url) if is_relative => String::from(url),
        Err(_) if is_relative => return Err(Why::NeitherJsonNorUrl(shortened(text))),
        _ => text.to_owned(),
    };
    Ok(Seen {
        page: PageText::Owned(format!("{{\"url\":{}}}", quoted(page_url))),
        request: RequestDescription::new(defaults.api.unwrap_or(Api::Fetch), url),
        network: None,
        count: 1,
        time: None,
        is_report: false,
        is_violation: false,
        source_file: None,
        has_only_origin: false,
        open: Open::default(),
    })
}

/// How long before it was sent a [report](https://www.w3.org/TR/reporting-1/#report-age) was made, in milliseconds.
fn age(member: Option<&RawValue>) -> i64 {
    const MONTH: f64 = 2_592_000_000.0;
    let age: f64 = member.and_then(|age| serde_json::from_str(age.get()).ok()).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, reason = "it is at most a month")]
    let age = age.clamp(0.0, MONTH) as i64;
    age
}

fn not_json(error: &serde_json::Error) -> Why {
    Why::NotJson(error.to_string())
}
