import { z } from "zod";

/** What a line of server-sent events says, by the name of the event; the hub writes nothing else, and openapi.json publishes it. */
export const FRAMES = {
  /** First of all: which build the screens are of. */
  hello: z.record(z.string(), z.string()),
  /** Records that changed; (home, id, seq) names the change for good. */
  changes: z.array(z.strictObject({ kind: z.string(), home: z.string(), id: z.uuid(), seq: z.int() })),
  /** Something did; for screens that show counts. */
  stir: z.strictObject({}),
  /** Too much was missed to tell it: read again. */
  reset: z.strictObject({}),
  /** The line is alive; its id is where to resume from. */
  beat: z.strictObject({}),
  /** The right to listen has ended. */
  bye: z.strictObject({}),
  /** The server goes; `retry` says when to come back. */
  away: z.strictObject({}),
} as const;

type Frames = { [Name in keyof typeof FRAMES]: z.output<(typeof FRAMES)[Name]> };
export type Words = { [Name in keyof Frames]: { event: Name; data: Frames[Name] } }[keyof Frames];

/** One event as it goes over the line (WHATWG HTML §9.2); with an id it is also where a listener resumes from. */
export const frame = <Name extends keyof Frames>(id: string | null, event: Name, data: Frames[Name], retryMs?: number): string =>
  `${id === null ? "" : `id: ${id}\n`}${retryMs === undefined ? "" : `retry: ${retryMs}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
