import { connect, createServer, type Socket } from "node:net";

/** The phone's line to the server, which breaks when told: a real one of TCP, so that the browser's own network code meets it. */
export type Line = {
  origin: string;
  /** Nothing goes through, open connections break at once. */
  cut: () => void;
  restore: () => void;
  /** Lets so many more bytes up and then cuts, in the middle of whatever is going. Resolves when it has. */
  cutAfter: (bytes: number) => Promise<void>;
  /** Lets the next request whose first line begins so reach the server, and cuts before its answer comes back. Resolves when it has. */
  loseAnswerTo: (begins: string) => Promise<void>;
  /** From now on the phone is given this text as the app's service worker. Says how often it was asked for. */
  serveWorker: (text: string) => { asked: () => number };
  close: () => Promise<void>;
};

const answerWith = (text: string): string =>
  [
    "HTTP/1.1 200 OK",
    "content-type: text/javascript; charset=utf-8",
    "service-worker-allowed: /field",
    "cache-control: no-cache",
    `content-length: ${Buffer.byteLength(text)}`,
    "connection: close",
    "",
    text,
  ].join("\r\n");

export async function openLine(server: string): Promise<Line> {
  const port = Number(new URL(server).port);
  const open = new Set<Socket>();
  let up = true;
  let allowed = Number.POSITIVE_INFINITY;
  let swallow: string | null = null;
  let worker: string | null = null;
  let workerAsked = 0;
  let happened: () => void = () => {};

  const cut = (): void => {
    up = false;
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const proxy = createServer((phone) => {
    if (!up) return void phone.destroy();
    const city = connect(port, "127.0.0.1");
    let swallowing = false;
    open.add(phone).add(city);
    phone.on("data", (bytes) => {
      if (worker !== null && bytes.toString("latin1").startsWith("GET /field/sw.js")) {
        workerAsked += 1;
        return void phone.end(answerWith(worker));
      }
      if (swallow !== null && bytes.toString("latin1").startsWith(swallow)) swallowing = true;
      if (bytes.length > allowed) {
        city.write(bytes.subarray(0, allowed), () => {
          cut();
          happened();
        });
        return;
      }
      allowed -= bytes.length;
      city.write(bytes);
    });
    city.on("data", (bytes) => {
      if (!swallowing) return void phone.write(bytes);
      // The server has done it and said so; nobody hears.
      swallow = null;
      cut();
      happened();
    });
    const end = (): void => {
      open.delete(phone);
      open.delete(city);
      phone.destroy();
      city.destroy();
    };
    for (const socket of [phone, city]) socket.on("close", end).on("error", end);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const until = (): Promise<void> => new Promise((resolve) => (happened = resolve));
  return {
    origin: `http://localhost:${typeof address === "object" && address ? address.port : 0}`,
    cut,
    restore: () => {
      up = true;
      allowed = Number.POSITIVE_INFINITY;
    },
    cutAfter: (bytes) => {
      allowed = bytes;
      return until();
    },
    loseAnswerTo: (begins) => {
      swallow = begins;
      return until();
    },
    serveWorker: (text) => {
      worker = text;
      workerAsked = 0;
      return { asked: () => workerAsked };
    },
    close: async () => {
      cut();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
