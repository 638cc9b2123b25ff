//! Problems of policies that do not depend on the request.

mod values;

use std::collections::HashSet;

use crate::contract::parsed_policy::{IgnoredReason, PolicyDelivery};
use crate::contract::report::{Disposition, Edit};
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::policy::{CspList, Policy};
use crate::csp::source_expression::{HostPart, HostSource, Keyword, PortPart, SourceExpression, SourceKind, kind_of};
use crate::csp::stand_in;
use crate::edit::replace::{removing, replacing};
use crate::http::header_list::HeaderList;
use crate::input::problem::{MOST_WARNINGS, Problem, ProblemKind};
use crate::input::{Inputs, Place, Span};
use crate::text::names::nearest;
use crate::url::Url;

/// Policies, and what is known about the page that they are delivered with.
pub(crate) struct Policies<'e, 'a> {
    pub(crate) inputs: &'e Inputs<'a>,
    pub(crate) csp_list: &'e CspList<'a>,
    /// `None` if only policies are given, without headers.
    pub(crate) header_list: Option<&'e HeaderList<'a>>,
    pub(crate) page_is_secure: bool,
}

/// Adds the problems of each policy.
pub(crate) fn problems(policies: &Policies<'_, '_>, problems: &mut Vec<Problem>) {
    let mut lint = Lint { given: policies, problems };
    let all = &policies.csp_list.policies;
    for (index, policy) in all.iter().enumerate() {
        lint.left_out(policy);
        lint.delivery(policy, index.checked_sub(1).and_then(|before| all.get(before)));
        for directive in &policy.directive_set {
            lint.directive(policy, directive);
        }
    }
}

struct Lint<'p, 'e, 'a> {
    given: &'p Policies<'e, 'a>,
    problems: &'p mut Vec<Problem>,
}

impl<'a> Lint<'_, '_, 'a> {
    /// An edit contains the whole header before and after the change. So there are none for warnings that are not
    /// listed, or for a header that is too long to have been typed.
    fn can_repair(&self, place: Place) -> bool {
        const LONGEST: usize = 20_000;
        let is_short = self.given.inputs.whole(place).is_some_and(|(text, _)| text.len() <= LONGEST);
        is_short && self.problems.len() < MOST_WARNINGS
    }

    fn edit(&self, place: Place, replacement: &str) -> Option<Edit> {
        self.can_repair(place).then_some(())?;
        replacing(self.given.inputs, self.given.header_list.unwrap_or(&HeaderList::default()), place, replacement)
    }

    fn without(&self, place: Place) -> Option<Edit> {
        self.can_repair(place).then_some(())?;
        removing(self.given.inputs, self.given.header_list.unwrap_or(&HeaderList::default()), place)
    }

    fn left_out(&mut self, policy: &Policy<'_>) {
        for left_out in &policy.left_out {
            let kind = match (left_out.reason, policy.delivery) {
                (IgnoredReason::Duplicate, _) => ProblemKind::CspDuplicateDirective,
                (IgnoredReason::NotAscii, _) => ProblemKind::CspDirectiveNotAscii,
                (IgnoredReason::NotDeliverable, PolicyDelivery::Meta) => ProblemKind::CspIgnoredInMeta,
                (IgnoredReason::NotDeliverable, PolicyDelivery::Header) => ProblemKind::CspIgnoredInReportOnly,
            };
            let repair = match left_out.reason {
                IgnoredReason::NotAscii => self.with_plain_quotes(left_out.place),
                IgnoredReason::Duplicate | IgnoredReason::NotDeliverable => None,
            };
            self.problems.push(Problem::at(kind, left_out.place).with("name", left_out.name).repaired_by(repair));
        }
    }

    /// Word processors turn the quotes of a policy into typographic ones, in pairs of every shape.
    fn with_plain_quotes(&self, place: Place) -> Option<Edit> {
        let (text, _) = self.given.inputs.whole(place)?;
        let written = text.get(place.span.start as usize..place.span.end as usize)?;
        let plain = written.replace(['‘', '’', '‚', '‛', '“', '”', '„', '‟'], "'");
        let is_readable = plain.chars().all(|c| c.is_ascii_graphic() || c.is_ascii_whitespace());
        if is_readable && plain != written { self.edit(place, &plain) } else { None }
    }

