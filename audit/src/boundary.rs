//! The functions that JavaScript calls. Bytes and texts go in, JSON comes out.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Aggregate, Audit, Auditor, Feed, Settings};

/// A running audit.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Run(Feed);

#[wasm_bindgen]
impl Run {
    /// `settings` is JSON.
    ///
    /// # Errors
    /// If the settings are not valid.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<Run, String> {
        Ok(Run(Feed::new(Auditor::new(self::settings(settings)?))))
    }

    /// Judges every line that ends in `bytes`.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// [`Run::push`] for a string.
    #[wasm_bindgen(js_name = pushText)]
    pub fn push_text(&mut self, text: &str) {
        self.0.push(text.as_bytes());
    }

    /// The number of lines that have been judged.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "JavaScript counts so")]
    pub fn lines(&self) -> f64 {
        self.0.lines() as f64
    }

    /// The result, in the form of the contract.
    #[must_use]
    pub fn finish(self) -> String {
        let auditor = self.0.finish();
        json(&Audit::of(auditor.settings(), auditor.aggregate()))
    }

    /// The aggregate, which can be merged with those of other lines.
    #[must_use]
    pub fn aggregate(self) -> String {
        json(&self.0.finish().into_aggregate())
    }
}

/// The scenarios of a line, as a JSON list. `settings` is JSON.
///
/// # Errors
/// If the settings are not valid, or the line cannot be read.
#[wasm_bindgen]
pub fn scenarios(line: &str, settings: &str) -> Result<String, String> {
    let settings = self::settings(settings)?;
    let language = settings.language;
    let list = Auditor::new(settings).scenarios(line).map_err(|why| why.text(language))?;
    Ok(format!("[{}]", list.join(",")))
}

/// The result of several aggregates. `aggregates` is a JSON list.
///
/// # Errors
/// If the settings or an aggregate are not valid.
#[wasm_bindgen]
pub fn merged(aggregates: &str, settings: &str) -> Result<String, String> {
    let settings = self::settings(settings)?;
    let list: Vec<Aggregate> = serde_json::from_str(aggregates).map_err(|error| error.to_string())?;
    let mut all = Aggregate::default();
    for aggregate in list {
        all.merge(aggregate);
    }
    Ok(json(&Audit::of(&settings, &all)))
}

/// [`crate::compare::compare`]. `before` and `after` are JSON: `{ headers, meta }`.
///
/// # Errors
/// If the headers or the page's URL are not valid.
#[wasm_bindgen]
pub fn compare(before: &str, after: &str, page: &str, language: &str) -> Result<String, String> {
    let headers =
        |json: &str| serde_json::from_str::<crate::settings::Headers>(json).map_err(|error| error.to_string());
    let language = crate::words::language_of(language);
    let comparison = crate::compare::compare(&headers(before)?, &headers(after)?, page, language);
    comparison.map(|comparison| json(&comparison)).map_err(|error| format!("page: {error}"))
}

fn settings(json: &str) -> Result<Settings, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
