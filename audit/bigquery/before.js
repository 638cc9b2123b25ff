// The audit for the JavaScript functions of BigQuery, and any V8 without web or Node APIs. The other files set the module.
// The functions that the module's glue needs and the host lacks.
const wouldblock = (() => {
  /** Whether something had to be parsed that needs Unicode tables, which this host does not have. */
  let needsTables = false;

  class URL {
    constructor() {
      needsTables = true;
      throw new TypeError("hosts beyond ASCII cannot be read here");
    }
  }

  class TextDecoder {
    decode(bytes = new Uint8Array()) {
      let text = "";
      for (let at = 0; at < bytes.length; ) {
        const first = bytes[at++];
        if (first < 0x80) {
          text += String.fromCharCode(first);
          continue;
        }
        // The module only writes valid UTF-8.
        const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        let code = first & (0x3f >> more);
        for (let i = 0; i < more; i++) code = (code << 6) | (bytes[at++] & 0x3f);
        text += String.fromCodePoint(code);
      }
      return text;
    }
  }

  class TextEncoder {
    encode(text = "") {
      const bytes = [];
      for (const char of text) {
        const point = char.codePointAt(0);
        // A lone surrogate is not a character.
        const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
        if (code < 0x80) bytes.push(code);
        else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
        else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
        else
          bytes.push(
            0xf0 | (code >> 18),
            0x80 | ((code >> 12) & 0x3f),
            0x80 | ((code >> 6) & 0x3f),
            0x80 | (code & 0x3f),
          );
      }
      return Uint8Array.from(bytes);
    }

    encodeInto(text, view) {
      const bytes = this.encode(text);
      view.set(bytes);
      return { read: text.length, written: bytes.length };
    }
  }

  function decoded(base64) {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const values = new Uint8Array(128);
    for (let i = 0; i < 64; i++) values[letters.charCodeAt(i)] = i;
    const length = base64.endsWith("==") ? base64.length - 2 : base64.endsWith("=") ? base64.length - 1 : base64.length;
    const bytes = new Uint8Array(Math.floor((length * 3) / 4));
    for (let from = 0, to = 0; from < length; from += 4) {
      const value = (at) => (at < length ? values[base64.charCodeAt(at)] : 0);
      const group = (value(from) << 18) | (value(from + 1) << 12) | (value(from + 2) << 6) | value(from + 3);
      if (to < bytes.length) bytes[to++] = group >> 16;
      if (to < bytes.length) bytes[to++] = (group >> 8) & 0xff;
      if (to < bytes.length) bytes[to++] = group & 0xff;
    }
    return bytes;
  }

