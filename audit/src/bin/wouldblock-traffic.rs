//! Traffic for benchmarks and tests: `wouldblock-traffic LINES [SEED [SITES]]` prints that many scenarios, one on each
//! line. The same seed gives the same lines.
//!
//! Each site has a policy and a handful of vendors. Some policies have a common mistake: a host without its subdomains,
//! `self` without quotes, a vendor that has moved, no `wss:`.

use std::io::{self, BufWriter, Write};

/// [SplitMix64](https://prng.di.unimi.it/splitmix64.c), which is small and has the same results on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or_default()
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// A resource of a vendor: its host, the API that requests it, the directive, and a path.
const VENDORS: [(&str, &str, &str, &str); 18] = [
    ("www.googletagmanager.com", "script", "script-src", "/gtm.js?id=GTM-"),
    ("www.google-analytics.com", "beacon", "connect-src", "/g/collect?v=2&tid=G-"),
    ("region1.google-analytics.com", "fetch", "connect-src", "/g/collect?v=2&tid=G-"),
    ("connect.facebook.net", "script", "script-src", "/en_US/fbevents.js?v="),
    ("www.facebook.com", "image", "img-src", "/tr/?id="),
    ("js.stripe.com", "script", "script-src", "/v3/?a="),
    ("api.stripe.com", "fetch", "connect-src", "/v1/payment_intents/"),
    ("fonts.googleapis.com", "style", "style-src", "/css2?family=Inter&x="),
    ("fonts.gstatic.com", "font", "font-src", "/s/inter/v13/"),
    ("cdn.jsdelivr.net", "script", "script-src", "/npm/vue@3/"),
    ("unpkg.com", "script", "script-src", "/htmx.org@1/"),
    ("o1.ingest.sentry.io", "fetch", "connect-src", "/api/1/envelope/"),
    ("widget.intercom.io", "script", "script-src", "/widget/"),
    ("nexus-websocket-a.intercom.io", "websocket", "connect-src", "/pubsub/"),
    ("static.hotjar.com", "script", "script-src", "/c/hotjar-"),
    ("in.hotjar.com", "xhr", "connect-src", "/api/v2/sites/"),
    ("www.youtube.com", "frame", "frame-src", "/embed/"),
    ("i.ytimg.com", "image", "img-src", "/vi/"),
];

const TLDS: [&str; 5] = ["com", "de", "io", "co.uk", "org"];
const NAMES: [&str; 10] = ["shop", "news", "bank", "games", "travel", "health", "school", "music", "maps", "mail"];

/// A site with its policy and its resources.
struct Site {
    url: String,
    headers: String,
    vendors: Vec<usize>,
}

impl Site {
    fn new(number: usize, random: &mut Random) -> Site {
        let host = format!("www.{}{number}.{}", random.pick(&NAMES), random.pick(&TLDS));
        let count = 3 + random.below(8);
        let vendors: Vec<usize> = (0..count).map(|_| random.below(VENDORS.len())).collect();
        let mut lists: Vec<(&str, Vec<String>)> =
            ["script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src"]
                .into_iter()
                .map(|name| (name, vec![if random.below(40) == 0 { "self" } else { "'self'" }.to_owned()]))
                .collect();
        for vendor in &vendors {
            let (host, _, directive, _) = VENDORS[*vendor];
            let source = match random.below(20) {
                0 => continue,
                1 => host.split_once('.').map_or(host, |(_, parent)| parent).to_owned(),
                2 => format!("http://{host}"),
                3 => format!("https://{host}/old/"),
                4 | 5 => host.split_once('.').map_or_else(String::new, |(_, parent)| format!("*.{parent}")),
                _ => format!("https://{host}"),
            };
            if let Some((_, list)) = lists.iter_mut().find(|(name, _)| *name == directive) {
                list.push(source);
            }
        }
        if random.below(3) == 0 {
            lists.iter_mut().filter(|(name, _)| *name == "img-src").for_each(|(_, list)| list.push("data:".to_owned()));
        }
        let policy: Vec<String> = lists.iter().map(|(name, list)| format!("{name} {}", list.join(" "))).collect();
        let policy = format!("default-src 'self'; {}; object-src 'none'", policy.join("; "));
        let headers = format!("[[\"Content-Type\",\"text/html\"],[\"Content-Security-Policy\",\"{policy}\"]]");
        Site { url: format!("https://{host}/"), headers, vendors }
    }

    fn line(&self, random: &mut Random) -> String {
        let page = format!("{{\"url\":\"{}\",\"headers\":{}}}", self.url, self.headers);
        let number = random.next() % 1_000_000;
        let (api, url) = match random.below(10) {
            0 => ("image", format!("/assets/{number}.png")),
            1 => ("fetch", format!("/api/items/{number}")),
            2 => ("script", format!("/static/chunk-{number:x}.js")),
            3 if random.below(4) == 0 => ("image", "data:image/gif;base64,R0lGODlhAQABAAAAACw=".to_owned()),
            _ => {
                let (host, api, _, path) = VENDORS[self.vendors[random.below(self.vendors.len())]];
                let scheme = if api == "websocket" { "wss" } else { "https" };
                (api, format!("{scheme}://{host}{path}{number:x}"))
            }
        };
        let headers = match random.below(12) {
            0 => "[]".to_owned(),
            1 => r#"[["Access-Control-Allow-Origin","https://example.com"]]"#.to_owned(),
            _ => r#"[["Access-Control-Allow-Origin","*"],["Content-Type","text/plain"]]"#.to_owned(),
        };
        let network = format!("[{{\"response\":{{\"status\":200,\"headers\":{headers}}}}}]");
        format!("{{\"page\":{page},\"request\":{{\"api\":\"{api}\",\"url\":\"{url}\"}},\"network\":{network}}}")
    }
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().unwrap_or_default());
    let lines = arguments.next().unwrap_or(10_000);
    let mut random = Random(arguments.next().unwrap_or(1));
    let sites = usize::try_from(arguments.next().unwrap_or(200)).unwrap_or(200).max(1);
    let sites: Vec<Site> = (0..sites).map(|number| Site::new(number, &mut random)).collect();
    let mut output = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    for _ in 0..lines {
        // A few sites have most of the traffic.
        let rank = random.below(sites.len()) * random.below(sites.len()) / sites.len();
        match writeln!(output, "{}", sites[rank].line(&mut random)) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    output.flush()
}
