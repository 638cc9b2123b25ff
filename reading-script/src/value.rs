//! Values, as far as the text determines them.

use std::rc::Rc;

use oxc_span::Span;

/// Stands in an address for a part that is not known, so that the other parts can be read. `pkg/extract/script.js`
/// looks for it.
pub const HOLE: &str = "wouldblock-hole";

/// The value of an expression, with the place that determines it.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    /// The literal or expression from which the value comes.
    pub(crate) at: Span,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Undefined,
    Null,
    Boolean(bool),
    Number(f64),
    Text(Text),
    Object(ObjectId),
    Function(FunctionId),
    Class(ClassId),
    /// A name that the text does not define, or a property of one: "environment.apiUrl".
    Free(Rc<str>),
    /// One of two values.
    Either(Rc<[Value; 2]>),
    /// A value that the text does not determine.
    Open,
}

/// An index into [`crate::store::Store::objects`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ObjectId(pub(crate) usize);

/// An index into the interpreter's functions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct FunctionId(pub(crate) usize);

/// An index into the interpreter's classes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ClassId(pub(crate) usize);

/// A string, perhaps with holes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Known(String),
    /// The expression with an unknown value.
    Hole(Span),
    /// The expression with one of several values. None of them contains another choice.
    Choice(Rc<[Text]>, Span),
}

/// How many alternatives of one value are followed. A text with more has a hole instead.
pub(crate) const MOST_ALTERNATIVES: usize = 16;

/// The greatest length of a text that is put together, in bytes.
pub(crate) const LONGEST_TEXT: usize = 65_536;

/// How many alternatives a value may have before nothing is known about it. This bounds the depth of [`Kind::Either`].
const MOST_LEAVES: usize = 32;

