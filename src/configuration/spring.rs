//! Spring Security.

use super::Rendered;
use super::quote::{double, list};
use super::rules::{Rules, with_nonce};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    for rule in rules.page.iter().chain(rules.others()) {
        let Some(value) = &rule.value else { continue };
        if rule.name.eq_ignore_ascii_case("Content-Security-Policy") {
            if rules.has_nonce() {
                text.push_str(&nonce_filter(&rule.name, value));
                continue;
            }
            text.push_str(&format!(
                "http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives({})));\n",
                double(value)
            ));
        } else {
            text.push_str(&format!(
                "http.headers(headers -> headers.addHeaderWriter(new StaticHeadersWriter({}, {})));\n",
                double(&rule.name),
                double(value)
            ));
        }
    }
    if let Some(cors) = &rules.cors {
        text.push_str("CorsConfiguration cors = new CorsConfiguration();\n");
        text.push_str(&format!("cors.setAllowedOrigins(List.of({}));\n", double(&cors.origin)));
        text.push_str(&format!("cors.setAllowedMethods(List.of({}));\n", list(&cors.methods, double)));
        text.push_str(&format!("cors.setAllowedHeaders(List.of({}));\n", list(&cors.headers, double)));
        if !cors.exposed.is_empty() {
            text.push_str(&format!("cors.setExposedHeaders(List.of({}));\n", list(&cors.exposed, double)));
        }
        if cors.credentials {
            text.push_str("cors.setAllowCredentials(true);\n");
        }
        if let Some(seconds) = cors.max_age {
            text.push_str(&format!("cors.setMaxAge({seconds}L);\n"));
        }
        text.push_str("UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();\nsource.registerCorsConfiguration(\"/**\", cors);\nhttp.cors(c -> c.configurationSource(source));\n");
    }
    let rendered = Rendered::new("java", Guidance::FileSpring, text);
    if rules.has_nonce() {
        return rendered.with_note(Guidance::NoteNonceSpring);
    }
    if rules.cors.is_some() { rendered.with_note(Guidance::NoteSpring) } else { rendered }
}

/// A filter that creates the nonce before the page is rendered, and sends it in the header.
fn nonce_filter(name: &str, policy: &str) -> String {
    let policy = with_nonce(&double(policy), "\" + nonce + \"");
    format!(
        "http.addFilterBefore((request, response, chain) -> {{\n    byte[] bytes = new byte[16];\n    new SecureRandom().nextBytes(bytes);\n    String nonce = Base64.getEncoder().encodeToString(bytes);\n    request.setAttribute(\"nonce\", nonce);\n    ((HttpServletResponse) response).setHeader({}, {policy});\n    chain.doFilter(request, response);\n}}, HeaderWriterFilter.class);\n",
        double(name)
    )
}
