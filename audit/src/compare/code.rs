//! Code: inline scripts and styles, attributes, `eval()`, and scripts that are allowed by a nonce or a hash.

use wouldblock::parsed_policy::ValueKind;
use wouldblock::scenario::{Api, CodeText, InsertedBy, RequestDescription, Scenario};
use wouldblock::{CompiledPage, Engine};

use super::lists::Source;
use super::{Becomes, Findings, Side};
use crate::directives::{GOVERNED, Governed};
use crate::words::Doubt;

/// Code whose hash is not in any policy.
const CODE: &str = "unlisted()";
/// A script that no source matches.
const SCRIPT: &str = "https://unlisted.invalid/unlisted.js";

/// Compares the code that the two sides allow.
pub(super) fn compare(before: &Side<'_>, after: &Side<'_>, findings: &mut Findings) {
    // Nonces and hashes allow scripts with a URL, too.
    let kinds = GOVERNED.into_iter().filter(|one| one.load.is_none() || one.api == Api::Script);
    for Governed { api, directive, .. } in kinds {
        let is_same = before.lists.govern_alike(&after.lists, directive)
            && (api != Api::Eval || before.lists.report_alike(&after.lists, directive));
        if is_same {
            continue;
        }
        for request in requests(api, directive, [before, after]) {
            compare_request(directive, &request, before, after, findings);
        }
    }
    for directive in ["script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr"] {
        let [one, other] = [before, after].map(|side| tokens(side, directive, ValueKind::Hash));
        let only =
            one.iter().filter(|hash| !other.contains(hash)).chain(other.iter().filter(|hash| !one.contains(hash)));
        for hash in only {
            findings.doubt(directive, &Doubt::Hash(hash.clone()));
        }
        if !findings.names(directive) && lets_other_code_pass(directive, before, after) {
            findings.doubt(directive, &Doubt::Combination);
        }
        // Browsers may read what the grammar rejects.
        if let Some(text) = differing(directive, [before, after], |source| source.kind == ValueKind::Invalid)
            && !findings.names(directive)
        {
            findings.doubt(directive, &Doubt::Invalid(text));
        }
    }
    // The examples are strings, which Trusted Types may block before the policy allows code of another type.
    let allows_evaluation =
        |source: &Source| source.is_keyword("'unsafe-eval'") || source.is_keyword("'trusted-types-eval'");
    if let Some(text) = differing("script-src", [before, after], allows_evaluation)
        && !findings.names("script-src")
    {
        findings.doubt("script-src", &Doubt::TrustedCode(text));
    }
}

/// A source of this kind, if the sides have different lists of such sources.
fn differing(directive: &str, sides: [&Side<'_>; 2], is_one: impl Fn(&Source) -> bool) -> Option<String> {
    let [one, other] = sides.map(|side| side.lists.texts(directive, &is_one));
    if one == other {
        return None;
    }
    // If a policy on one side has none of these sources, they only matter together with those of other policies.
    let mut listed = one.symmetric_difference(&other).chain(&one).chain(&other).flatten();
    listed.next().map(|text| (*text).to_owned())
}

/// Whether two sides may differ on code for which [`requests`] has no example: code that a hash allows, whose text is
/// not known, and code with a nonce if another policy depends on something else, such as its URL.
fn lets_other_code_pass(directive: &str, before: &Side<'_>, after: &Side<'_>) -> bool {
    let sides = [before, after];
    let has = |kind| {
        let mut rulings = sides.iter().flat_map(|side| side.lists.governing(directive));
        rulings.any(|ruling| ruling.sources.iter().any(|source| source.kind == kind))
    };
    let differ = |matters: &dyn Fn(&Source) -> bool| {
        before.lists.texts(directive, matters) != after.lists.texts(directive, matters)
    };
    // Engines read other spellings of hashes, too.
    let has_hash = has(ValueKind::Hash) || has(ValueKind::Invalid);
    if sides.iter().any(|side| side.lists.governing(directive).len() > 1) {
        return (has_hash || has(ValueKind::Nonce)) && differ(&|_| true);
    }
    has_hash && differ(&|source| source.kind == ValueKind::Hash || source.is_keyword("'unsafe-hashes'"))
}

/// The tokens of a kind in the lists that govern a directive.
fn tokens(side: &Side<'_>, directive: &str, kind: ValueKind) -> Vec<String> {
    let sources = side.lists.governing(directive).into_iter().flat_map(|ruling| ruling.sources);
    sources.filter(|source| source.kind == kind).map(|source| source.text.clone()).collect()
}

/// The calls that policies can distinguish: by the nonce, by integrity, and by how the element was inserted.
fn requests(api: Api, directive: &str, sides: [&Side<'_>; 2]) -> Vec<RequestDescription> {
    let both = |kind| sides.into_iter().flat_map(move |side| tokens(side, directive, kind));
    let bare = |token: String, prefix: &str| {
        let inner = token.trim_matches('\'');
        inner.get(prefix.len()..).map(str::to_owned)
    };
    let plainest = match api {
        Api::Script => RequestDescription::new(api, SCRIPT),
        // An engine does not check modules that are only compiled.
        Api::Wasm => RequestDescription { via: Some("instantiate".to_owned()), ..RequestDescription::of(api) },
        _ => {
            let code = if api == Api::JavascriptUrl { format!("javascript:{CODE}") } else { CODE.to_owned() };
            RequestDescription { text: Some(CodeText::One(code)), ..RequestDescription::of(api) }
        }
    };
    let mut requests = vec![plainest.clone()];
    let takes_nonce = [Api::InlineScript, Api::InlineStyle, Api::SpeculationRules, Api::Script, Api::StyleAttribute];
    if takes_nonce.contains(&api) {
        let nonces = both(ValueKind::Nonce).filter_map(|token| bare(token, "nonce-"));
        requests.extend(nonces.map(|nonce| RequestDescription { nonce: Some(nonce), ..plainest.clone() }));
    }
    if api == Api::Script {
        let hashes = both(ValueKind::Hash).filter_map(|token| bare(token, ""));
        requests.extend(hashes.map(|hash| RequestDescription { integrity: Some(hash), ..plainest.clone() }));
        requests.push(RequestDescription { inserted_by: Some(InsertedBy::Script), ..plainest });
        // A sandbox forbids to run scripts, but not to load them.
        let preloads = requests.iter().map(|script| RequestDescription { api: Api::ModulePreload, ..script.clone() });
        requests.extend(preloads.collect::<Vec<_>>());
    }
    requests
}

fn compare_request(
    directive: &str,
    request: &RequestDescription,
    before: &Side<'_>,
    after: &Side<'_>,
    findings: &mut Findings,
) {
    let (Some(in_before), Some(in_after)) = (before.stops(request, &[]), after.stops(request, &[])) else {
        findings.doubt(directive, &Doubt::Unread);
        return;
    };
    let changes = [
        (Becomes::Allowed, in_before.only_here(&in_after), before, after),
        (Becomes::Blocked, in_after.only_here(&in_before), after, before),
    ];
    for (becomes, engines, blocks, allows) in changes {
        if let Some(first) = engines.first() {
            let source = source(&allows.compiled, request, *first, allows);
            let example = Scenario::new(blocks.page(findings.page()), request.clone());
            findings.change(directive, becomes, source, &engines, example);
        }
    }
}

/// The source that allows a call.
fn source(page: &CompiledPage, request: &RequestDescription, engine: Engine, side: &Side<'_>) -> Option<String> {
    let used = page.judge(request, &[], &[engine]).used;
    used.first().and_then(|key| side.sources.get(key)).cloned()
}
