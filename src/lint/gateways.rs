//! Responses of gateways in front of an application (an error, a challenge or a sign-in page), which the CORS settings
//! of the application do not affect.

use crate::http::response::ResponseHead;
use crate::input::problem::{Problem, ProblemKind};

/// Identifies a response that a gateway created.
struct Mark {
    gateway: &'static str,
    header: &'static str,
    /// The text that the value contains, in lower case. If it is empty, any value matches.
    value: &'static str,
    /// The first and the last of the statuses with which the header counts.
    statuses: (u16, u16),
}

const ANY: (u16, u16) = (100, 599);
const ERRORS: (u16, u16) = (400, 599);

const fn mark(gateway: &'static str, header: &'static str, value: &'static str, statuses: (u16, u16)) -> Mark {
    Mark { gateway, header, value, statuses }
}

const MARKS: [Mark; 17] = [
    // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
    mark("Cloudflare", "cf-mitigated", "challenge", ANY),
    // https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
    mark("Cloudflare", "server", "cloudflare", (520, 530)),
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
    mark("AWS API Gateway", "x-amzn-errortype", "", ERRORS),
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
    mark("AWS Application Load Balancer", "server", "awselb", ANY),
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html
    mark("CloudFront", "server", "cloudfront", ERRORS),
    // https://ngrok.com/docs/errors
    mark("ngrok", "ngrok-error-code", "", ANY),
    // https://vercel.com/docs/errors
    mark("Vercel", "x-vercel-error", "", ERRORS),
    // https://vercel.com/docs/vercel-firewall
    mark("Vercel", "x-vercel-mitigated", "", ANY),
    // https://vercel.com/docs/deployment-protection
    mark("Vercel", "set-cookie", "_vercel_sso_nonce", ANY),
    // https://docs.netlify.com/manage/security/secure-access-to-sites/password-protection/
    mark("Netlify", "server", "netlify", (401, 401)),
    // https://devcenter.heroku.com/articles/error-codes
    mark("Heroku", "server", "heroku", (500, 599)),
    // https://learn.microsoft.com/azure/application-gateway/http-response-codes
    mark("Azure Application Gateway", "server", "microsoft-azure-application-gateway", ERRORS),
    // https://techdocs.akamai.com/property-mgr/docs/understand-errors
    mark("Akamai", "server", "akamaighost", ERRORS),
    // https://nginx.org/en/docs/http/ngx_http_core_module.html
    mark("nginx", "server", "nginx", (413, 413)),
    // https://nginx.org/en/docs/http/ngx_http_proxy_module.html
    mark("nginx", "server", "nginx", (502, 504)),
    // https://caddyserver.com/docs/caddyfile/directives/reverse_proxy
    mark("Caddy", "server", "caddy", (502, 504)),
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage
    mark("Envoy", "server", "envoy", (503, 504)),
];

/// Warns about a response that a gateway created. If the response allows an origin, it went through CORS settings.
pub(super) fn problem(head: &ResponseHead<'_>) -> Option<Problem> {
    if head.header_list.contains("Access-Control-Allow-Origin") {
        return None;
    }
    MARKS.iter().filter(|mark| (mark.statuses.0..=mark.statuses.1).contains(&head.status)).find_map(|mark| {
        let mut headers = head.header_list.named(mark.header);
        let header = headers.find(|header| header.value.to_ascii_lowercase().contains(mark.value))?;
        let problem = Problem::at(ProblemKind::ResponseOfGateway, header.name_place);
        Some(problem.with("header", header.name).with("gateway", mark.gateway))
    })
}
