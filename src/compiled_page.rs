//! A page that is read once and asks for many things.

use self_cell::self_cell;

use crate::decide::{Decision, decide_in};
use crate::environment::{Environment, PageEnvironment};
use crate::scenario::{Hop, Page, RequestDescription};

self_cell!(
    /// The page, and what was read of it, which points into it.
    struct Read {
        owner: Page,

        #[covariant]
        dependent: PageEnvironment,
    }

    impl { Debug }
);

/// A page whose headers and policies have been read, ready to judge requests.
///
/// ```
/// use wouldblock::{CompiledPage, Verdict};
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let page = CompiledPage::new(serde_json::from_str(
///     r#"{ "url": "https://app.example/", "headers": "Content-Security-Policy: connect-src 'self'" }"#,
/// )?);
/// let request = serde_json::from_str(r#"{ "api": "fetch", "url": "https://api.example/" }"#)?;
/// assert_eq!(page.decide(&request, &[]).verdict, Verdict::Blocked);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct CompiledPage(Read);

impl CompiledPage {
    /// Reads `page`.
    #[must_use]
    pub fn new(page: Page) -> CompiledPage {
        CompiledPage(Read::new(page, |page| PageEnvironment::read(page)))
    }

    /// [`crate::decide()`] for one request of this page, and what the servers answer to it.
    #[must_use]
    pub fn decide(&self, request: &RequestDescription, network: &[Hop]) -> Decision {
        decide_in(&Environment::read(self.0.borrow_dependent(), request, network))
    }
}
