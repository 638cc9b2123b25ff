// The smallest bodies from which each kind of resource can be loaded.
import { deflateSync, crc32 as zlibCrc } from "node:zlib";

const u16 = (n) => {
  const b = Buffer.alloc(2);
  b.writeUInt16BE(n & 0xffff);
  return b;
};
const u32 = (n) => {
  const b = Buffer.alloc(4);
  b.writeUInt32BE(n >>> 0);
  return b;
};

function crc(data) {
  if (zlibCrc) return zlibCrc(data);
  let c = ~0;
  for (const byte of data) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
}

/** A PNG of one red pixel. */
function png() {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    return Buffer.concat([u32(data.length), body, u32(crc(body))]);
  };
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.concat([u32(1), u32(1), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A WAV with a tenth of a second of silence. */
function wav() {
  const samples = Buffer.alloc(800, 128),
    head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A TrueType font with an empty `.notdef` and a square for "A"; the minimum that font sanitisers require. */
function ttf() {
  const units = 1000;
  const glyph = Buffer.concat([
    u16(1),
    u16(0),
    u16(0),
    u16(500),
    u16(500),
    u16(3),
    u16(0),
    Buffer.from([1, 1, 1, 1]),
    ...[0, 500, 0, -500].map(u16),
    ...[0, 0, 500, 0].map(u16),
  ]);
  const padded = Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
  const name = Buffer.from("R", "utf16le").swap16();
  const records = [1, 2, 3, 4, 6];
  const cmap4 = Buffer.concat([
    u16(4),
    u16(32),
    u16(0),
    u16(4),
    u16(4),
    u16(1),
    u16(0),
    u16(65),
    u16(0xffff),
    u16(0),
    u16(65),
    u16(0xffff),
    u16(-64),
    u16(1),
    u16(0),
    u16(0),
  ]);
  const tables = {
    "OS/2": Buffer.concat([
      u16(4),
      u16(500),
      u16(400),
      u16(5),
      u16(0),
      ...Array(10).fill(u16(100)),
      u16(0),
      Buffer.alloc(10),
      u32(1),
      u32(0),
      u32(0),
      u32(0),
      Buffer.from("NONE"),
      u16(64),
      u16(65),
      u16(65),
      u16(800),
      u16(-200),
      u16(0),
      u16(800),
      u16(200),
      u32(1),
      u32(0),
      u16(400),
      u16(500),
      u16(0),
      u16(32),
      u16(1),
    ]),
    cmap: Buffer.concat([u16(0), u16(1), u16(3), u16(1), u32(12), cmap4]),
    glyf: padded,
    head: Buffer.concat([
      u32(0x10000),
      u32(0x10000),
      u32(0),
      u32(0x5f0f3cf5),
      u16(3),
      u16(units),
      u32(0),
      u32(0),
      u32(0),
      u32(0),
      u16(0),
      u16(0),
      u16(500),
      u16(500),
      u16(0),
      u16(8),
      u16(2),
      u16(1),
      u16(0),
    ]),
    hhea: Buffer.concat([
      u32(0x10000),
      u16(800),
      u16(-200),
      u16(0),
      u16(500),
      u16(0),
      u16(0),
      u16(500),
      u16(1),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(2),
    ]),
    hmtx: Buffer.concat([u16(500), u16(0), u16(500), u16(0)]),
    loca: Buffer.concat([u32(0), u32(0), u32(padded.length)]),
    maxp: Buffer.concat([
      u32(0x10000),
      u16(2),
      u16(4),
      u16(1),
      u16(0),
      u16(0),
      u16(2),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
      u16(0),
    ]),
    name: Buffer.concat([
      u16(0),
      u16(records.length),
      u16(6 + 12 * records.length),
      ...records.map((id) => Buffer.concat([u16(3), u16(1), u16(0x409), u16(id), u16(name.length), u16(0)])),
      name,
    ]),
    post: Buffer.concat([u32(0x30000), u32(0), u16(-100), u16(50), u32(0), u32(0), u32(0), u32(0), u32(0)]),
  };
  const sum = (data) => {
    let total = 0;
    for (let i = 0; i < data.length; i += 4)
      total = (total + Buffer.concat([data.subarray(i, i + 4), Buffer.alloc(3)]).readUInt32BE()) >>> 0;
    return total;
  };
  const names = Object.keys(tables).sort();
  let offset = 12 + 16 * names.length;
  const directory = [],
    bodies = [];
  for (const n of names) {
    const data = tables[n],
      body = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    directory.push(Buffer.from(n.padEnd(4), "latin1"), u32(sum(body)), u32(offset), u32(data.length));
    bodies.push(body);
    offset += body.length;
  }
  const file = Buffer.concat([
    u32(0x10000),
    u16(names.length),
    u16(128),
    u16(3),
    u16(names.length * 16 - 128),
    ...directory,
    ...bodies,
  ]);
  const at =
    12 +
    16 * names.length +
    names.slice(0, names.indexOf("head")).reduce((n, t) => n + Math.ceil(tables[t].length / 4) * 4, 0);
  file.writeUInt32BE((0xb1b0afba - sum(file)) >>> 0, at + 8);
  return file;
}

const BODIES = {
  image: png(),
  media: wav(),
  audio: wav(),
  video: wav(),
  track: Buffer.from("WEBVTT\n\n"),
  font: ttf(),
  script: Buffer.from("void 0;\n"),
  style: Buffer.from("a{}\n"),
  eventsource: Buffer.from(": ok\n\n"),
};

/** The body of the response to a request made through `api` (and, for a preload, its `as`). */
export function bodyFor({ api, as }) {
  return BODIES[api === "preload" ? as : api] ?? Buffer.from("ok\n");
}
