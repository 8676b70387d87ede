import { Button } from "antd";
import { useState } from "react";
import {
  Dialog,
  Field,
  NativeSelect,
  RowsField,
  TextArea,
  TextInput,
  useDepartments,
  useLanguage,
  useSay,
  type RowColumn,
} from "#web/console";
import type { Feed, SchemeView } from "../../contract.ts";
import { BETTER, FACTORS, METHODS, SIDES, type Method } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import { itemOf, rowNames, type Item, type ItemForm } from "./item-form.ts";
import { useRead } from "./wire.ts";

const ROW_LABELS = { threshold: "lines", rank: "bands", perCase: "tariff", checklist: "checklistLines" } as const;
const COLUMNS = {
  at: "at",
  perUnit: "perUnit",
  from: "from",
  to: "until",
  points: "points",
  code: "code",
  zh: "zh",
  en: "en",
  each: "each",
} as const;

/** One item with what its method needs. Whether it may be is said by the server when the draft is saved. */
export function ItemDialog({
  start,
  rule,
  keep,
  close,
}: {
  start: ItemForm;
  rule: SchemeView["rule"];
  keep: (item: Item) => void;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [form, setForm] = useState(start);
  const departments = useDepartments();
  const { one, rows, factors } = form;
  const method = one["method"] as Method;
  const put = (name: string) => (value: string) => setForm((before) => ({ ...before, one: { ...before.one, [name]: value } }));
  const choose = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <Field label={label} required>
      <NativeSelect value={one[name] ?? ""} onChange={put(name)} options={options} />
    </Field>
  );
  const type = (name: string, label: string, kind: "text" | "number" = "text") => (
    <Field label={label} required>
      <TextInput type={kind} value={one[name] ?? ""} max={240} onChange={put(name)} />
    </Field>
  );
  return (
    <Dialog title={one["code"] ? say("editItem", { code: one["code"] }) : say("addItem")} shape="wide" onClose={close} asks>
      <div className="c-form">
        {type("code", say("code"))}
        {choose(
          "category",
          say("category"),
          rule.categories.map((category) => ({ value: category.code, label: category[language] })),
        )}
        {type("zh", say("nameZh"))}
        {type("en", say("nameEn"))}
        {choose(
          "side",
          say("side"),
          SIDES.map((value) => ({ value, label: say(`side.${value}`) })),
        )}
        {type("points", say("points"), "number")}
        {choose(
          "method",
          say("method"),
          METHODS.map((value) => ({ value, label: say(`method.${value}`) })),
        )}
        <SourceFields one={one} put={put} method={method} />
        {method === "linear" ? (
          <>
            {type("zeroAt", say("zeroAt"), "number")}
            {type("fullAt", say("fullAt"), "number")}
          </>
        ) : null}
        {method === "rank"
          ? choose(
              "by",
              say("by"),
              (["place", "change"] as const).map((value) => ({ value, label: say(`by.${value}`) })),
            )
          : null}
        {method === "rank" || method === "threshold"
          ? choose(
              "better",
              say("better"),
              BETTER.map((value) => ({ value, label: say(`better.${value}`) })),
            )
          : null}
        {method === "panel" ? (
          <>
            {type("least", say("least"), "number")}
            <label>
              <input type="checkbox" checked={one["trim"] === "true"} onChange={(event) => put("trim")(String(event.target.checked))} />{" "}
              {say("trim")}
            </label>
          </>
        ) : null}
        {method in ROW_LABELS ? (
          <RowsField
            label={say(ROW_LABELS[method as keyof typeof ROW_LABELS])}
            columns={rowNames(method).map((name): RowColumn => ({
              name,
              label: say(COLUMNS[name as keyof typeof COLUMNS]),
              kind: name === "zh" || name === "en" || name === "code" ? "text" : "number",
              ...(name === "code" ? { width: 80 } : {}),
            }))}
            rows={rows}
            put={(next) => setForm((before) => ({ ...before, rows: next }))}
          />
        ) : null}
        {method === "perCase"
          ? FACTORS.map((code) => (
              <Field key={code} label={`${say(`factor.${code}`)} · ${say("times")}`}>
                <TextInput
                  type="number"
                  value={factors[code] ?? ""}
                  onChange={(value) => setForm((before) => ({ ...before, factors: { ...before.factors, [code]: value } }))}
                />
              </Field>
            ))
          : null}
        {choose(
          "department",
          say("department"),
          departments.map((department) => ({ value: department.code, label: department[language] })),
        )}
        <Field label={say("evidence")} required>
          <TextArea value={one["evidence"] ?? ""} max={300} rows={2} onChange={put("evidence")} />
        </Field>
        <Button
          type="primary"
          onClick={() => {
            keep(itemOf(form) as Item);
            close();
          }}
        >
          {say("keepItem")}
        </Button>
      </div>
    </Dialog>
  );
}

const FED: readonly Method[] = ["threshold", "ratio", "linear", "rank"];

/** Of a figure of the platform, or reported with its paper. */
function SourceFields({ one, put, method }: { one: ItemForm["one"]; put: (name: string) => (value: string) => void; method: Method }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const feeds = useRead<{ rows: readonly Feed[] }>("feeds");
  if (!FED.includes(method)) return null;
  return (
    <>
      <Field label={say("source")} required>
        <NativeSelect
          value={one["source"] ?? ""}
          onChange={put("source")}
          options={(["figure", "reported"] as const).map((value) => ({ value, label: say(`source.${value}`) }))}
        />
      </Field>
      {one["source"] === "figure" ? (
        <Field label={say("figure")} required>
          <NativeSelect
            value={one["figure"] ?? ""}
            blank="—"
            onChange={put("figure")}
            options={(feeds.data?.rows ?? []).map((feed) => ({ value: feed.figure, label: feed[language] }))}
          />
        </Field>
      ) : (
        <Field label={say("sourceFrom")} required>
          <TextInput value={one["from"] ?? ""} max={80} onChange={put("from")} />
        </Field>
      )}
    </>
  );
}
