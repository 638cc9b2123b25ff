//! The Cache API, whose `add` and `addAll` fetch.

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::value::{Kind, ObjectId, Value};

impl Interpreter<'_> {
    /// A method of what `caches.open()` returns, or of the promise of it.
    pub(crate) fn cache_method(&mut self, cache: &Value, name: &str, arguments: &Arguments) -> Value {
        if let Some(function) = arguments.first().filter(|_| name == "then") {
            let settled = Arguments { values: vec![cache.clone()], at: arguments.at };
            return self.call_value(function, &settled, None);
        }
        self.add_to_cache(name, arguments);
        self.call_unknown(arguments)
    }

    fn add_to_cache(&mut self, name: &str, arguments: &Arguments) {
        let Some(first) = arguments.first() else { return };
        match name {
            "add" => self.cached(std::slice::from_ref(first), "cache.add()", arguments),
            "addAll" => self.cached(&self.items_or_open(first), "cache.addAll()", arguments),
            _ => {}
        }
    }

    /// The same of something that may be a cache, by its name or by the addresses that it receives.
    pub(crate) fn method_of_cache(&mut self, object: &Value, name: &str, arguments: &Arguments) {
        if self.project.is_none() || !matches!(name, "add" | "addAll") {
            return;
        }
        let code = match &object.kind {
            Kind::Free(path) => path.rsplit('.').next().unwrap_or_default(),
            _ => self.code(object.at),
        };
        if code.to_ascii_lowercase().contains("cache") {
            self.add_to_cache(name, arguments);
        } else if let Some(list) = arguments.first().filter(|_| name == "addAll") {
            let texts = list.as_object().and_then(|id| self.list(id)).unwrap_or_default();
            let texts: Vec<_> = texts.into_iter().filter(|item| matches!(item.kind, Kind::Text(_))).collect();
            self.cached(&texts, "cache.addAll()", arguments);
        }
    }

    fn cached(&mut self, urls: &[Value], call: &str, arguments: &Arguments) {
        for url in urls {
            let mut found = Found::new("fetch", "fetch", call, arguments.at);
            self.address(&mut found, Some(url));
            self.add_other(found);
        }
    }

    /// The items of a list; an open one if the text does not give them.
    pub(crate) fn items_or_open(&self, list: &Value) -> Vec<Value> {
        let items = |id: ObjectId| self.list(id);
        list.as_object().and_then(items).unwrap_or_else(|| vec![Value::open(list.at)])
    }
}