impl Text {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { pieces: vec![Piece::Known(text.into())] }
    }

    pub(crate) fn hole(at: Span) -> Self {
        Self { pieces: vec![Piece::Hole(at)] }
    }

    /// One of several texts; a hole if there are too many.
    pub(crate) fn choice(texts: impl IntoIterator<Item = Text>, at: Span) -> Self {
        let mut all: Vec<Text> = Vec::new();
        let mut weight = 0;
        for text in texts.into_iter().flat_map(|text| text.alternatives()) {
            weight += text.weight();
            if all.len() == MOST_ALTERNATIVES || weight > LONGEST_TEXT {
                return Self::hole(at);
            }
            all.push(text);
        }
        match all.len() {
            0 => Self::hole(at),
            1 => all.pop().unwrap_or_default(),
            _ => Self { pieces: vec![Piece::Choice(all.into(), at)] },
        }
    }

    /// Every text that the choices allow. A choice that would lead to too many texts is a hole.
    pub(crate) fn alternatives(&self) -> Vec<Text> {
        let mut all = vec![Text::default()];
        for piece in &self.pieces {
            match piece {
                Piece::Choice(texts, _) if all.len() * texts.len() <= MOST_ALTERNATIVES => {
                    let continued = |start: &Text| {
                        let start = start.clone();
                        texts.iter().map(move |end| {
                            let mut text = start.clone();
                            text.append(end);
                            text
                        })
                    };
                    all = all.iter().flat_map(continued).collect();
                }
                Piece::Choice(_, at) => all.iter_mut().for_each(|text| text.push_hole(*at)),
                Piece::Known(known) => all.iter_mut().for_each(|text| text.push_str(known)),
                Piece::Hole(at) => all.iter_mut().for_each(|text| text.push_hole(*at)),
            }
        }
        all
    }

    /// The string, with `mark` for each part that is not known.
    pub(crate) fn marked(&self, mark: &str) -> String {
        let part = |piece: &Piece| match piece {
            Piece::Known(known) => known.clone(),
            Piece::Hole(_) | Piece::Choice(..) => mark.to_owned(),
        };
        self.pieces.iter().map(part).collect()
    }

    /// The text for a string in which [`HOLE`] stands for each part that is not known. `at`: what these depend on.
    pub(crate) fn with_holes(marked: &str, at: Span) -> Self {
        let mut whole = Self::default();
        for (index, part) in marked.split(HOLE).enumerate() {
            if index > 0 {
                whole.push_hole(at);
            }
            if !part.is_empty() {
                whole.push_str(part);
            }
        }
        whole
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The string, if it has no holes.
    pub(crate) fn known(&self) -> Option<&str> {
        match &self.pieces[..] {
            [] => Some(""),
            [Piece::Known(text)] => Some(text),
            _ => None,
        }
    }

    /// The text before the first hole.
    pub(crate) fn start(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Known(text)) => text,
            Some(Piece::Choice(texts, _)) => texts.first().map_or("", |text| text.start()),
            _ => "",
        }
    }

    pub(crate) fn first_hole(&self) -> Option<Span> {
        self.holes().next()
    }

    pub(crate) fn holes(&self) -> impl Iterator<Item = Span> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Hole(at) | Piece::Choice(_, at) => Some(*at),
            Piece::Known(_) => None,
        })
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Known(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Known(text.to_owned())),
        }
    }

    pub(crate) fn push_hole(&mut self, at: Span) {
        self.pieces.push(Piece::Hole(at));
    }

    pub(crate) fn append(&mut self, other: &Text) {
        for piece in &other.pieces {
            match piece {
                Piece::Known(text) => self.push_str(text),
                other => self.pieces.push(other.clone()),
            }
        }
    }

    /// Applies a function to the known parts, and keeps the holes.
    pub(crate) fn map(&self, apply: impl Fn(&str) -> String) -> Text {
        let known = |piece: &Piece| match piece {
            Piece::Known(text) => Piece::Known(apply(text)),
            other => other.clone(),
        };
        let any = |piece: &Piece| match piece {
            Piece::Choice(texts, at) => {
                let texts = texts.iter().map(|text| Text { pieces: text.pieces.iter().map(known).collect() });
                Piece::Choice(texts.collect(), *at)
            }
            other => known(other),
        };
        Text { pieces: self.pieces.iter().map(any).collect() }
    }

    /// Whether both are the same text. Parts that are not known have to come from the same place.
    fn same(&self, other: &Text) -> bool {
        if let (Some(one), Some(two)) = (self.known(), other.known()) {
            return one == two;
        }
        let same = |pieces: (&Piece, &Piece)| match pieces {
            (Piece::Known(one), Piece::Known(two)) => one == two,
            (Piece::Hole(one), Piece::Hole(two)) => one == two,
            _ => false,
        };
        self.pieces.len() == other.pieces.len() && self.pieces.iter().zip(&other.pieces).all(same)
    }

    /// The number of known bytes, plus one for each hole.
    pub(crate) fn weight(&self) -> usize {
        let weight = |piece: &Piece| match piece {
            Piece::Known(text) => text.len(),
            Piece::Hole(_) => 1,
            Piece::Choice(texts, _) => texts.iter().map(Text::weight).sum(),
        };
        self.pieces.iter().map(weight).sum()
    }
}

impl Value {
    pub(crate) fn new(kind: Kind, at: Span) -> Self {
        Self { kind, at }
    }

    /// The same with a place for what has none of its own.
    pub(crate) fn placed(self, at: Span) -> Self {
        if !self.at.is_empty() {
            return self;
        }
        let kind = match self.kind {
            Kind::Either(values) => Kind::Either(Rc::new(values.each_ref().map(|value| value.clone().placed(at)))),
            kind => kind,
        };
        Self { kind, at }
    }

    pub(crate) fn open(at: Span) -> Self {
        Self::new(Kind::Open, at)
    }

    pub(crate) fn undefined(at: Span) -> Self {
        Self::new(Kind::Undefined, at)
    }

    pub(crate) fn text(text: impl Into<String>, at: Span) -> Self {
        Self::new(Kind::Text(Text::new(text)), at)
    }

