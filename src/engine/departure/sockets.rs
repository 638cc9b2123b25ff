//! Departures from [WebSockets](https://websockets.spec.whatwg.org/), its protocol, and WebTransport.

use super::{Departure, Group, recorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const GROUP: Group = Group {
    standard: "WebSockets and WebTransport",
    departures: &[
        recorded(Departure::EmptyWebSocketUrlThrows, &[Firefox], &["cors.websocket.faf2d8ca"]),
        recorded(Departure::SubprotocolMayBeMissing, &[Firefox, WebKit], &["random.websocket.3b943d4f"]),
        recorded(Departure::SubprotocolMayBeUnasked, &[Firefox], &["cors.websocket.a820e951"]),
        recorded(Departure::SubprotocolInAnyCase, &[WebKit], &["later.subprotocol-case"]),
        recorded(Departure::EmptySubprotocolFails, &[WebKit], &["later.subprotocol-empty"]),
        recorded(Departure::WebSocketUpgradeIsList, &[Firefox], &["later.upgrade-list"]),
        recorded(Departure::EmptyExtensionsHeaderFails, &[Chromium], &["extensions.empty"]),
        recorded(Departure::EmptyExtensionElementFails, &[Chromium, Firefox], &["extensions.comma"]),
        recorded(Departure::ExtensionMayRepeat, &[WebKit], &["extensions.repeated"]),
        recorded(
            Departure::DeflateReadLoosely,
            &[Firefox, WebKit],
            &["extensions.leading-zero", "extensions.empty-parameter"],
        ),
        recorded(Departure::WindowBitsMayLackValue, &[WebKit], &["extensions.no-value"]),
        recorded(Departure::WebTransportUrlIsAbsolute, &[Chromium, Firefox], &["web-transport-urls.26a0d32c"]),
        recorded(Departure::NoWebTransport, &[WebKit], &["csp.api.d02368ba"]).lack(),
    ],
};