    /// Checks how the policy was delivered: its commas, and where it sends reports.
    fn delivery(&mut self, policy: &Policy<'_>, before: Option<&Policy<'_>>) {
        if policy.delivery == PolicyDelivery::Meta && policy.serialized.contains(',') {
            self.problems.push(Problem::at(ProblemKind::CspMetaComma, policy.place));
        }
        let comma = before.and_then(|before| self.comma_between(before.place, policy.place));
        if let (Some(first), Some(comma)) = (policy.directive_set.first(), comma) {
            if first.name == DirectiveName::Unknown && is_source(first.written_name) {
                let repair = self.edit(comma, "");
                self.problems.push(
                    Problem::at(ProblemKind::CspCommaBetweenSources, comma)
                        .with("source", first.written_name)
                        .repaired_by(repair),
                );
            } else if first.name != DirectiveName::Unknown {
                let repair = self.edit(comma, ";");
                self.problems.push(Problem::at(ProblemKind::CspCommaBetweenDirectives, comma).repaired_by(repair));
            }
        }
        let reports = [DirectiveName::ReportUri, DirectiveName::ReportTo].map(|name| policy.directive(name));
        if policy.disposition == Disposition::Report && reports.iter().all(Option::is_none) {
            self.problems.push(Problem::at(ProblemKind::CspReportOnlyWithoutEndpoint, policy.place));
        }
        if let ([None, Some(report_to)], Some(headers)) = (reports, self.given.header_list) {
            // A directive without a name has a warning of its own.
            let Some(name) = report_to.tokens().next() else { return };
            let names = headers.get("Reporting-Endpoints").unwrap_or_default();
            let is_named = names.split(',').any(|member| member.split('=').next().unwrap_or_default().trim() == name);
            if !is_named && !headers.contains("Report-To") {
                self.problems.push(Problem::at(ProblemKind::CspEndpointUnknown, report_to.place).with("name", name));
            }
        }
    }

    /// The comma between two policies of one header.
    fn comma_between(&self, before: Place, after: Place) -> Option<Place> {
        let (text, _) = self.given.inputs.whole(after).filter(|_| before.input == after.input)?;
        let (start, end) = (before.span.end as usize, after.span.start as usize);
        // Between two headers, there are a line end and a name.
        let gap = text.get(start..end).filter(|gap| gap.trim() == ",")?;
        let at = start + gap.find(',')?;
        Some(Place { input: after.input, span: Span::new(at, at + 1) })
    }

    fn directive(&mut self, policy: &Policy<'a>, directive: &Directive<'a>) {
        match directive.name {
            DirectiveName::Unknown => self.unknown(policy, directive),
            DirectiveName::BlockAllMixedContent => self.deprecated(directive, "upgrade-insecure-requests"),
            DirectiveName::ReportUri if policy.directive(DirectiveName::ReportTo).is_none() => {
                self.named(ProblemKind::CspReportUri, directive);
            }
            _ => {}
        }
        self.value(directive);
        let takes_no_value =
            matches!(directive.name, DirectiveName::UpgradeInsecureRequests | DirectiveName::BlockAllMixedContent);
        if takes_no_value && directive.tokens().next().is_some() {
            let repair = self.edit(directive.place, directive.written_name);
            self.problems.push(
                Problem::at(ProblemKind::CspValueIgnored, directive.place)
                    .with("name", directive.written_name)
                    .repaired_by(repair),
            );
        }
        if directive.name.has_source_list() {
            self.sources(policy, directive);
        } else if matches!(
            directive.name,
            DirectiveName::ReportUri | DirectiveName::ReportTo | DirectiveName::RequireTrustedTypesFor
        ) {
            self.swallowed(directive);
        }
    }

    /// Warns about directives among the values of another directive.
    fn swallowed(&mut self, directive: &Directive<'_>) {
        for token in directive.tokens().filter(|token| is_directive(token)) {
            let place = directive.place.within(token, directive.text);
            let repair = self.edit(place, &format!("; {token}"));
            self.problems.push(
                Problem::at(ProblemKind::CspForgottenSemicolon, place)
                    .with("source", token)
                    .with("directive", directive.name.as_str())
                    .repaired_by(repair),
            );
        }
    }

