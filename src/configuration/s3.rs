//! Amazon S3: the CORS configuration of a bucket.

use super::Rendered;
use super::quote::{double, list};
use super::rules::Rules;
use crate::explain::Guidance;

/// S3 supports only these methods, and responds to OPTIONS itself.
const KNOWN: [&str; 5] = ["GET", "HEAD", "PUT", "POST", "DELETE"];

pub(super) fn render(rules: &Rules) -> Rendered {
    let Some(cors) = &rules.cors else {
        return Rendered::new("", Guidance::FileS3, String::new()).with_note(Guidance::NoteS3CloudFront);
    };
    let wanted = cors.listed_methods();
    let methods: Vec<String> = wanted.iter().filter(|method| KNOWN.contains(&method.as_str())).cloned().collect();
    let mut text = format!(
        "[\n  {{\n    \"AllowedOrigins\": [{}],\n    \"AllowedMethods\": [{}],\n    \"AllowedHeaders\": [{}]",
        double(&cors.origin),
        list(&methods, double),
        list(&cors.headers, double)
    );
    if !cors.exposed.is_empty() {
        text.push_str(&format!(",\n    \"ExposeHeaders\": [{}]", list(&cors.exposed, double)));
    }
    if let Some(seconds) = cors.max_age {
        text.push_str(&format!(",\n    \"MaxAgeSeconds\": {seconds}"));
    }
    text.push_str("\n  }\n]\n");
    let rendered = Rendered::new("json", Guidance::FileS3, text);
    if methods.len() < wanted.len() {
        return rendered.with_note(Guidance::NoteS3Methods);
    }
    if rules.page.is_empty() && rules.others().next().is_none() {
        rendered
    } else {
        rendered.with_note(Guidance::NoteS3CloudFront)
    }
}
