//! [Local Network Access](https://wicg.github.io/local-network-access/).
//!
//! This is only checked if the scenario gives the address space of the page or of the server. A host name does not
//! imply it, and a page on the developer's own machine is as local as the URL that it requests.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::contract::report::Exchange;
use crate::contract::scenario::AddressSpace;
use crate::environment::{Client, Environment};
use crate::url::Url;

impl AddressSpace {
    /// The name of the permission that the address space requires, as the Permissions API has it.
    pub(crate) fn permission(self) -> &'static str {
        match self {
            AddressSpace::Loopback => "loopback-network",
            AddressSpace::Local | AddressSpace::Public => "local-network",
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            AddressSpace::Loopback => "loopback",
            AddressSpace::Local => "local",
            AddressSpace::Public => "public",
        }
    }

    /// The address space that a host name or an address implies.
    pub(crate) fn of(url: &Url) -> AddressSpace {
        match url.ip_address() {
            Some(address) => AddressSpace::of_address(address),
            None if url.is_loopback_host() => AddressSpace::Loopback,
            None if is_multicast_dns_name(url) => AddressSpace::Local,
            None => AddressSpace::Public,
        }
    }

    /// [Determine the IP address space](https://wicg.github.io/local-network-access/#determine-the-ip-address-space)
    fn of_address(address: IpAddr) -> AddressSpace {
        let bits = match address {
            IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
            IpAddr::V6(address) => address.to_bits(),
        };
        let row = NON_PUBLIC_BLOCKS.iter().find(|(block, length, _)| {
            let block: u128 = block.to_bits();
            (bits ^ block).checked_shr(128 - length).unwrap_or_default() == 0
        });
        row.map_or(AddressSpace::Public, |(_, _, space)| *space)
    }
}

/// The first URL of `exchanges` on this machine or in the local network, if the page may be public and the scenario
/// does not say enough to judge the request.
pub(crate) fn unjudged_url<'x>(
    environment: &Environment<'_>,
    client: &Client<'_>,
    exchanges: &'x [Exchange],
) -> Option<&'x str> {
    if environment.is_about_local_network() || AddressSpace::of(&client.url) != AddressSpace::Public {
        return None;
    }
    let is_local = |url: &&str| Url::parse(url, None).is_ok_and(|url| AddressSpace::of(&url) != AddressSpace::Public);
    exchanges.iter().map(|exchange| exchange.url.as_str()).find(is_local)
}

/// [Non-public IP address blocks](https://wicg.github.io/local-network-access/#non-public-ip-address-blocks): address,
/// length of the prefix, space. IPv4 blocks are written as IPv4-mapped addresses.
const NON_PUBLIC_BLOCKS: [(Ipv6Addr, u32, AddressSpace); 16] = [
    (v4(127, 0), 96 + 8, AddressSpace::Loopback),
    (v4(10, 0), 96 + 8, AddressSpace::Local),
    (v4(100, 64), 96 + 10, AddressSpace::Local),
    (v4(172, 16), 96 + 12, AddressSpace::Local),
    (v4(192, 168), 96 + 16, AddressSpace::Local),
    (v4(198, 18), 96 + 15, AddressSpace::Loopback),
    (v4(169, 254), 96 + 16, AddressSpace::Local),
    (Ipv6Addr::LOCALHOST, 128, AddressSpace::Loopback),
    (v6(0xFC00, 0), 7, AddressSpace::Local),
    (v6(0xFE80, 0), 10, AddressSpace::Local),
    (v6(0xFEC0, 0), 10, AddressSpace::Local),
    (v4(0, 0), 96 + 32, AddressSpace::Loopback),
    (v4(0, 0), 96 + 8, AddressSpace::Local),
    (Ipv6Addr::UNSPECIFIED, 128, AddressSpace::Loopback),
    (v6(0x2001, 0x0DB8), 32, AddressSpace::Local),
    (v6(0x3FFF, 0), 20, AddressSpace::Local),
];

const fn v4(first: u8, second: u8) -> Ipv6Addr {
    Ipv4Addr::new(first, second, 0, 0).to_ipv6_mapped()
}

const fn v6(first: u16, second: u16) -> Ipv6Addr {
    Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0)
}

/// Whether the host is a name in [`.local`](https://www.rfc-editor.org/rfc/rfc6762#section-3).
fn is_multicast_dns_name(url: &Url) -> bool {
    let label = url.domain().and_then(|domain| domain.trim_end_matches('.').rsplit('.').next());
    label.is_some_and(|label| label.eq_ignore_ascii_case("local"))
}

/// Whether a URL is certainly in the local network, so that
/// [mixed content checks are bypassed](https://wicg.github.io/local-network-access/#mixed-content-lna).
pub(crate) fn is_known_to_be_local(url: &Url) -> bool {
    AddressSpace::of(url) == AddressSpace::Local || url.ip_address().is_some_and(|address| address.is_unspecified())
}