    /// Adds a problem whose sentence only needs the name of the directive.
    fn named(&mut self, kind: ProblemKind, directive: &Directive<'_>) {
        self.problems.push(Problem::at(kind, directive.name_place).with("name", directive.written_name));
    }

    /// Warns about a deprecated directive that has a replacement.
    fn deprecated(&mut self, directive: &Directive<'_>, instead: &'static str) {
        self.problems.push(
            Problem::at(ProblemKind::CspDeprecatedDirective, directive.name_place)
                .with("name", directive.written_name)
                .with("instead", instead),
        );
    }

    fn unknown(&mut self, policy: &Policy<'_>, directive: &Directive<'_>) {
        if stand_in::is_gap_name(directive) {
            self.problems
                .push(Problem::at(ProblemKind::CspGap, directive.name_place).with("source", directive.written_name));
            return;
        }
        if let Some((_, instead)) = GONE.iter().find(|(name, _)| directive.written_name.eq_ignore_ascii_case(name)) {
            return self.deprecated(directive, instead);
        }
        // Chromium accepts this directive, although the feature was replaced by Local Network Access.
        if directive.written_name.eq_ignore_ascii_case("treat-as-public-address") {
            return;
        }
        if let Some((_, instead)) = PAST.iter().find(|(name, _)| directive.written_name.eq_ignore_ascii_case(name)) {
            // A directive that was only renamed keeps its sources, unless the new name is already used.
            let is_renamed = RENAMED.iter().any(|name| directive.written_name.eq_ignore_ascii_case(name))
                && policy.directive(DirectiveName::from_text(instead)).is_none();
            let repair = if is_renamed { self.edit(directive.name_place, instead) } else { None };
            self.problems.push(
                Problem::at(ProblemKind::CspPastDirective, directive.name_place)
                    .with("name", directive.written_name)
                    .with("instead", *instead)
                    .repaired_by(repair),
            );
            return;
        }
        let known: Vec<&str> = DirectiveName::ALL.iter().map(|name| name.as_str()).collect();
        let near = nearest(directive.written_name, &known);
        let repair = near.and_then(|near| self.edit(directive.name_place, near));
        self.problems.push(
            Problem::at(ProblemKind::CspUnknownDirective, directive.name_place)
                .with("name", directive.written_name)
                .repaired_by(repair),
        );
    }

    fn sources(&mut self, policy: &Policy<'_>, directive: &Directive<'_>) {
        let name = directive.name.as_str();
        if directive.source_list.is_empty() {
            let repair = self.edit(directive.place, &format!("{} 'none'", directive.text.trim_end()));
            self.problems.push(
                Problem::at(ProblemKind::CspEmptyDirective, directive.place)
                    .with("directive", name)
                    .repaired_by(repair),
            );
        }
        let mut seen = HashSet::with_capacity(directive.source_list.len());
        for expression in &directive.source_list {
            if !seen.insert(expression.text.to_ascii_lowercase()) {
                self.duplicate(expression.place, expression.text, directive);
                continue;
            }
            let problem = self.source(directive, expression).filter(|problem| {
                // If there is a directive for scripts, they do not depend on default-src.
                problem.kind != ProblemKind::CspUnsafeInline
                    || directive.name != DirectiveName::DefaultSrc
                    || policy.directive(DirectiveName::ScriptSrc).is_none()
            });
            if let Some(problem) = problem {
                self.problems.push(problem.with("source", expression.text).with("directive", name));
            }
        }
    }

    /// Warns about a word of a directive that occurs twice.
    fn duplicate(&mut self, place: Place, word: &str, directive: &Directive<'_>) {
        let repair = self.without(place);
        self.problems.push(
            Problem::at(ProblemKind::CspDuplicateSource, place)
                .with("source", word)
                .with("directive", directive.name.as_str())
                .repaired_by(repair),
        );
    }

