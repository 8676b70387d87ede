import type { Due } from "#modules/incidents";
import { Refusal } from "#platform/refusals";
import { application, type Application, type KnownApplication } from "../application.ts";
import * as applying from "../applying.ts";
import type { Hand } from "../applying.ts";
import * as deciding from "../deciding.ts";
import type { ApplicationEvent, Result } from "../event.ts";
import type { FrozenList, Round } from "../programme.ts";
import { SHIPPED } from "../shipped/index.ts";

export const campus = SHIPPED.find(({ code }) => code === "C05")!;
export const ID = "01935b7e-7c1a-7cc0-9f0a-0000000000aa";
export const [SCHOOL_DESK, TOWN_DESK, FIRST, SECOND, THIRD, CHIEF, OTHER_CHIEF] = [
  "school",
  "town",
  "first",
  "second",
  "third",
  "chief",
  "other",
] as const;
export const UNIT = { code: "SCHOOL1", zh: "实验小学", area: "330502001005" };
export const due = (dueAt: string): Due => ({ dueAt, provisional: false, remindAt: null });
export const warning = (mendBy = "2027-01-31T16:00:00.000Z"): deciding.Warning => ({
  text: "w",
  document: "火灾事故调查报告〔2026〕3 号",
  mendDue: due(mendBy),
  appealUntil: "2026-10-27T16:00:00.000Z",
});
export const FAR = due("2027-01-31T16:00:00.000Z");

export const round: Round = {
  id: "01935b7e-7c1a-7cc0-9f0a-0000000000bb",
  scheme: "C05",
  version: 1,
  area: "330502",
  name: "2026 年平安校园",
  from: "2026-09-01",
  until: "2026-10-31",
  units: 1,
  seed: { seed: "07 12 19", source: "双色球", at: "2026-11-01T00:00:00.000Z" },
};
export const pool = [FIRST, SECOND, THIRD].map((account) => ({ account, unit: "fire-330502" }));
const list: FrozenList = { stage: "frozen", scheme: "C05", version: 1, area: "330502", units: [UNIT], pool };
export const frame: applying.Frame = { scheme: campus, round, list };

export const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));

export const full = campus.lines.map(({ code, points }) => ({ line: code, points, photos: [] as string[] }));
export const found = (change: Partial<Record<string, Partial<Result>>> = {}): Result[] =>
  campus.lines.map(({ code, points }) => ({ line: code, points, reason: null, photos: [], finding: "none", ...change[code] }));

/** One application, step by step, as the ledger would fold it. */
export class Play {
  state: Application = application.initial;
  readonly events: ApplicationEvent[] = [];
  today = "2026-10-08";

  hand = (by: string): Hand => ({ by, now: `${this.today}T02:00:00.000Z`, today: this.today });
  give(by: string, decide: (state: Application, hand: Hand) => readonly ApplicationEvent[]): KnownApplication {
    const hand = this.hand(by);
    for (const event of decide(this.state, hand)) {
      this.events.push(event);
      const stamp = { seq: this.events.length, at: hand.now, by, role: "handler", unit: by === SCHOOL_DESK ? "edu-330502001" : "" };
      this.state = application.evolve(this.state, { ...event, ...stamp });
    }
    return applying.known(this.state);
  }
  apply = () =>
    this.give(SCHOOL_DESK, (state, hand) =>
      applying.apply(state, frame, { unit: UNIT.code, self: full, contact: null, renews: null, prelimDue: FAR, demo: false }, hand),
    );
  admit = () => this.give(TOWN_DESK, applying.admit);
  draw = () => this.give(TOWN_DESK, (state) => applying.drawInspectors(state, ID, round, pool, 2));
  inspect(results = found()): KnownApplication {
    const [first = ""] = applying.known(this.state).inspectors;
    return this.give(first, (state, hand) =>
      applying.inspect(state, campus, { way: "announced", results, statement: null, seenAt: null }, hand),
    );
  }
  sign(): KnownApplication {
    const [, second = ""] = applying.known(this.state).inspectors;
    return this.give(second, (state, hand) => applying.countersign(state, FAR, hand));
  }
  publicise = (by: string = CHIEF) =>
    this.give(by, (state, hand) => deciding.publicise(state, campus, due("2026-10-15T16:00:00.000Z"), hand));
  award(by: string = OTHER_CHIEF): KnownApplication {
    this.today = "2026-10-20";
    const term = { certificate: "C05-2026-X", until: "2029-10-19", renewFrom: "2029-07-21", reportDue: "2027-10-19" };
    return this.give(by, (state, hand) => deciding.award(state, { stage: "none" }, term, hand));
  }
  awarded(): KnownApplication {
    this.apply();
    this.admit();
    this.draw();
    this.inspect();
    this.sign();
    this.publicise();
    return this.award();
  }
}