    /// The string, if the value is one and has no holes.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => text.known(),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<ObjectId> {
        match self.kind {
            Kind::Object(id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn as_boolean(&self) -> Option<bool> {
        match self.kind {
            Kind::Boolean(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn is_nullish(&self) -> bool {
        matches!(self.kind, Kind::Undefined | Kind::Null)
    }

    /// Whether nothing is known about the value.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.kind, Kind::Open | Kind::Free(_) | Kind::Either(_))
    }

    /// Whether the value is true in a condition; `None` if the text does not determine it.
    pub(crate) fn truth(&self) -> Option<bool> {
        match &self.kind {
            Kind::Undefined | Kind::Null => Some(false),
            Kind::Boolean(value) => Some(*value),
            Kind::Number(value) => Some(*value != 0.0 && !value.is_nan()),
            Kind::Text(text) => match text.known() {
                Some(text) => Some(!text.is_empty()),
                None => text
                    .pieces
                    .iter()
                    .any(|piece| matches!(piece, Piece::Known(text) if !text.is_empty()))
                    .then_some(true),
            },
            Kind::Object(_) | Kind::Function(_) | Kind::Class(_) => Some(true),
            Kind::Either(values) => match values.each_ref().map(Value::truth) {
                [Some(first), Some(second)] if first == second => Some(first),
                _ => None,
            },
            Kind::Free(_) | Kind::Open => None,
        }
    }

    /// The value as a string, with a hole for an unknown value. Objects become a hole, too.
    pub(crate) fn to_text(&self) -> Text {
        match &self.kind {
            Kind::Undefined => Text::new("undefined"),
            Kind::Null => Text::new("null"),
            Kind::Boolean(value) => Text::new(value.to_string()),
            Kind::Number(value) => Text::new(value.to_string()),
            Kind::Text(text) => text.clone(),
            _ => Text::hole(self.at),
        }
    }

    /// Whether both are known and equal.
    pub(crate) fn same(&self, other: &Value) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Undefined, Kind::Undefined) | (Kind::Null, Kind::Null) => true,
            (Kind::Boolean(one), Kind::Boolean(two)) => one == two,
            (Kind::Number(one), Kind::Number(two)) => one.to_bits() == two.to_bits(),
            (Kind::Text(one), Kind::Text(two)) => one.same(two),
            (Kind::Object(one), Kind::Object(two)) => one == two,
            (Kind::Function(one), Kind::Function(two)) => one == two,
            (Kind::Class(one), Kind::Class(two)) => one == two,
            (Kind::Free(one), Kind::Free(two)) => one == two,
            (Kind::Open, Kind::Open) => self.at == other.at,
            _ => false,
        }
    }

    /// One of two values; the text does not decide which.
    pub(crate) fn either(one: Value, two: Value, at: Span) -> Value {
        if one.same(&two) {
            return one;
        }
        let value = Value::new(Kind::Either(Rc::new([one, two])), at);
        if value.leaves().len() > MOST_LEAVES { Value::open(at) } else { value }
    }

    /// One of any number of values; `None` without a value. Too many different ones are an open value.
    pub(crate) fn one_of(values: impl IntoIterator<Item = Value>, at: Span) -> Option<Value> {
        let mut values = values.into_iter();
        let first = values.next()?;
        let Some(second) = values.next() else { return Some(first) };
        let mut different: Vec<Value> = Vec::new();
        for value in [first, second].into_iter().chain(values) {
            for leaf in value.leaves() {
                if different.iter().any(|known| known.same(leaf)) {
                    continue;
                }
                if different.len() == MOST_LEAVES {
                    return Some(Value::open(at));
                }
                different.push(leaf.clone());
            }
        }
        different.into_iter().reduce(|one, two| Value::either(one, two, at))
    }

    /// The alternatives of a value; the value itself if it has none.
    pub(crate) fn leaves(&self) -> Vec<&Value> {
        let mut leaves = Vec::new();
        let mut rest = vec![self];
        while let Some(value) = rest.pop() {
            match &value.kind {
                Kind::Either(values) => rest.extend(values.iter().rev()),
                _ => leaves.push(value),
            }
        }
        leaves
    }

    /// The alternatives that are of use as a part of an address: `condition && url` is also false.
    pub(crate) fn useful_leaves(&self) -> Vec<&Value> {
        let leaves = self.leaves();
        let is_useful = |value: &&Value| !value.is_nullish() && !matches!(value.kind, Kind::Boolean(_));
        if leaves.iter().any(is_useful) { leaves.into_iter().filter(is_useful).collect() } else { leaves }
    }
}
