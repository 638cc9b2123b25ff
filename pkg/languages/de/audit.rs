//! German.

use crate::words::{Catalogue, Caution, Doubt, Why};

pub(in crate::words) const CATALOGUE: Catalogue = Catalogue { why, caution, doubt };

fn why(message: &Why) -> &'static str {
    match message {
        Why::NotJson(_) => "Die Zeile ist kein JSON: {}",
        Why::NeitherJsonNorUrl(_) => "Die Zeile ist weder JSON noch eine URL: {}",
        Why::UnknownMember(_) => "Ein Szenario hat kein Feld „{}“",
        Why::NoScenario => "Die Zeile enthält weder ein Szenario noch einen Verstoßbericht",
        Why::NoPage => "Dem Szenario fehlt die Seite (page)",
        Why::NoRequest => "Dem Szenario fehlt die Anfrage (request)",
        Why::NoPageOfUrl => "Die Zeile ist nur eine URL; die URL der Seite, die sie anfragt, fehlt",
        Why::Page(_) => "page: {}",
        Why::Request(_) => "request: {}",
        Why::Network(_) => "network: {}",
        Why::Seen(_) => "seen ist \"sent\", \"blocked\" oder \"reported\", nicht {}",
        Why::Count(_) => "count ist eine ganze Zahl ab 0, nicht {}",
        Why::Time(_) => "time ist ein Datum nach ISO 8601 mit Zeitzone oder die Millisekunden seit 1970, nicht {}",
        Why::TooLong(_) => {
            "Die Zeile ist länger als {} MB. Eine JSON-Liste ist lesbar, wenn jeder Eintrag in einer eigenen Zeile steht, und eine HAR-Datei in einer Zeile, wenn ihr Name auf .har endet"
        }
        Why::NotUtf8(_) => "Die Zeile ist kein UTF-8: Byte {} ist falsch",
        Why::Zero(_) => "Die Zeile ist kein Text: Byte {} ist null",
        Why::Utf16 => "Die Zeile ist UTF-16; die Datei muss als UTF-8 gespeichert werden",
        Why::Report(_) => "Der Verstoßbericht kann nicht gelesen werden: {}",
        Why::OtherReport(_) => "Der Bericht hat den Typ {}; beurteilt wird nur csp-violation",
        Why::ReportWithoutDocument => "Der Verstoßbericht nennt kein Dokument",
        Why::ReportWithoutTarget => "Der Verstoßbericht sagt nicht, was blockiert wurde",
        Why::ReportWithoutDirective => "Der Verstoßbericht nennt keine Direktive",
        Why::ReportWithoutPolicy => "Der Verstoßbericht enthält keine Richtlinie",
        Why::ReportOfTrustedTypes => "Berichte zu Trusted Types nennen keine Sink, die sich beurteilen lässt",
        Why::Directive(_) => "Berichte zu {} werden nicht beurteilt: Sie betreffen keine Anfrage",
    }
}

fn caution(message: &Caution) -> &'static str {
    match message {
        Caution::UnknownCode(_) => {
            "Inline-Code unter {} fehlt, weil der Verkehr ihn nicht enthält: Geben Sie ihm eine Nonce oder prüfen Sie Verkehr mit dem Code"
        }
        Caution::Recording => {
            "Die Inhalte der Antworten in einer Aufzeichnung werden nicht gelesen, daher nennt diese Richtlinie keine Hashes von Inline-Code: wouldblock extract nennt sie für HTML-Dateien"
        }
        Caution::Nonce => {
            "Eine Nonce muss in jeder Antwort neu sein: Setzen Sie den Wert ein, wenn die Seite ausgeliefert wird"
        }
        Caution::Unlistable(_) => "{} fehlt: Kein Quellausdruck deckt es in jedem Browser ab",
        Caution::Eval => {
            "Der Verkehr kompiliert Zeichenketten, daher enthält die Richtlinie 'unsafe-eval', was script-src den größten Teil seines Schutzes nimmt"
        }
        Caution::ScriptScheme(_) => {
            "Skripte kommen von {}, und eine Quelle dafür lässt jedes eingeschleuste Skript laufen"
        }
        Caution::Upgraded(_) => {
            "Nur einige Seiten stellen unsichere Anfragen um, diese Richtlinie tut es auf jeder Seite. Daher fragen auch die anderen Seiten {} über https: oder wss: an: Der Server muss das unterstützen, oder diese Seiten brauchen eine eigene Richtlinie"
        }
        Caution::OtherDirectives(_) => {
            "Der Verkehr zeigt nicht, wozu diese Direktiven der Richtlinien der Seiten dienen; sie sind noch zu ergänzen: {}"
        }
        Caution::Embedded(_) => {
            "{} Anfragen von Dokumenten innerhalb der Seiten fehlen darin: Diese Dokumente haben eigene Richtlinien"
        }
        Caution::NotKnown(_) => {
            "Anfragen fehlen darin, weil ihre Zeilen einen Wert nicht nennen, von dem ihre Quelle abhängt ({})"
        }
        Caution::TooMany => "Der Verkehr braucht mehr Quellen, als eine Richtlinie nennen kann; der Rest fehlt",
    }
}

fn doubt(message: &Doubt) -> &'static str {
    match message {
        Doubt::Source(_) => {
            "Es fand sich keine URL, bei der sie sich unterscheiden, aber Browser lesen {} auf eine Weise, die der Beweis nicht abdeckt"
        }
        Doubt::Hash(_) => "Nur eine von beiden nennt {}; ein Beispiel gibt es nicht, weil der Code unbekannt ist",
        Doubt::Combination => {
            "Es fand sich kein Beispiel, aber welchen Code sie zulassen, hängt von Hashes ab, deren Code unbekannt ist, \
             oder von einer Nonce zusammen mit einer URL"
        }
        Doubt::Invalid(_) => {
            "Browser lesen {} auf eine Weise, die der Beweis nicht abdeckt; ein Beispiel fand sich nicht"
        }
        Doubt::TrustedCode(_) => {
            "Es fand sich kein Beispiel, aber {} lässt womöglich Code zu, den eine Richtlinie von Trusted Types erzeugt hat"
        }
        Doubt::NeverSent(_) => {
            "Sie unterscheiden sich bei {}, was die Seite unabhängig von ihren Richtlinien nicht anfragen kann"
        }
        Doubt::Effect => "Die Direktive unterscheidet sich, und ihre Wirkung wird nicht verglichen",
        Doubt::Unread => "Ein Header, der wie eine Richtlinie aussieht, konnte nicht gelesen werden",
    }
}
