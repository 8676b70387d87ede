import { noun, type Recorded } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { Definition, Name } from "./contract.ts";
import { digitsOf } from "./digits.ts";

export type MethodEvent =
  | { type: "named-methods.registered"; method: string; zh: string; en: string; area: string; digits: number[] }
  | { type: "named-methods.drafted"; version: number; definition: Definition }
  | { type: "named-methods.published"; version: number }
  | { type: "named-methods.returned"; version: number; reason: string };

export type KnownVersion = Definition & { version: number; publishedAt: string };
export type Draft = Definition & { version: number; stage: "draft" | "returned"; drafters: string[]; reason: string };
/** `name` null: shipped with the system, or not known at all. */
export type Method = { name: Omit<Name, "note"> | null; versions: KnownVersion[]; draft: Draft | null };

function evolve(state: Method, event: Recorded<MethodEvent>): Method {
  switch (event.type) {
    case "named-methods.registered": {
      const { method: code, zh, en, area, digits } = event;
      return { ...state, name: { code, zh, en, area, digits } };
    }
    case "named-methods.drafted": {
      const drafters = [...new Set([...(state.draft?.drafters ?? []), event.by])];
      return { ...state, draft: { ...event.definition, version: event.version, stage: "draft", drafters, reason: "" } };
    }
    case "named-methods.published": {
      if (!state.draft) return state;
      const { groups, appliesTo, source, validFrom, version } = state.draft;
      const published = { groups, appliesTo, source, validFrom, version, publishedAt: event.at };
      return { ...state, draft: null, versions: [...state.versions, published] };
    }
    case "named-methods.returned":
      return { ...state, draft: state.draft && { ...state.draft, stage: "returned", reason: event.reason } };
  }
}

export const method = noun<Method, MethodEvent>({
  kind: "named-methods.method",
  initial: { name: null, versions: [], draft: null },
  evolve,
});

/** A name of the city's own. Refuses digits other than those its name says. */
export function registerName(state: Method, name: Omit<Name, "note">, shipped: boolean): MethodEvent[] {
  if (state.name || shipped) {
    if (state.name && JSON.stringify(state.name) === JSON.stringify(name)) return [];
    throw refuse.conflict("named-methods.code-taken", { code: name.code });
  }
  const said = digitsOf(name.zh);
  if (said.length > 0 && said.join(" ") !== name.digits.join(" "))
    throw refuse.fields([{ path: "digits", code: "named-methods.digits-differ", params: { digits: said.join("、") } }]);
  const { code, ...rest } = name;
  return [{ type: "named-methods.registered", method: code, ...rest }];
}

/** Days of a statutory clock, so far as it counts in days; null for one that does not, undefined for one no table has. */
export type DaysOf = (rule: string) => number | null | undefined;

/** What is wrong with a definition. As many groups as the name has digits, in each as many items as its digit says. */
export function faultsOf(digits: readonly number[], { groups }: Pick<Definition, "groups">, daysOf: DaysOf): FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  if (groups.length !== digits.length)
    faults.push({ path: "groups", code: "named-methods.groups-count", params: { wanted: digits.length, found: groups.length } });
  for (const [at, group] of groups.entries()) {
    const wanted = digits[at];
    if (wanted !== undefined && group.items.length !== wanted)
      faults.push({
        path: `groups.${at}.items`,
        code: "named-methods.items-count",
        params: { group: group.zh, wanted, found: group.items.length },
      });
    for (const [index, { limit, withinDays }] of group.items.entries()) {
      if (limit === null) continue;
      const days = daysOf(limit);
      if (days === undefined)
        faults.push({ path: `groups.${at}.items.${index}.limit`, code: "named-methods.no-such-clock", params: { clock: limit } });
      else if (withinDays !== null && days !== null && withinDays > days)
        faults.push({
          path: `groups.${at}.items.${index}.withinDays`,
          code: "named-methods.longer-than-law",
          params: { clock: limit, days },
        });
    }
  }
  return faults;
}

/** Enters or replaces the version that is not published yet. */
export function draftVersion(state: Method, digits: readonly number[], definition: Definition, daysOf: DaysOf): MethodEvent[] {
  const faults = faultsOf(digits, definition, daysOf);
  if (faults.length > 0) throw refuse.fields(faults);
  const last = state.versions.at(-1);
  if (last && definition.validFrom < last.validFrom)
    throw refuse.fields([{ path: "validFrom", code: "named-methods.before-last", params: { from: last.validFrom } }]);
  return [{ type: "named-methods.drafted", version: state.versions.length + 1, definition }];
}

function waiting(state: Method, version: number): Draft {
  if (!state.draft || state.draft.version !== version || state.draft.stage !== "draft")
    throw refuse.conflict("named-methods.no-draft", { version });
  return state.draft;
}

/** By somebody who typed none of it. */
export function publishVersion(state: Method, version: number, by: string): MethodEvent[] {
  const draft = waiting(state, version);
  if (draft.drafters.includes(by)) throw refuse.forbidden("named-methods.own-draft");
  return [{ type: "named-methods.published", version }];
}

export function returnVersion(state: Method, version: number, reason: string, by: string): MethodEvent[] {
  const draft = waiting(state, version);
  if (draft.drafters.includes(by)) throw refuse.forbidden("named-methods.own-draft");
  return [{ type: "named-methods.returned", version, reason }];
}

/** The version that holds on a day: of those that have begun, the last published; null while the local definition is not entered. */
export const inForce = (versions: readonly KnownVersion[], day: string): KnownVersion | null =>
  versions.findLast(({ validFrom }) => validFrom <= day) ?? null;