    /// The first problem of an expression.
    fn source(&self, directive: &Directive<'_>, expression: &SourceExpression<'_>) -> Option<Problem> {
        let at = |kind| Problem::at(kind, expression.place);
        let governs_code = governs_code(directive.name);
        if is_directive(expression.text) {
            let repair = self.edit(expression.place, &format!("; {}", expression.text));
            return Some(at(ProblemKind::CspForgottenSemicolon).repaired_by(repair));
        }
        Some(match &expression.kind {
            _ if stand_in::is_gap(expression) => at(ProblemKind::CspGap),
            SourceKind::Hash(hash) if !hash.has_length_of_digest() => at(ProblemKind::CspInvalidSource),
            SourceKind::Invalid if is_bare_code_source(expression.text) => {
                let quoted = format!("'{}'", expression.text);
                at(ProblemKind::CspUnquotedKeyword).repaired_by(self.edit(expression.place, &quoted))
            }
            SourceKind::Invalid => {
                let bare = expression.text.find(['?', '#']).and_then(|end| expression.text.get(..end));
                match bare.filter(|bare| matches!(kind_of(bare), SourceKind::Host(_))) {
                    Some(bare) => at(ProblemKind::CspSourceQuery).repaired_by(self.edit(expression.place, bare)),
                    None => at(ProblemKind::CspInvalidSource),
                }
            }
            SourceKind::Keyword(Keyword::None) if !stands_alone(directive, expression) => {
                at(ProblemKind::CspNoneNotAlone).repaired_by(self.without(expression.place))
            }
            SourceKind::Host(host) => return self.host(directive, expression, host),
            SourceKind::Keyword(Keyword::StrictDynamic)
                if governs_scripts(directive.name) && !has_nonce_or_hash(directive) =>
            {
                at(ProblemKind::CspStrictDynamicAlone)
            }
            SourceKind::Scheme(scheme) if misspelt_scheme(scheme).is_some() => {
                let meant = misspelt_scheme(scheme).unwrap_or_default();
                let repair = self.edit(expression.place, &format!("{meant}:"));
                at(ProblemKind::CspSchemeMisspelt).with("near", format!("{meant}:")).repaired_by(repair)
            }
            // Sources that 'strict-dynamic' disables are there for old browsers.
            SourceKind::Scheme(_) if passes_over_hosts(directive) => return None,
            SourceKind::Scheme(scheme) if is_insecure(scheme) && self.is_https_page() => {
                self.insecure(directive, expression, &format!("{scheme}s:"))
            }
            SourceKind::Scheme(scheme) if ["https", "wss"].iter().any(|wide| scheme.eq_ignore_ascii_case(wide)) => {
                at(ProblemKind::CspAllowsScheme)
            }
            SourceKind::Nonce(_) | SourceKind::Hash(_) if !governs_code => {
                at(ProblemKind::CspNonceWithoutEffect).repaired_by(self.without(expression.place))
            }
            SourceKind::Keyword(keyword)
                if !governs_code && !matches!(keyword, Keyword::None | Keyword::SelfOrigin) =>
            {
                at(ProblemKind::CspKeywordWithoutEffect).repaired_by(self.without(expression.place))
            }
            SourceKind::Keyword(Keyword::InlineSpeculationRules) if !allows_speculation_rules(directive) => {
                at(ProblemKind::CspKeywordWithoutEffect).repaired_by(self.without(expression.place))
            }
            SourceKind::Keyword(keyword) => return code_keyword(directive, expression, *keyword),
            _ => return None,
        })
    }

    fn is_https_page(&self) -> bool {
        self.given.page_is_secure
    }

    /// Warns about a source without TLS on a page with TLS. The repair replaces it by `secure`, or removes it if that
    /// is already listed.
    fn insecure(&self, directive: &Directive<'_>, expression: &SourceExpression<'_>, secure: &str) -> Problem {
        let is_listed = directive.source_list.iter().any(|source| source.text.eq_ignore_ascii_case(secure));
        let repair = if is_listed { self.without(expression.place) } else { self.edit(expression.place, secure) };
        Problem::at(ProblemKind::CspInsecureSource, expression.place).repaired_by(repair)
    }

