//! What a policy can list. Anyone can write a line of the traffic, so a value of it only becomes a source expression if it
//! cannot be read as anything else.

/// The source expression of a nonce, which has to be a [`base64-value`](https://w3c.github.io/webappsec-csp/#grammardef-base64-value).
/// A quote, a space or a line end in it would begin another source, directive or header.
pub(crate) fn nonce_source(nonce: &str) -> Option<String> {
    let digits = nonce.trim_end_matches('=');
    let is_value = !digits.is_empty()
        && nonce.len() - digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte));
    is_value.then(|| format!("'nonce-{nonce}'"))
}

/// The source expression of an origin. URLs may have hosts such as `*` and `*.example`, which would be wildcards.
pub(crate) fn origin_source(origin: &str) -> Option<String> {
    const OTHERS: &[u8] = b"-._:/[]";
    let is_plain = origin.bytes().all(|byte| byte.is_ascii_alphanumeric() || OTHERS.contains(&byte));
    is_plain.then(|| origin.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_a_base64_value() {
        for nonce in ["abc", "a+/-_9==", "A="] {
            assert_eq!(nonce_source(nonce), Some(format!("'nonce-{nonce}'")));
        }
        for nonce in ["", "=", "a===", "a=b", "a b", "a'", "a;b", "a,b", "a\r\nB", "ä", "a\0"] {
            assert_eq!(nonce_source(nonce), None, "{nonce:?}");
        }
    }

    #[test]
    fn a_host_is_not_a_wildcard() {
        assert_eq!(origin_source("https://a_b.c-d.example:8443"), Some("https://a_b.c-d.example:8443".to_owned()));
        for host in ["*", "*.example", "a;b", "a,b", "a'b", "$host", "a b", "ä"] {
            assert_eq!(origin_source(&format!("https://{host}")), None, "{host}");
        }
    }
}
