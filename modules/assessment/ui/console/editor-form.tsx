import { Button } from "antd";
import { Fragment, useState } from "react";
import { Field, NativeSelect, RowsField, TextArea, TextInput, useAreas, useSay, type Row } from "#web/console";
import type { SchemeView } from "../../contract.ts";
import { GROUNDS, LEVELS, MODES } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import { ItemDialog } from "./item-dialog.tsx";
import { blankItem, formOf } from "./item-form.ts";
import { ItemTable, useMethodSaid } from "./item-table.tsx";

type Facts = Pick<SchemeView, "year" | "level" | "area" | "zh" | "en" | "from" | "until" | "basis" | "origin" | "subjects" | "rule">;
type Put = (part: Partial<Facts>) => void;
type Rule = Facts["rule"];
const asText = (row: object): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? "" : String(value)]));
const orNull = (text: string | undefined): number | null => (text === undefined || text.trim() === "" ? null : Number(text));

type Effect = Rule["vetoes"][number]["effect"];
/** A veto that holds a grade down keeps doing so: only points are typed here. */
const effectOf = (before: Rule["vetoes"][number] | undefined, points: number | null): Effect =>
  points !== null ? { kind: "deduct", points } : before?.effect.kind === "capGrade" ? before.effect : { kind: "notQualified" };

/** Everything a scheme says. While one runs its frame is shown by its own page and only items and categories are open here. */
export function EditorForm({ facts, put, running }: { facts: Facts; put: Put; running: boolean }) {
  const putRule = (part: Partial<Rule>) => put({ rule: { ...facts.rule, ...part } });
  return (
    <>
      {running ? null : <FrameFields facts={facts} put={put} putRule={putRule} />}
      {running ? null : <Subjects facts={facts} put={put} />}
      <Items rule={facts.rule} put={putRule} />
      <Tables rule={facts.rule} put={putRule} />
    </>
  );
}

const LIMITS = ["object", "review", "confirm", "publicity"] as const;
/** No item's code, and not nothing: a field that must be filled in would take it for empty. */
const SHARED = "=";
/** Days alone: a unit is asked at its desk, not by the hour. */
const UNITS = ["workingDay", "day"] as const;

function FrameFields({ facts, put, putRule }: { facts: Facts; put: Put; putRule: (part: Partial<Rule>) => void }) {
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

function Subjects({ facts, put }: { facts: Facts; put: Put }) {
  const say = useSay(consoleWords);
  const areas = useAreas(facts.area);
  const fill = () =>
    put({ subjects: (areas.data ?? []).map(({ code, zh, en }) => ({ code, area: code, zh, en, streak: 0, streakDocument: null })) });
  return (
    <section>
      <h2>{say("subjects")}</h2>
      <p className="c-muted">{say("subjectsHint")}</p>
      <Button size="small" onClick={fill}>
        {say("fillUnits")}
      </Button>
      <RowsField
        label={say("subjects")}
        columns={[
          { name: "code", label: say("code"), kind: "text", width: 120 },
          { name: "area", label: say("area"), kind: "text", width: 100 },
          { name: "zh", label: say("zh"), kind: "text" },
          { name: "en", label: say("en"), kind: "text" },
          { name: "streak", label: say("streak"), kind: "number" },
          { name: "streakDocument", label: say("basis"), kind: "text" },
        ]}
        rows={facts.subjects.map(asText)}
        put={(rows) =>
          put({
            subjects: rows.map(({ code = "", area = "", zh = "", en = "", streak, streakDocument }) => ({
              code,
              area: area || code,
              zh,
              en,
              streak: Number(streak ?? 0),
              streakDocument: streakDocument || null,
            })),
          })
        }
      />
    </section>
  );
}

function Items({ rule, put }: { rule: Rule; put: (part: Partial<Rule>) => void }) {
  const say = useSay(consoleWords);
  const said = useMethodSaid();
  const [editing, setEditing] = useState<number | null>(null);
  const { items } = rule;
  const found = editing === null ? undefined : items[editing];
  return (
    <section>
      <h2>{say("all")}</h2>
      <ItemTable
        rule={rule}
        said={said}
        tools={(item, index) => (
          <>
            <Button size="small" onClick={() => setEditing(index)}>
              {say("editItem", { code: item.code })}
            </Button>{" "}
            <button
              type="button"
              className="c-plain"
              aria-label={say("removeItem", { code: item.code })}
              onClick={() => put({ items: items.filter((one) => one !== item) })}
            >
              ×
            </button>
          </>
        )}
      />
      <Button onClick={() => setEditing(items.length)}>{say("addItem")}</Button>
      {editing === null ? null : (
        <ItemDialog
          start={found ? formOf(found) : blankItem(rule.categories[0]?.code ?? "")}
          rule={rule}
          keep={(item) => put({ items: found ? items.map((one) => (one === found ? item : one)) : [...items, item] })}
          close={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function Tables({ rule, put }: { rule: Rule; put: (part: Partial<Rule>) => void }) {
  const say = useSay(consoleWords);
  const named = [
    { name: "code", label: say("code"), kind: "text", width: 100 },
    { name: "zh", label: say("zh"), kind: "text" },
    { name: "en", label: say("en"), kind: "text" },
  ] as const;
  return (
    <>
      <RowsField
        label={say("categories")}
        columns={[
          ...named,
          { name: "mostLost", label: say("mostLost"), kind: "number" },
          { name: "mostWon", label: say("mostWon"), kind: "number" },
        ]}
        rows={rule.categories.map(asText)}
        put={(rows) =>
          put({
            categories: rows.map(({ code = "", zh = "", en = "", mostLost, mostWon }) => ({
              code,
              zh,
              en,
              mostLost: orNull(mostLost),
              mostWon: orNull(mostWon),
            })),
          })
        }
      />
      <RowsField
        label={say("vetoes")}
        columns={[
          ...named,
          {
            name: "ground",
            label: say("ground"),
            kind: "choice",
            options: GROUNDS.map((value) => ({ value, label: say(`ground.${value}`) })),
          },
          { name: "cost", label: say("vetoCost"), kind: "number" },
        ]}
        rows={rule.vetoes.map(({ effect, ...veto }) => asText({ ...veto, cost: effect.kind === "deduct" ? effect.points : "" }))}
        put={(rows) =>
          put({
            vetoes: rows.map(({ code = "", zh = "", en = "", ground, cost }) => ({
              code,
              zh,
              en,
              ground: (ground || GROUNDS[0]) as Rule["vetoes"][number]["ground"],
              effect: effectOf(
                rule.vetoes.find((veto) => veto.code === code),
                orNull(cost),
              ),
            })),
          })
        }
      />
      <RowsField
        label={say("grades")}
        columns={[
          ...named,
          { name: "from", label: say("gradeFrom"), kind: "number" },
          {
            name: "qualifies",
            label: say("qualified"),
            kind: "choice",
            options: [
              { value: "true", label: say("qualified") },
              { value: "false", label: say("notQualified") },
            ],
          },
        ]}
        rows={rule.grades.map(asText)}
        put={(rows) =>
          put({
            grades: rows.map(({ code = "", zh = "", en = "", from, qualifies }) => ({
              code,
              zh,
              en,
              from: Number(from ?? 0),
              qualifies: qualifies !== "false",
            })),
          })
        }
      />
    </>
  );
}
