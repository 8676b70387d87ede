import { Fragment } from "react";
import { Field, NativeSelect, TextArea, TextInput, useSay } from "#web/console";
import { LEVELS, MODES } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import type { Facts, Put, Rule } from "./editor-parts.ts";

const LIMITS = ["object", "review", "confirm", "publicity"] as const;
/** No item's code, and not nothing: a field that must be filled in would take it for empty. */
const SHARED = "=";
/** Days alone: a unit is asked at its desk, not by the hour. */
const UNITS = ["workingDay", "day"] as const;

/** Whom a scheme assesses, over which days, by which way of counting and within which limits. */
export function FrameFields({ facts, put, putRule }: { facts: Facts; put: Put; putRule: (part: Partial<Rule>) => void }) {
  const say = useSay(consoleWords);
  const { limits } = facts.rule;
  const putLimit = (name: keyof Rule["limits"], part: Partial<Rule["limits"]["object"]>) =>
    putRule({ limits: { ...limits, [name]: { ...limits[name], ...part } } });
  const input = (label: string, value: string, change: (value: string) => void, type = "text") => (
    <Field label={label} required>
      <TextInput type={type} value={value} max={200} onChange={change} />
    </Field>
  );
  return (
    <div className="c-form c-two">
      {input(say("nameZh"), facts.zh, (zh) => put({ zh }))}
      {input(say("nameEn"), facts.en, (en) => put({ en }))}
      {input(say("year"), String(facts.year), (year) => put({ year: Number(year) }), "number")}
      <Field label={say("level")} required>
        <NativeSelect
          value={facts.level}
          onChange={(level) => put({ level: level as Facts["level"] })}
          options={LEVELS.map((value) => ({ value, label: say(`level.${value}`) }))}
        />
      </Field>
      {input(say("area"), facts.area, (area) => put({ area }))}
      {input(say("from"), facts.from, (from) => put({ from }), "date")}
      {input(say("until"), facts.until, (until) => put({ until }), "date")}
      <Field label={say("mode")} required>
        <NativeSelect
          value={facts.rule.mode}
          onChange={(mode) => putRule({ mode: mode as Rule["mode"] })}
          options={MODES.map((value) => ({ value, label: say(`mode.${value}`) }))}
        />
      </Field>
      {input(say("base"), String(facts.rule.base), (base) => putRule({ base: Number(base) }), "number")}
      {input(say("panel"), String(facts.rule.panel), (panel) => putRule({ panel: Number(panel) }), "number")}
      <Field label={say("tie")} required>
        <NativeSelect
          value={facts.rule.tie.kind === "item" ? facts.rule.tie.item : SHARED}
          onChange={(item) => putRule({ tie: item === SHARED ? { kind: "share" } : { kind: "item", item } })}
          options={[
            { value: SHARED, label: say("tie.share") },
            ...facts.rule.items.map(({ code }) => ({ value: code, label: say("tie.item", { item: code }) })),
          ]}
        />
      </Field>
      {LIMITS.map((name) => (
        <Fragment key={name}>
          {input(
            say("limit", { of: say(`limits.${name}`) }),
            String(limits[name].amount),
            (amount) => putLimit(name, { amount: Number(amount) }),
            "number",
          )}
          <Field label={say("limitUnit", { of: say(`limits.${name}`) })} required>
            <NativeSelect
              value={limits[name].unit}
              onChange={(unit) => putLimit(name, { unit: unit as "day" })}
              options={UNITS.map((unit) => ({ value: unit, label: say(`limitUnit.${unit}`) }))}
            />
          </Field>
        </Fragment>
      ))}
      <Field label={say("basis")} required>
        <TextArea value={facts.basis} max={300} rows={2} onChange={(basis) => put({ basis })} />
      </Field>
      <Field label={say("origin")}>
        <TextArea value={facts.origin ?? ""} max={300} rows={2} onChange={(origin) => put({ origin: origin || null })} />
      </Field>
    </div>
  );
}
