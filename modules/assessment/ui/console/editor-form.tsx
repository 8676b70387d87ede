import { Button } from "antd";
import { useState } from "react";
import { RowsField, useAreas, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { FrameFields } from "./editor-frame.tsx";
import { asText, type Facts, type Put, type Rule } from "./editor-parts.ts";
import { Tables } from "./editor-tables.tsx";
import { ItemDialog } from "./item-dialog.tsx";
import { blankItem, formOf } from "./item-form.ts";
import { ItemTable, useMethodSaid } from "./item-table.tsx";

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
