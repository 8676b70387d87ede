import { fork, type ChildProcess } from "node:child_process";
import { Refusal, type RefusalBody } from "../refusals/index.ts";
import type { DocumentData } from "./block.ts";
import type { Bound, Made } from "./make.ts";
import type { Pages, Printed } from "./pdf.ts";

type Told = { title: string; at: string };

/** What may be asked of the press, and what it answers. */
export type Order =
  | { make: "paper"; template: Uint8Array; data: DocumentData; told: Told }
  | { make: "volume"; papers: readonly Uint8Array[]; told: Bound }
  | { make: "pages"; pages: Pages };

export type Asked = { id: number; order: Order };
export type Answer = { id: number } & ({ made: unknown } | { refused: RefusalBody } | { broken: string });

/** A volume of a hundred papers takes a few seconds; what takes longer has lost its way. */
const LONGEST_MS = 90_000;
/** Fonts and typesetter hold 150 MB: they go when nothing has been printed for so long. */
const IDLE_MS = 20_000;
const HEAP_MB = 512;

type Waiting = { done: (made: unknown) => void; failed: (cause: Error) => void; late: NodeJS.Timeout };

let press: ChildProcess | null = null;
let idle: NodeJS.Timeout | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

function ended(child: ChildProcess, why: string): void {
  if (press !== child) return;
  press = null;
  child.kill("SIGKILL");
  for (const { failed, late } of waiting.values()) {
    clearTimeout(late);
    failed(new Error(`the press of papers ended: ${why}`));
  }
  waiting.clear();
}

function answered(child: ChildProcess, id: number, settle: (one: Waiting) => void): void {
  const one = waiting.get(id);
  if (!one) return;
  waiting.delete(id);
  clearTimeout(one.late);
  settle(one);
  if (waiting.size > 0) return;
  // Nothing of it keeps the server from ending, or a test.
  child.unref();
  child.channel?.unref();
  idle = setTimeout(() => ended(child, "idle"), IDLE_MS).unref();
}

function opened(): ChildProcess {
  clearTimeout(idle);
  if (press) return press;
  const child = fork(new URL("./press-child.ts", import.meta.url), {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("message", (message) => {
    const answer = message as Answer;
    answered(child, answer.id, ({ done, failed }) => {
      if ("made" in answer) done(answer.made);
      else failed("refused" in answer ? new Refusal(answer.refused) : new Error(answer.broken));
    });
  });
  child.once("error", (cause) => ended(child, cause.message));
  child.once("exit", (code, signal) => ended(child, String(signal ?? code)));
  press = child;
  return child;
}

function ask<A>(order: Order): Promise<A> {
  return new Promise((resolve, reject) => {
    const child = opened();
    child.ref();
    child.channel?.ref();
    const id = (last += 1);
    const late = setTimeout(() => ended(child, `no answer in ${LONGEST_MS / 1000} s`), LONGEST_MS);
    waiting.set(id, { done: resolve as (made: unknown) => void, failed: reject, late });
    try {
      child.send({ id, order } satisfies Asked, (cause) => {
        if (cause) ended(child, cause.message);
      });
    } catch (cause) {
      // What cannot be sent concerns only who asked for it.
      answered(child, id, ({ failed }) => failed(cause as Error));
    }
  });
}

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const printed = ({ bytes, pages }: Printed): Printed => ({ bytes: buffer(bytes), pages });

/**
 * A paper as Word and PDF at once, from one filled template: both always say the same. Like everything printed it is made in a process of its own,
 * so that no page waits while it is set and the memory of fonts goes when it is idle. Refuses what `fillWord` refuses.
 */
export async function makeDocument(template: Uint8Array, data: DocumentData, told: Told): Promise<Made> {
  const { word, pdf } = await ask<Made>({ make: "paper", template, data, told });
  return { word: buffer(word), pdf: printed(pdf) };
}

/** One case, one volume 一案一卷: cover, contents with page numbers, then every paper in order, each from its own Word file, and a back cover where one is given. */
export const bindVolume = async (papers: readonly Uint8Array[], told: Bound): Promise<Printed> =>
  printed(await ask<Printed>({ make: "volume", papers, told }));

/** A tagged PDF of blocks, as `pdf.ts` sets it. */
export const printPdf = async (pages: Pages): Promise<Printed> => printed(await ask<Printed>({ make: "pages", pages }));