    fn host(
        &self,
        directive: &Directive<'_>,
        expression: &SourceExpression<'_>,
        host: &HostSource<'_>,
    ) -> Option<Problem> {
        let at = |kind| Problem::at(kind, expression.place);
        if is_bare_code_source(expression.text) {
            let quoted = format!("'{}'", expression.text);
            return Some(at(ProblemKind::CspUnquotedKeyword).repaired_by(self.edit(expression.place, &quoted)));
        }
        if is_bare_keyword(host) {
            let quoted = format!("'{}'", expression.text.to_ascii_lowercase());
            return Some(at(ProblemKind::CspUnquotedKeyword).repaired_by(self.edit(expression.place, &quoted)));
        }
        if SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(expression.text)) {
            let repair = self.edit(expression.place, &format!("{}:", expression.text));
            return Some(at(ProblemKind::CspSchemeWithoutColon).repaired_by(repair));
        }
        if let Some((scheme, meant)) = host.scheme_part.and_then(|scheme| Some((scheme, misspelt_scheme(scheme)?))) {
            let rest = expression.text.get(scheme.len()..).unwrap_or_default();
            let repair = self.edit(expression.place, &format!("{meant}{rest}"));
            return Some(at(ProblemKind::CspSchemeMisspelt).with("near", format!("{meant}:")).repaired_by(repair));
        }
        if let Some((folder, _)) = host.path_part.split_once('*') {
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            let origin = expression.text.strip_suffix(host.path_part).unwrap_or(expression.text);
            let repair = self.edit(expression.place, &format!("{origin}{folder}/"));
            return Some(at(ProblemKind::CspWildcardInPath).repaired_by(repair));
        }
        if passes_over_hosts(directive) && has_nonce_or_hash(directive) && !host.is_star() {
            return Some(at(ProblemKind::CspHostUnderStrictDynamic));
        }
        let is_switched_off = passes_over_hosts(directive);
        if host.is_star() && !is_switched_off {
            return Some(at(ProblemKind::CspAllowsEverything));
        }
        if host.port_part.and_then(PortPart::number).is_some_and(|number| number > u32::from(u16::MAX)) {
            return Some(at(ProblemKind::CspPortImpossible));
        }
        if let HostPart::Exact(name) = host.host_part
            && may_be_no_host(name)
            && Url::parse(&format!("http://{name}/"), None).is_err()
        {
            return Some(at(ProblemKind::CspHostImpossible));
        }
        let is_local =
            matches!(host.host_part, HostPart::Exact(name) if name == "localhost" || name.starts_with("127."));
        let is_judged = !is_local && !is_switched_off && self.is_https_page();
        if let Some(scheme) = host.scheme_part.filter(|scheme| is_judged && is_insecure(scheme)) {
            let secure = expression.text.get(scheme.len()..).map(|rest| format!("{scheme}s{rest}"));
            return secure.map(|secure| self.insecure(directive, expression, &secure));
        }
        let last = host.path_part.rsplit('/').next().unwrap_or_default();
        if !last.is_empty() && !last.contains('.') {
            let repair = self.edit(expression.place, &format!("{}/", expression.text));
            return Some(at(ProblemKind::CspFolderPath).repaired_by(repair));
        }
        None
    }
}

fn is_directive(token: &str) -> bool {
    DirectiveName::from_text(token) != DirectiveName::Unknown
}

/// Whether nothing in the list disables `'none'`. `'report-sample'` does not, because it matches no URL.
fn stands_alone(directive: &Directive<'_>, none: &SourceExpression<'_>) -> bool {
    let others = directive.source_list.iter().filter(|source| source.place != none.place);
    others.into_iter().all(|source| source.text.eq_ignore_ascii_case("'report-sample'"))
}

/// Directives that browsers no longer read, or never did, with their replacements.
const PAST: [(&str, &str); 6] = [
    // Firefox before 23, in X-Content-Security-Policy.
    ("xhr-src", "connect-src"),
    ("allow", "default-src"),
    ("referrer", "Referrer-Policy"),
    ("plugin-types", "object-src"),
    ("prefetch-src", "default-src"),
    ("require-sri-for", "Integrity-Policy"),
];

/// Directives that were only renamed.
const RENAMED: [&str; 2] = ["xhr-src", "allow"];

/// Directives from drafts, with what has the same purpose today.
const GONE: [(&str, &str); 3] = [
    ("reflected-xss", "script-src"),
    ("navigate-to", "form-action"),
    // Part of X-Content-Security-Policy, with the values `inline-script` and `eval-script`.
    ("options", "'unsafe-inline', 'unsafe-eval'"),
];

/// Schemes that policies use.
const SCHEMES: [&str; 8] = ["http", "https", "ws", "wss", "data", "blob", "filesystem", "mediastream"];

