// The sentences of `wouldblock/strength`.
/** @type {Record<string, string>} */
export const strength = {
  "grade.none": "Nichts hindert ein eingeschleustes Skript daran zu laufen.",
  "grade.weak": "Ein eingeschleustes Skript kann die Richtlinie umgehen.",
  "grade.list": "Skripte werden nur von genannten Hosts geladen; für keinen davon ist eine Umgehung bekannt.",
  "grade.strict": "Ein eingeschleustes Skript läuft nicht.",
  "run-inline.yes": "Eingeschleuste Inline-Skripte laufen.",
  "run-inline.trusted": "Inline-Skripte laufen nur mit einer Nonce oder einem Hash aus der Richtlinie.",
  "run-inline.no": "Inline-Skripte laufen nicht.",
  "run-handlers.yes": "Eingeschleuste Event-Handler (onclick=…) laufen.",
  "run-handlers.trusted": "Event-Handler laufen nur, wenn ihr Hash genannt und 'unsafe-hashes' gesetzt ist.",
  "run-handlers.no": "Event-Handler im Markup laufen nicht.",
  "load-scripts.yes": "Eingeschleuste Skript-Elemente führen beliebigen Code des Angreifers aus.",
  "load-scripts.listed": "Eingeschleuste Skript-Elemente laden, was {sources} ausliefern.",
  "load-scripts.trusted":
    "Skripte werden nur mit einer Nonce oder einem Hash aus der Richtlinie geladen, oder wenn ein solches Skript sie erzeugt.",
  "load-scripts.no": "Es werden keine Skripte geladen.",
  "eval.yes": "Zeichenketten, die eval() erreichen, werden als Code ausgeführt.",
  "eval.no": "eval() und ähnliche Funktionen führen keine Zeichenketten aus.",
  "change-base.yes":
    "Ein eingeschleustes <base> lenkt jede relative URL, auch die von Skripten, auf einen anderen Server.",
  "change-base.listed": "Ein eingeschleustes <base> darf auf {sources} zeigen.",
  "change-base.no": "<base> hat keine Wirkung.",
  "plug-ins.yes": "Eingeschleuste <object>- und <embed>-Elemente laden von jedem Server.",
  "plug-ins.listed": "Eingeschleuste <object>- und <embed>-Elemente laden von {sources}.",
  "plug-ins.no": "<object> und <embed> laden nichts.",
  "send-data.yes": "Daten lassen sich an jeden Server senden: {sources} erlauben es.",
  "send-data.listed": "Daten lassen sich an {sources} senden, und durch Navigation der Seite an jeden Server.",
  "send-data.no":
    "Anfragen senden Daten nur an den Ursprung der Seite; ein laufendes Skript kann die Seite aber zu einem anderen Server navigieren.",
  "submit-forms.yes": "Eingeschleuste Formulare werden an jeden Server gesendet.",
  "submit-forms.listed": "Eingeschleuste Formulare werden an {sources} gesendet.",
  "submit-forms.no": "Formulare werden nicht abgesendet.",
  "frame-others.yes": "Eingeschleuste Frames zeigen jede Seite.",
  "frame-others.listed": "Eingeschleuste Frames zeigen Seiten von {sources}.",
  "frame-others.no": "Frames zeigen nichts.",
  "be-framed.yes": "Jede Website darf diese Seite in einem Frame zeigen, sofern X-Frame-Options es nicht verbietet.",
  "be-framed.listed": "{sources} dürfen diese Seite in einem Frame zeigen.",
  "be-framed.no": "Keine Website darf diese Seite in einem Frame zeigen.",
  "inline-styles.yes": "Eingeschleuste Inline-Styles wirken.",
  "inline-styles.trusted": "Inline-Styles wirken nur mit einer Nonce oder einem Hash aus der Richtlinie.",
  "inline-styles.no": "Inline-Styles wirken nicht.",
  "no-policy": "Es gibt keine Content-Security-Policy.",
  "report-only": "Keine Richtlinie wird durchgesetzt: Alle melden nur.",
  "meta-only":
    "Die Richtlinie steht nur im Markup: Was vor dem <meta> steht, deckt sie nicht ab, und frame-ancestors, sandbox und report-uri haben dort keine Wirkung.",
  "missing-script-src": "script-src fehlt, und es gibt kein default-src: Jedes Skript läuft.",
  "missing-object-src": "object-src fehlt: object-src 'none' hinzufügen.",
  "missing-base-uri":
    "base-uri fehlt: Ein eingeschleustes <base> ändert, wohin relative Skript-URLs führen. base-uri 'none' oder 'self' hinzufügen.",
  "missing-default-src": "default-src fehlt: Ressourcen ohne eigene Direktive werden von jedem Server geladen.",
  "missing-form-action":
    "form-action fehlt, und default-src ersetzt es nicht: Formulare werden an jeden Server gesendet.",
  "missing-frame-ancestors":
    "frame-ancestors fehlt, und default-src ersetzt es nicht: Jede Website darf die Seite einbetten.",
  "missing-trusted-types":
    "Trusted Types werden nicht verlangt: Mit require-trusted-types-for 'script' nehmen innerHTML und ähnliche Sinks keine Zeichenketten an.",
  "missing-reports": "Verstöße werden nicht gemeldet: report-uri und report-to hinzufügen.",
  "report-to-alone": "Browser, die report-to nicht unterstützen, melden nichts: report-uri hinzufügen.",
  "report-insecure": "Meldungen gehen unverschlüsselt an {source}.",
  "data-runs-code": "{source} in {directive} erlaubt eingeschleusten Code: Die URL enthält das Skript selbst.",
  "anyone-runs-code": "{source} in {directive} lässt eingeschleuste Elemente Code von jedem Server laden.",
  "blob-runs-code": "{source} in {directive} lässt Skripte Text ausführen, den sie in einen Blob schreiben.",
  "bypass-jsonp":
    "{source} in {directive} hat JSONP-Endpunkte, über die ein eingeschleustes Skript-Element beliebigen Code ausführt.",
  "bypass-angular": "{source} in {directive} liefert AngularJS aus, das Ausdrücke in eingeschleustem Markup ausführt.",
  "bypass-jsonp-angular":
    "{source} in {directive} hat JSONP-Endpunkte und liefert AngularJS aus, womit eingeschleustes Markup beliebigen Code ausführt.",
  "anyone-publishes":
    "Auf {host} kann jeder Skripte veröffentlichen, und {source} in {directive} erlaubt sie: die genaue Datei oder den Ordner nennen.",
  "list-of-hosts":
    "{directive} vertraut allem, was {sources} ausliefern: Ein JSONP-Endpunkt, eine hochgeladene Datei oder eine alte Bibliothek dort genügt, um Code auszuführen. Nonces oder Hashes mit 'strict-dynamic' hängen nicht von Hosts ab.",
  "nonce-of-documentation":
    "Die Nonce {nonce} ist ein allgemein bekanntes Beispiel: Sie muss für jede Antwort ein neuer Zufallswert sein.",
  "nonce-short": "Die Nonce {nonce} ist kurz: 128 zufällige Bits brauchen 22 Zeichen.",
  "nonce-repeated":
    "Die Nonce {nonce} stand schon in einer früheren Antwort: Wer jene gesehen hat, kann sie verwenden.",
  "unsafe-hashes":
    "'unsafe-hashes' in {directive} lässt eingeschleustes Markup die Handler benutzen, deren Hashes genannt sind.",
  "no-fallback":
    "Browser, die 'strict-dynamic' nicht unterstützen (Safari vor 15.4), blockieren, was es laden würde: https: und 'unsafe-inline' für sie hinzufügen; andere Browser ignorieren beides.",
  "no-inline-fallback":
    "Browser von vor 2016 unterstützen weder Nonces noch Hashes: 'unsafe-inline' für sie hinzufügen; andere Browser ignorieren es.",
  "inline-handlers": "'unsafe-inline' in {directive} lässt eingeschleuste Event-Handler laufen.",
  "this-machine": "{source} in {directive} ist der eigene Rechner des Besuchers: im Betrieb weglassen.",
  address: "{source} in {directive} ist eine IP-Adresse, die nach dem Standard auf nichts passt.",
  "open-styles":
    "{source} in {directive} lässt eingeschleustes Markup Stylesheets von jedem Server laden, die Attributwerte auslesen können.",
  "inline-styles": "'unsafe-inline' in {directive} lässt eingeschleuste Styles wirken.",
  "object-src-open": "object-src erlaubt mehr als 'none': Seiten brauchen <object> und <embed> kaum noch.",
  "open-frame-ancestors": "{source} in {directive} lässt jede Website die Seite in einem Frame zeigen.",
  "open-form-action": "{source} in {directive} erlaubt, eingeschleuste Formulare an jeden Server zu senden.",
};
