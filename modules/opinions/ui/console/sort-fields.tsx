import { Choice, consoleWords as pieces, Field, NativeSelect, UnitPicker, useSay } from "#web/console";
import { NATURES, type Nature } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useTopics } from "./wire.ts";

export type Sorting = { topic: string; nature: Nature | ""; unit: string };
export const emptySorting: Sorting = { topic: "", nature: "", unit: "" };

/** Topic, nature, and who answers; left empty, whoever answers for the topic there. */
export function SortFields({
  typed,
  put,
  area,
  tried = false,
}: {
  typed: Sorting;
  put: (typed: Sorting) => void;
  area: string;
  tried?: boolean;
}) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const topics = useTopics();
  const fault = (missing: boolean, field: string) => (tried && missing ? needed("console.needed", { field }) : undefined);
  return (
    <>
      <Field label={say("topic")} required error={fault(typed.topic === "", say("topic"))}>
        <NativeSelect
          label={say("topic")}
          blank={say("topic")}
          value={typed.topic}
          onChange={(topic) => put({ ...typed, topic })}
          options={topics.open}
        />
      </Field>
      <Field label={say("nature")} required group error={fault(typed.nature === "", say("nature"))}>
        <Choice
          value={typed.nature}
          onChange={(nature) => put({ ...typed, nature })}
          options={NATURES.map((value) => ({ value, label: say(`nature.${value}`) }))}
        />
      </Field>
      <Field label={say("unit")} hint={say("byTopic")}>
        <UnitPicker value={typed.unit} onChange={(unit) => put({ ...typed, unit })} {...(area === "" ? {} : { area })} />
      </Field>
    </>
  );
}
