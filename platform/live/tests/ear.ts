import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { framesOf, type LiveChange } from "../../../web/live/index.ts";

export type TestEar = {
  changes: LiveChange[];
  stirs: number;
  resets: number;
  byes: number;
  ended: boolean;
  cursor: string | null;
  hello: Record<string, string> | null;
  text: string;
  until: (met: () => boolean) => Promise<void>;
  pause: () => void;
  resume: () => void;
  /** As a cable that is pulled. */
  kill: () => void;
  close: () => void;
};

/** A listener over a plain socket. Resolves when the server has said hello. */
export function openEar(
  port: number,
  path: string,
  headers: Record<string, string>,
  heard: (changes: readonly LiveChange[]) => void = () => {},
): Promise<TestEar> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`${path}: ${answer.statusCode}`));
        return;
      }
      let rest = "";
      const ear: TestEar = {
        changes: [],
        stirs: 0,
        resets: 0,
        byes: 0,
        ended: false,
        cursor: null,
        hello: null,
        text: "",
        until: async (met) => {
          const began = performance.now();
          while (!met()) {
            // A change is told once no transaction of the whole cluster is older, and other test files load whole cities in theirs.
            if (performance.now() - began > 60_000) throw new Error(`not heard: ${ear.text.slice(-300)}`);
            await sleep(10);
          }
        },
        pause: () => void answer.pause(),
        resume: () => void answer.resume(),
        kill: () => sent.destroy(),
        close: () => sent.destroy(),
      };
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        ear.text = (ear.text + chunk).slice(-5_000);
        const taken = framesOf(rest + chunk);
        rest = taken.rest;
        for (const frame of taken.frames) {
          if (frame.event === "hello") {
            ear.hello = JSON.parse(frame.data) as Record<string, string>;
            resolve(ear);
          }
          if (frame.event === "changes") {
            const changes = JSON.parse(frame.data) as LiveChange[];
            ear.changes.push(...changes);
            heard(changes);
          }
          if (frame.event === "stir") ear.stirs += 1;
          if (frame.event === "reset") ear.resets += 1;
          if (frame.event === "bye") ear.byes += 1;
          if (frame.id !== null) ear.cursor = frame.id;
        }
      });
      answer.on("close", () => (ear.ended = true));
      answer.on("error", () => (ear.ended = true));
    });
    sent.on("error", reject);
    sent.end();
  });
}
