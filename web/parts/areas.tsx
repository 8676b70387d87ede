/** @jsxImportSource preact */
import type { Language } from "#web/words";
import type { Visit } from "#web/visits";
import { Hidden, SelectField } from "./forms.tsx";

type Named = { code: string; zh: string; en: string };
/** Areas by name, from the module that knows places. */
export type AreaChoices = (
  visit: Visit,
  parent: string,
) => Promise<{ parent: Named | null; trail: readonly Named[]; areas: readonly (Named & { level: string })[] } | null>;

/** The way down to the area chosen, itself last, and what lies below it. */
export type AreaPick = { trail: readonly Named[]; below: readonly Named[] };

const INDENT = "　";
const CHOSEN_BY_RESIDENTS = ["county", "town", "village"];

/** A village's grids are chosen by nobody. */
export async function areaPick(visit: Visit, choices: AreaChoices, code: string): Promise<AreaPick & { area: string }> {
  const found = await choices(visit, code);
  const parent = found?.parent ?? null;
  return {
    area: parent?.code ?? "",
    trail: parent ? [...(found?.trail ?? []).filter((one) => one.code !== parent.code), parent] : [],
    below: (found?.areas ?? []).filter(({ level }) => CHOSEN_BY_RESIDENTS.includes(level)),
  };
}

/** Narrows a list to an area; "" is the whole. */
export function AreaField({
  language,
  words,
  choices,
  levels,
  chosen,
}: {
  language: Language;
  words: { label: string; whole: string };
  choices: Awaited<ReturnType<AreaChoices>>;
  levels: readonly string[];
  chosen: string;
}) {
  const above = (choices?.trail ?? []).slice(1).map((one) => ({ value: one.code, label: one[language] }));
  const below = (choices?.areas ?? [])
    .filter(({ level }) => levels.includes(level))
    .map((one) => ({ value: one.code, label: INDENT + one[language] }));
  return <SelectField name="area" label={words.label} blank={words.whole} options={[...above, ...below]} value={chosen} />;
}

/** A list of places as a form of its own, so that it works without JavaScript: pressing shows what lies below. */
export function AreaForm({
  language,
  action,
  kept = {},
  pick,
  words,
}: {
  language: Language;
  action: string;
  kept?: Readonly<Record<string, string | undefined>>;
  pick: AreaPick;
  words: { label: string; hint: string; go: string };
}) {
  const deep = (depth: number) => (one: Named) => ({ value: one.code, label: INDENT.repeat(depth) + one[language] });
  const options = [...pick.trail.map((one, depth) => deep(depth)(one)), ...pick.below.map(deep(pick.trail.length))];
  return (
    <form class="card" method="get" action={action}>
      <Hidden values={kept} />
      <SelectField name="area" label={words.label} hint={words.hint} options={options} value={pick.trail.at(-1)?.code ?? ""} />
      <button type="submit" class="button quiet">
        {words.go}
      </button>
    </form>
  );
}
