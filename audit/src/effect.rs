//! What policies do to a request in each engine, and how this differs between two sets of policies.

use wouldblock::{Engine, Judgement, Stopped};

/// The engines in which policies stop a request, and those in which a missing value decides whether they do.
#[derive(Debug)]
pub(crate) struct Effect {
    pub(crate) stopped: Vec<(Engine, Stopped)>,
    /// Each with the path of the value.
    open: Vec<(Engine, String)>,
}

/// Whether a value comes from a server. If only such values are missing, the policies let the request through.
pub(crate) fn is_of_server(path: &str) -> bool {
    path.starts_with("network")
}

impl Effect {
    pub(crate) fn of(judgement: &Judgement) -> Effect {
        let open = judgement.open.iter().filter(|(_, path)| !is_of_server(path));
        Effect { stopped: judgement.stopped.clone(), open: open.cloned().collect() }
    }

    /// The effect that depends on the value at `path` in every engine.
    pub(crate) fn unknown(engines: &[Engine], path: &str) -> Effect {
        let open = engines.iter().map(|engine| (*engine, path.to_owned())).collect();
        Effect { stopped: Vec::new(), open }
    }

    fn blocks_or_may_block(&self, engine: Engine) -> bool {
        self.stopped.iter().any(|(known, _)| *known == engine) || self.open.iter().any(|(known, _)| *known == engine)
    }

    /// What stops the request here and certainly does not under the other policies.
    pub(crate) fn stops_that_end<'s>(&'s self, other: &Effect) -> Vec<&'s (Engine, Stopped)> {
        self.stopped.iter().filter(|(engine, _)| !other.blocks_or_may_block(*engine)).collect()
    }

    /// The path of the value that decides whether the other policies change something, if one does.
    pub(crate) fn open_change(&self, other: &Effect) -> Option<String> {
        let (_, path) = other.open.first().or(self.open.first())?;
        Some(path.clone())
    }
}
