import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** The other end of Socket Mode: a WebSocket server that says hello, sends envelopes and keeps the answers. */
export interface FakeSlackSocket {
  /** For the answer of apps.connections.open. */
  url: string;
  /** Connections made so far. */
  connections(): number;
  /** Resolves when so many connections have been made and greeted. */
  connected(count: number): Promise<void>;
  send(envelope: object): void;
  /** Resolves with the answer to an envelope. */
  acknowledged(envelopeId: string): Promise<object>;
  /** Cuts the newest connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** RFC 6455, 1.3: the key every server appends. */
const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Starts it on a port of its own. */
export async function createFakeSlackSocket(): Promise<FakeSlackSocket> {
  const sockets: Socket[] = [];
  const answers = new Map<string, object>();
  let waiting: { ready: () => boolean; resolve: () => void }[] = [];

  function tell(): void {
    waiting = waiting.filter(({ ready, resolve }) => {
      if (!ready()) return true;
      resolve();
      return false;
    });
  }

  function until(ready: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      waiting.push({ ready, resolve });
      tell();
    });
  }

  const server = createServer();
  server.on("upgrade", (request, socket: Socket) => {
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${MAGIC}`).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    let rest: Buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      rest = readFrames(Buffer.concat([rest, chunk]), (opcode, payload) => {
        if (opcode === PING) socket.write(frame(PONG, payload));
        if (opcode === CLOSE) socket.end(frame(CLOSE, payload));
        if (opcode !== TEXT) return;
        const answer = JSON.parse(payload.toString());
        answers.set(answer.envelope_id, answer);
        tell();
      });
    });
    socket.write(frame(TEXT, Buffer.from(JSON.stringify({ type: "hello", num_connections: 1 }))));
    sockets.push(socket);
    tell();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link?ticket=secret-ticket`,
    connections: () => sockets.length,
    connected: (count) => until(() => sockets.length >= count),
    send: (envelope) => void sockets.at(-1)?.write(frame(TEXT, Buffer.from(JSON.stringify(envelope)))),
    async acknowledged(envelopeId) {
      await until(() => answers.has(envelopeId));
      return answers.get(envelopeId) ?? {};
    },
    cut: () => void sockets.at(-1)?.destroy(),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** One unmasked frame, as servers send them; up to 64 KiB. */
function frame(opcode: number, payload: Buffer): Buffer {
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 2 : 4);
  head[0] = 0x80 | opcode;
  head[1] = short ? payload.length : 126;
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Reads whole masked frames, as clients send them, and gives back what is left over. */
function readFrames(buffer: Buffer, take: (opcode: number, payload: Buffer) => void): Buffer {
  let rest = buffer;
  while (rest.length >= 6) {
    const short = (rest[1] ?? 0) & 0x7f;
    const start = short === 126 ? 4 : 2;
    const length = short === 126 ? rest.readUInt16BE(2) : short;
    if (rest.length < start + 4 + length) break;
    const mask = rest.subarray(start, start + 4);
    const payload = Buffer.from(rest.subarray(start + 4, start + 4 + length));
    for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
    take((rest[0] ?? 0) & 0x0f, payload);
    rest = rest.subarray(start + 4 + length);
  }
  return rest;
}
