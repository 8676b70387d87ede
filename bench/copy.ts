import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import type { Made } from "./city.ts";

/** A connection above row-level security, which COPY needs: for a benchmark's own throw-away cluster only. */
export function adminOf({ url, dataDir }: Pick<Made, "url" | "dataDir">, database = "zuji"): string {
  const { admin } = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { admin: string };
  return `postgres://postgres:${admin}@127.0.0.1:${new URL(url).port}/${database}`;
}

/** Rows as PostgreSQL's own text, column by column, already escaped for the way back. */
export async function copyOut(admin: Sql, query: string): Promise<string[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of await admin.unsafe(`copy (${query}) to stdout`).readable()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString("utf8").split("\n");
  lines.pop();
  return lines.map((line) => line.split("\t"));
}

const CHUNK = 1 << 20;

export type Copy = {
  add: (line: string) => void;
  /** Waits while PostgreSQL is far behind. */
  drained: () => Promise<void>;
  end: () => Promise<void>;
};

/** Lines on their way into one table, on a connection of their own. */
export function openCopy(adminUrl: string, table: string, columns: string): Copy {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  let lines: string[] = [];
  let size = 0;
  let wake: () => void = () => {};
  const waiting: Buffer[] = [];
  let ended = false;
  const source = async function* () {
    for (;;) {
      const chunk = waiting.shift();
      if (chunk) yield chunk;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const flush = (): void => {
    if (lines.length > 0) waiting.push(Buffer.from(`${lines.join("\n")}\n`));
    lines = [];
    size = 0;
    wake();
  };
  const done = (async () => pipeline(Readable.from(source()), await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable()))();
  return {
    add: (line) => {
      lines.push(line);
      size += line.length;
      if (size > CHUNK) flush();
    },
    drained: async () => {
      while (waiting.length > 4) await Promise.race([new Promise((resolve) => setTimeout(resolve, 5)), done]);
    },
    end: async () => {
      flush();
      ended = true;
      wake();
      await done;
      await sql.end();
    },
  };
}
