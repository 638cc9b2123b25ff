//! The statuses of responses to OPTIONS.

use super::{Affects, Around, Walk};
use crate::literal::{Node, Value};

impl Walk<'_, '_, '_> {
    pub(super) fn ends_options(&mut self, around: &Around) {
        if around.affects == Affects::Preflight
            && self.found[around.site].preflight_status.is_none()
            && around.condition.is_none()
        {
            self.found[around.site].preflight_status = Some(self.default_status);
        }
    }

    pub(super) fn status_of(&mut self, node: &Node, around: &Around) {
        if around.affects != Affects::Preflight {
            return;
        }
        if let Some(status) = self.status_in(node) {
            self.found[around.site].preflight_status = Some(status);
        }
    }

    pub(super) fn status_assigned(&mut self, left: &Node, right: &Node, around: &Around) {
        let is_status = matches!(left.last_name(), Some("status" | "statusCode" | "StatusCode" | "status_code"));
        if is_status
            && around.affects == Affects::Preflight
            && let Some(status) = self.status(right)
        {
            self.found[around.site].preflight_status = Some(status);
        }
    }

    pub(super) fn status_in(&self, node: &Node) -> Option<u16> {
        match &node.value {
            Value::Call { callee, arguments } => {
                let named = arguments
                    .iter()
                    .find(|argument| matches!(argument.name.as_deref(), Some("status" | "status_code" | "statusCode")));
                if let Some(named) = named {
                    return self.status(&named.value);
                }
                match callee.last_name()? {
                    "sendStatus" | "status" | "writeHead" | "WriteHeader" | "http_response_code"
                    | "AbortWithStatus" | "NoContent" | "setStatus" | "SendStatus" | "Status" | "code" | "head"
                    | "setStatusCode" | "StatusCode" | "body" | "noContent" => self.status(&arguments.first()?.value),
                    "Response" | "NextResponse" | "json" | "make_response" | "response" => {
                        arguments.iter().skip(1).find_map(|argument| {
                            self.status(&argument.value)
                                .or_else(|| self.status(self.scope.get(&argument.value, "status")?))
                        })
                    }
                    "header" => {
                        let line = self.scope.text(&arguments.first()?.value)?.text;
                        line.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()
                    }
                    _ => None,
                }
            }
            Value::Map(_) => self.status(self.scope.get(node, "statusCode")?),
            // Python: `return "", 204`.
            Value::List(items) => items.iter().skip(1).find_map(|item| self.status(item)),
            _ => None,
        }
    }

    pub(super) fn status(&self, node: &Node) -> Option<u16> {
        if let Some(number) = self.scope.number(node) {
            return u16::try_from(number).ok().filter(|status| (100..600).contains(status));
        }
        let name = match &node.value {
            Value::Symbol(name) => name.as_str(),
            _ => node.last_name()?,
        };
        match name {
            "StatusNoContent"
            | "no_content"
            | "SC_NO_CONTENT"
            | "NO_CONTENT"
            | "Status204NoContent"
            | "NoContent"
            | "HTTP_204_NO_CONTENT" => Some(204),
            "StatusOK" | "ok" | "SC_OK" | "OK" | "Status200OK" | "HTTP_200_OK" => Some(200),
            "StatusForbidden" | "forbidden" | "SC_FORBIDDEN" | "FORBIDDEN" => Some(403),
            "StatusMethodNotAllowed" => Some(405),
            _ => None,
        }
    }
}

/// Whether a call ends the response.
pub(super) fn ends(callee: &Node) -> bool {
    let Some(name) = callee.last_name() else { return false };
    matches!(
        name,
        "end"
            | "send"
            | "sendStatus"
            | "json"
            | "exit"
            | "die"
            | "AbortWithStatus"
            | "NoContent"
            | "sendFile"
            | "WriteAsync"
            | "CompleteAsync"
            | "abort"
            | "head"
            | "HttpError"
            | "Error"
            | "halt"
            | "sendError"
    ) && callee.name() != Some("Error")
}
