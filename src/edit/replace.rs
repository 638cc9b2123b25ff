//! The edits that repair what a warning is about.

use crate::contract::report::Edit;
use crate::http::header_list::{Header, HeaderList};
use crate::input::{Inputs, Place, Span};

/// Replaces the text at `place`, which is in a header of `list` or in a text of its own.
pub(crate) fn replacing(inputs: &Inputs<'_>, list: &HeaderList<'_>, place: Place, replacement: &str) -> Option<Edit> {
    let target = inputs.path(place)?;
    let (header, value, value_place) = if target.is_headers() {
        let header = header_at(list, place)?;
        (Some(header.name.to_owned()), &*header.value, header.value_place)
    } else {
        let (text, whole) = inputs.whole(place)?;
        (None, text, whole)
    };
    let start = place.span.start.checked_sub(value_place.span.start)? as usize;
    let end = place.span.end.checked_sub(value_place.span.start)? as usize;
    let mut after = format!("{}{replacement}{}", value.get(..start)?, value.get(end..)?);
    if header.is_some() {
        // A folded value becomes one line. In other texts, a line break may mean something other than a space.
        after = after.replace(['\r', '\n'], " ");
    }
    Some(Edit { target: target.to_string(), header, before: Some(value.to_owned()), after: Some(after) })
}

/// Removes the text at `place` from a header's value, and one space with it.
pub(crate) fn removing(inputs: &Inputs<'_>, list: &HeaderList<'_>, place: Place) -> Option<Edit> {
    let mut edit = replacing(inputs, list, place, "")?;
    let after = edit.after.take()?;
    edit.after = Some(after.replacen("  ", " ", 1).trim().to_owned());
    Some(edit)
}

/// Gives a header of a pasted text another name. The names of a list of pairs have no place of their own.
pub(crate) fn renaming(inputs: &Inputs<'_>, header: &Header<'_>, name: &str) -> Option<Edit> {
    let target = inputs.path(header.name_place)?;
    let (text, _) = inputs.whole(header.name_place)?;
    let Span { start, end } = header.name_place.span;
    // A pair's value is a text of its own, without the name.
    text.get(start as usize..end as usize).filter(|written| written.eq_ignore_ascii_case(header.name))?;
    let after = format!("{}{name}{}", text.get(..start as usize)?, text.get(end as usize..)?);
    Some(Edit { target: target.to_string(), header: None, before: Some(text.to_owned()), after: Some(after) })
}

/// Removes the whole header.
pub(crate) fn without_header(inputs: &Inputs<'_>, header: &Header<'_>) -> Option<Edit> {
    Some(Edit {
        target: inputs.path(header.value_place)?.to_string(),
        header: Some(header.name.to_owned()),
        before: Some(header.value.clone().into_owned()),
        after: None,
    })
}

/// The header whose value contains `place`.
fn header_at<'l, 'a>(list: &'l HeaderList<'a>, place: Place) -> Option<&'l Header<'a>> {
    list.headers.iter().find(|header| {
        let whole = header.value_place;
        whole.input == place.input && whole.span.start <= place.span.start && place.span.end <= whole.span.end
    })
}
