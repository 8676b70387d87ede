import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PORT = 5432;

function serverOf(url: URL): Socket {
  const folder = url.searchParams.get("host");
  return folder ? connect(`${folder}/.s.PGSQL.${url.port || PORT}`) : connect(Number(url.port || PORT), url.hostname);
}

/** What stands before a database and can be gone like a server that is stopped. `url` leads through it; `heard` is every piece of bytes that came. */
export type Screen = { url: string; heard: string[]; goes: () => Promise<void>; comes: () => Promise<void>; close: () => Promise<void> };

export async function screened(database: string): Promise<Screen> {
  const folder = await mkdtemp(join(tmpdir(), "zuji-screen-"));
  const heard: string[] = [];
  const open = new Set<Socket>();
  let server: Server | null = null;
  const between = (asking: Socket): void => {
    const answering = serverOf(new URL(database));
    for (const [one, other] of [
      [asking, answering],
      [answering, asking],
    ] as const) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => (open.delete(one), other.destroy()));
    }
    asking.on("data", (bytes) => (heard.push(bytes.toString("latin1")), answering.write(bytes)));
    answering.on("data", (bytes) => asking.write(bytes));
  };
  const comes = async (): Promise<void> => {
    const one = createServer(between);
    await new Promise<void>((resolve) => one.listen(join(folder, `.s.PGSQL.${PORT}`), resolve));
    server = one;
  };
  const goes = async (): Promise<void> => {
    const closed = new Promise((resolve) => server?.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  await comes();
  const url = new URL(database);
  url.port = String(PORT);
  url.searchParams.set("host", folder);
  return { url: url.href, heard, goes, comes, close: async () => (await goes(), rm(folder, { recursive: true, force: true })) };
}
