// A SOCKS5 proxy that connects to nothing: every connection that a browser opens ends in this process.
//
// So arbitrary hosts and ports of a scenario reach the recorder's servers without binding a port or resolving a name,
// and nothing that a browser does while it is recorded can leave the machine.
// being resolved, and why nothing that a browser does while it is recorded can leave the machine.
import { createServer } from "node:net";

/** Reads exactly `size` bytes, or returns null if the connection ends before that. */
function take(socket, size) {
  return new Promise((done) => {
    const attempt = () => {
      const chunk = size ? socket.read(size) : Buffer.alloc(0);
      if (chunk === null) return;
      socket.off("readable", attempt).off("end", end).off("close", end);
      done(chunk.length === size ? chunk : null);
    };
    const end = () => {
      socket.off("readable", attempt).off("end", end).off("close", end);
      done(null);
    };
    socket.on("readable", attempt).on("end", end).on("close", end);
    attempt();
  });
}

/** Responds to the SOCKS5 greeting and CONNECT request, and returns the target, or null. */
async function greet(socket) {
  const hello = await take(socket, 2);
  if (hello?.[0] !== 5 || !(await take(socket, hello[1]))) return null;
  socket.write(Buffer.from([5, 0]));
  const head = await take(socket, 4);
  if (head?.[1] !== 1) return null;
  let host;
  if (head[3] === 1) {
    const address = await take(socket, 4);
    host = address && [...address].join(".");
  } else if (head[3] === 4) {
    const address = await take(socket, 16);
    host = address && `[${address.toString("hex").match(/.{4}/g).join(":")}]`;
  } else {
    const size = await take(socket, 1);
    host = size && (await take(socket, size[0]))?.toString("latin1");
  }
  const port = host && (await take(socket, 2));
  if (!port) return null;
  // A host that no resolver would find is refused with "host unreachable".
  const known = /^[\w.:[\]-]+$/.test(host);
  socket.write(Buffer.from([5, known ? 0 : 4, 0, 1, 0, 0, 0, 0, 0, 0]));
  if (!known) return null;
  return { host, port: port.readUInt16BE() };
}

/**
 * Listens on a free loopback port.
 * @param {(socket: import("node:net").Socket, target: { host: string, port: number }) => void} accept
 * @returns {Promise<{ port: number, close(): void }>}
 */
export async function proxy(accept) {
  const open = new Set();
  const server = createServer({ noDelay: true }, async (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    const target = await greet(socket);
    if (target) accept(socket, target);
    else socket.destroy();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
