import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import { ROAD_CLASSES, type SetStandard, type Standard } from "./contract/standard.ts";
import { shippedRule, shippedStandard } from "./shipped.ts";

/** One standard a city: a county's own minutes would make counties incomparable. */
export const standardKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("service-circle.standard") });

export type StandardEvent = { type: "service-circle.standard-set"; rule: SetStandard };
/** Every version, the shipped one first. */
export type StandardState = { versions: readonly Standard[] };

const evolve = (state: StandardState, event: Recorded<StandardEvent>): StandardState => ({
  versions: [...state.versions, { ...event.rule, version: state.versions.length + 1, from: event.at }],
});

export const standard = noun<StandardState, StandardEvent>({
  kind: "service-circle.standard",
  initial: { versions: [shippedStandard] },
  evolve,
});

const ruleOf = ({ kinds, modes, entry, local, basis }: SetStandard): unknown[] => [
  kinds.map(({ code, zh, en, mode, minutes, retired }) => [code, zh, en, mode, minutes, retired]),
  modes.map(({ code, zh, en, direction, oneWays, speeds }) => [
    code,
    zh,
    en,
    direction,
    oneWays,
    ROAD_CLASSES.map((one) => speeds[one] ?? null),
  ]),
  [entry.kmh, entry.detour, entry.maxM, entry.directM],
  [local.zh, local.en, local.area, local.definition, local.source],
  basis,
];

function faultsOf({ kinds, modes, local }: SetStandard, inUse: ReadonlySet<string>): FieldRefusal[] {
  const known = new Set(modes.map(({ code }) => code));
  const faults: FieldRefusal[] = kinds.flatMap(({ mode }, index) =>
    known.has(mode) ? [] : [{ path: `kinds.${index}.mode`, code: "service-circle.no-such-mode", params: { mode } }],
  );
  const named = new Set(kinds.map(({ code }) => code));
  // Points point at their kind for ever: it is retired, not removed.
  for (const code of inUse)
    if (!named.has(code)) faults.push({ path: "kinds", code: "service-circle.kind-in-use", params: { kind: code } });
  if (local.definition !== null && local.source === null) faults.push({ path: "local.source", code: "service-circle.source-needed" });
  return faults;
}

/** A new version of what fifteen minutes means. Nothing computed before is changed: each figure names its version. */
export function set(state: StandardState, rule: SetStandard, inUse: ReadonlySet<string>): StandardEvent[] {
  const faults = faultsOf(rule, inUse);
  if (faults.length > 0) throw refuse.fields(faults);
  const last = state.versions.at(-1) ?? shippedRule;
  return JSON.stringify(ruleOf(last)) === JSON.stringify(ruleOf(rule)) ? [] : [{ type: "service-circle.standard-set", rule }];
}
