//! ASP.NET Core.

use super::Rendered;
use super::quote::{double, list};
use super::rules::{HeaderRule, Rules};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    if let Some(cors) = &rules.cors {
        text.push_str(&format!(
            "builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy\n    .WithOrigins({})\n    .WithMethods({})\n",
            double(&cors.origin),
            list(&cors.methods, double)
        ));
        if !cors.headers.is_empty() {
            text.push_str(&format!("    .WithHeaders({})\n", list(&cors.headers, double)));
        }
        if !cors.exposed.is_empty() {
            text.push_str(&format!("    .WithExposedHeaders({})\n", list(&cors.exposed, double)));
        }
        if cors.credentials {
            text.push_str("    .AllowCredentials()\n");
        }
        if let Some(seconds) = cors.max_age {
            text.push_str(&format!("    .SetPreflightMaxAge(TimeSpan.FromSeconds({seconds}))\n"));
        }
        text = text.trim_end().to_owned() + "));\n// after Build(), before UseAuthentication()\napp.UseCors();\n";
    }
    let plain: Vec<&HeaderRule> = rules.page.iter().chain(rules.others()).collect();
    if !plain.is_empty() {
        text.push_str("app.Use(async (context, next) =>\n{\n");
        if rules.has_nonce() {
            text.push_str("    var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));\n    context.Items[\"nonce\"] = nonce;\n");
        }
        text.push_str("    context.Response.OnStarting(() =>\n    {\n");
        for rule in plain {
            match &rule.value {
                Some(value) => text.push_str(&format!(
                    "        context.Response.Headers[{}] = {};\n",
                    double(&rule.name),
                    double(value)
                )),
                None => text.push_str(&format!("        context.Response.Headers.Remove({});\n", double(&rule.name))),
            }
        }
        text.push_str("        return Task.CompletedTask;\n    });\n    await next();\n});\n");
    }
    if rules.has_nonce() {
        text.insert_str(0, "using System.Security.Cryptography;\n\n");
    }
    let rendered = Rendered::new("csharp", Guidance::FileAspNet, text);
    rendered.with_nonce(rules, "\" + nonce + \"", Guidance::NoteNonceAspNet)
}
