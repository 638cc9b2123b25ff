/** Finds obvious secrets in a scenario, and replaces them. */

import { isOpaque, isPublicHeader, isSecretHeader, isSecretParameter } from "./secrets/names.js";
import { hideShapes } from "./secrets/shapes.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** Plain ASCII: a mark outside Latin-1 would make the header invalid, and change the verdict. */
const MASK = "***";

/** A parameter of a query, a fragment or a form. */
const PARAMETER = /([?&#;])([^\s=&#?"'<>;,]{1,80})=([^&#\s"'<>;,]+)/g;
/** The part before the host of a URL, up to the last `@`. */
const USERINFO = /((?:\b[a-z][a-z0-9+.-]{0,20}:)?\/\/)([^\s/?#"'<>]{1,2000})@/gi;
/** Words that services expect instead of a password, while the user's name is the secret. */
const NO_PASSWORD = /^(?:x-oauth-basic|x-token-auth|oauth2?|x|api|)$/i;

/**
 * A header in a pasted text: alone, after `-H`, in quotes, or with its value on the next line. The groups: the text
 * before the name, the name, the text between, and the value with its folded lines.
 */
const HEADER =
  /^([\uFEFF \t<>*+|-]*(?:(?:-H|--header)[ \t=]*)?\$?["'`[{]{0,3})([A-Za-z][\w.-]*)(["'`]?[ \t]*(?:[:=]>?|,(?=[ \t]*["'`]))[ \t]*(?:\r?\n(?![^\s:]+:))?["'`]?)([^\n]*(?:\n[ \t]+(?![\w-]+:[ \t])[^\n]*)*)/gm;
/** The end of a quoted value. */
const CLOSING = /["'`][\],;\s\\})]*$/;

/**
 * The scenario with `***` instead of each secret, and the number of secrets.
 *
 * @param {Scenario} scenario
 * @returns {{ scenario: Scenario, masked: number }}
 */
export function withoutSecrets(scenario) {
  const masking = new Masking();
  return { scenario: masking.value(scenario, ""), masked: masking.count };
}

class Masking {
  count = 0;

  /** @param {string} lead */
  hide = (lead) => {
    this.count += 1;
    return lead + MASK;
  };

  /**
   * Any part of a scenario.
   *
   * @template T
   * @param {T} value
   * @param {string} name The field's.
   * @returns {T}
   */
  value(value, name) {
    const part = /** @type {any} */ (value);
    if (typeof part === "string") return /** @type {any} */ (name === "headers" ? this.headers(part) : this.text(part));
    if (Array.isArray(part))
      return /** @type {any} */ (
        part.map((item) => (name === "headers" ? this.header(item) : this.value(item, name === "meta" ? "" : name)))
      );
    if (typeof part !== "object" || part === null) return value;
    const isHeaders = name === "headers";
    return /** @type {any} */ (
      Object.fromEntries(
        Object.entries(part).map(([key, item]) => [
          key,
          isHeaders ? this.headerValue(key, item) : this.value(item, key),
        ]),
      )
    );
  }

  /** Any text: a URL, a policy, code. @param {string} text */
  text(text) {
    return hideShapes(text, this.hide)
      .replace(PARAMETER, (whole, mark, name, value) =>
        value !== MASK && isSecretParameter(name, value) ? this.hide(`${mark}${name}=`) : whole,
      )
      .replace(USERINFO, (whole, lead, userinfo) => this.userinfo(whole, lead, userinfo));
  }

  /**
   * @param {string} whole
   * @param {string} lead
   * @param {string} userinfo
   */
  userinfo(whole, lead, userinfo) {
    const colon = userinfo.indexOf(":");
    const [name, password] = colon === -1 ? [userinfo, null] : [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
    if (name === MASK || password === MASK) return whole;
    const isNameSecret = password === null || NO_PASSWORD.test(password) || isOpaque(name);
    return isNameSecret ? `${this.hide(lead)}@` : `${this.hide(`${lead}${name}:`)}@`;
  }

  /** A block of headers. @param {string} text */
  headers(text) {
    return this.text(
      text.replace(HEADER, (whole, before, name, between, value) => {
        // A quoted value ends with its quote; the rest belongs to the paste, not to the header.
        const tail = /["'`]/.test(before + between) ? (CLOSING.exec(value)?.[0] ?? "") : "";
        const bare = tail ? value.slice(0, -tail.length) : value;
        const hidden = this.headerValue(name, bare);
        return hidden === bare ? whole : before + name + between + hidden + tail;
      }),
    );
  }

  /** A header as a pair. @param {any} pair */
  header(pair) {
    return Array.isArray(pair) && typeof pair[1] === "string"
      ? [pair[0], this.headerValue(String(pair[0]), pair[1])]
      : pair;
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  headerValue(name, value) {
    if (typeof value !== "string") return value;
    if (isPublicHeader(name) || value.trim() === "") return this.text(value);
    if (/^www-authenticate$|^proxy-authenticate$/i.test(name))
      return value.replace(/\b((?:Negotiate|NTLM)\s+)[\w+/=-]{8,}/gi, (_, lead) => this.hide(lead));
    if (/^sec-websocket-protocol$/i.test(name))
      return value.replace(/[^\s,]+/g, (protocol) => (isOpaque(protocol) ? this.hide("") : this.text(protocol)));
    if (!isSecretHeader(name, value.trim())) return this.text(value);
    if (/^set-cookie$/i.test(name)) return value.replace(/^(\s*(?:[^=;\s]*=)?)([^;]+)/, (_, lead) => this.hide(lead));
    // The scheme of an Authorization header explains a lot and reveals little.
    const scheme = /authorization$/i.test(name) ? (/^\w+ +(?=\S)/.exec(value)?.[0] ?? "") : "";
    return this.hide(scheme);
  }
}