/// Warns about `'unsafe-inline'` and `'unsafe-eval'` if they defeat the purpose of the policy.
fn code_keyword(directive: &Directive<'_>, expression: &SourceExpression<'_>, keyword: Keyword) -> Option<Problem> {
    let is_script = governs_scripts(directive.name);
    // A nonce, a hash or 'strict-dynamic' disables 'unsafe-inline'.
    let is_switched_off = directive.has(Keyword::StrictDynamic)
        || directive.nonces().next().is_some()
        || directive.hashes().next().is_some();
    let kind = match keyword {
        Keyword::UnsafeInline if is_script && !is_switched_off => ProblemKind::CspUnsafeInline,
        Keyword::UnsafeEval if is_script => ProblemKind::CspUnsafeEval,
        _ => return None,
    };
    Some(Problem::at(kind, expression.place))
}

/// Whether `'inline-speculation-rules'` has an effect in the directive: in those of scripts, unless a nonce, a hash or
/// `'strict-dynamic'` disables it.
fn allows_speculation_rules(directive: &Directive<'_>) -> bool {
    directive.name.governs_script_elements() && !has_nonce_or_hash(directive) && !directive.has(Keyword::StrictDynamic)
}

/// Whether browsers that know `'strict-dynamic'` ignore the hosts and schemes of the directive. In `default-src` the
/// keyword only applies to scripts, so hosts still matter for everything else.
fn passes_over_hosts(directive: &Directive<'_>) -> bool {
    directive.name.governs_script_elements() && directive.has(Keyword::StrictDynamic)
}

/// Whether nonces, hashes and the keywords about code have an effect in the directive.
fn governs_code(name: DirectiveName) -> bool {
    use DirectiveName as D;
    matches!(
        name,
        D::ScriptSrc
            | D::ScriptSrcElem
            | D::ScriptSrcAttr
            | D::StyleSrc
            | D::StyleSrcElem
            | D::StyleSrcAttr
            | D::DefaultSrc
            | D::WorkerSrc
    )
}

/// Whether the directive governs scripts by URL, so that `'strict-dynamic'` has an effect.
fn governs_scripts(name: DirectiveName) -> bool {
    name.governs_script_elements() || name == DirectiveName::DefaultSrc
}

fn has_nonce_or_hash(directive: &Directive<'_>) -> bool {
    directive.source_list.iter().any(|source| matches!(source.kind, SourceKind::Nonce(_) | SourceKind::Hash(_)))
}

/// The scheme that was probably meant, if the scheme is not one that policies use.
fn misspelt_scheme(scheme: &str) -> Option<&'static str> {
    let is_known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    // Short names are close to too many others: `ipc` and `app` are schemes of applications.
    nearest(scheme, &SCHEMES).filter(|_| !is_known && scheme.len() > 3)
}

/// Whether a source is a nonce or a hash without its quotes.
fn is_bare_code_source(text: &str) -> bool {
    let starts = |start: &str| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    ["nonce-", "sha256-", "sha384-", "sha512-"].into_iter().any(|start| starts(start) && text.len() > start.len())
}

fn is_insecure(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("ws")
}

/// Whether a word looks like a source expression and not like the name of a directive.
fn is_source(word: &str) -> bool {
    word.contains(['.', ':', '\'', '*']) && !matches!(kind_of(word), SourceKind::Invalid)
}

/// Whether a host name is a keyword without its quotes.
fn is_bare_keyword(host: &HostSource<'_>) -> bool {
    const KEYWORDS: [&str; 9] = [
        "self",
        "none",
        "unsafe-inline",
        "unsafe-eval",
        "unsafe-hashes",
        "wasm-unsafe-eval",
        "trusted-types-eval",
        "strict-dynamic",
        "report-sample",
    ];
    let is_keyword = |name: &str| KEYWORDS.iter().any(|keyword| name.eq_ignore_ascii_case(keyword));
    host.scheme_part.is_none()
        && host.port_part.is_none()
        && matches!(host.host_part, HostPart::Exact(name) if is_keyword(name))
}

/// Whether the URL parser may reject a host that the grammar of host sources allows: a host that ends in a number has
/// to be an IPv4 address, and Punycode has to be valid.
fn may_be_no_host(name: &str) -> bool {
    let last = name.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    last.starts_with(|c: char| c.is_ascii_digit()) || name.contains("--")
}
