//! HTML and CSS.

mod css;
mod document;
mod element;
mod html;
mod item;

use crate::reader::Reader;

/// The readers of markup.
pub const READERS: &[Reader] = &[
    Reader { kind: "html", recognise: html::recognise, read: html::read },
    Reader { kind: "css", recognise: css::recognise, read: css::read },
];
