import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  consoleWords as pieces,
  Field,
  FormDialog,
  newId,
  NativeSelect,
  orThrow,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { RoundView, Scheme } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { PoolField } from "./pool-field.tsx";
import { readUnits, writeUnits } from "./round-list.ts";
import { useRound, useSend } from "./wire.ts";

const MOST_UNITS = 5_000;
const ASKED = { scheme: "cells.kind", area: "rounds.area", name: "round.name", from: "round.from", until: "round.until" } as const;
type AreaRow = { code: string; zh: string; level: string };

/** Opens a round; what is on its list and in its pool that moment stays. */
export function RoundForm({ schemes, rounds, close }: { schemes: readonly Scheme[]; rounds: readonly RoundView[]; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { area: here, session } = useConsole();
  const own = session.grants.find(({ role }) => role === "supervisor")?.area ?? "";
  const send = useSend();
  const [id] = useState(newId);
  const [form, setForm] = useState({ scheme: "", area: here || own, name: "", en: "", from: "", until: "" });
  const [list, setList] = useState("");
  const [pool, setPool] = useState<readonly { account: string; unit: string }[]>([]);
  const rule = schemes.find(({ code }) => code === form.scheme);
  const put = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const read = readUnits(list);
  const submit = async () => {
    const missing = (["scheme", "area", "name", "from", "until"] as const).find((field) => form[field].trim() === "");
    if (missing) return needed("console.needed", { field: say(ASKED[missing]) });
    if (read.bad !== null) return say("round.badLine", { n: read.bad });
    const { en, ...facts } = form;
    const named = en.trim() === "" ? {} : { en };
    return send("/api/cells/rounds", { id, ...facts, ...named, units: read.units, pool }, say("cells.saved"));
  };
  return (
    <FormDialog title={say("rounds.open")} action={say("rounds.open")} submit={submit} close={close} shape="wide">
      <Field label={say("cells.kind")} required>
        <NativeSelect
          value={form.scheme}
          blank={say("apply.choose")}
          onChange={(scheme) => put({ scheme })}
          options={schemes.filter(({ level }) => level !== "household").map((one) => ({ value: one.code, label: one[language] }))}
        />
      </Field>
      <Field label={say("rounds.area")} required group>
        <AreaPicker label={say("rounds.area")} value={form.area} onChange={(area) => put({ area: area || own })} />
      </Field>
      <Field label={say("round.name")} required>
        <TextInput value={form.name} max={80} onChange={(name) => put({ name })} />
      </Field>
      <Field label={say("round.en")} hint={say("round.enHint")}>
        <TextInput value={form.en} max={160} onChange={(en) => put({ en })} />
      </Field>
      <div className="c-row">
        <Field label={say("round.from")} required>
          <TextInput type="date" value={form.from} onChange={(from) => put({ from })} />
        </Field>
        <Field label={say("round.until")} required>
          <TextInput type="date" value={form.until} onChange={(until) => put({ until })} />
        </Field>
      </div>
      <ListField
        rule={rule}
        area={form.area}
        earlier={rounds.find(({ scheme }) => scheme === form.scheme)?.id ?? ""}
        list={list}
        setList={setList}
        count={read.units.length}
      />
      <PoolField area={form.area} value={pool} onChange={setPool} />
      <p className="c-muted">{say("round.frozen")}</p>
    </FormDialog>
  );
}

type ListProps = { rule: Scheme | undefined; area: string; earlier: string; list: string; setList: (list: string) => void; count: number };

function ListField({ rule, area, earlier, list, setList, count }: ListProps) {
  const say = useSay(consoleWords);
  const before = useRound(earlier);
  const { api } = useConsole();
  const placed = rule?.level === "town" || rule?.level === "village";
  /** Villages or towns of the area, from the register: nobody types a thousand names. */
  const fill = async () => {
    const below = async (parent: string): Promise<AreaRow[]> =>
      orThrow(await api.get<{ areas: AreaRow[] }>("/api/places/areas", { parent })).areas;
    let rows: AreaRow[] = [{ code: area, zh: "", level: "" }];
    const deep = rule?.level === "town" ? 9 : 12;
    while (rows.length > 0 && (rows[0]?.code.length ?? 99) < deep) rows = (await Promise.all(rows.map(({ code }) => below(code)))).flat();
    setList(writeUnits(rows.filter(({ code }) => code.length === deep).map(({ code, zh }) => ({ code, zh, area: code }))));
  };
  return (
    <Field label={say("round.list", { n: count, most: MOST_UNITS })} hint={say("round.listHint")} required group>
      <textarea
        className="c-input"
        rows={6}
        aria-label={say("round.units")}
        value={list}
        onChange={(event) => setList(event.target.value)}
      />
      <div className="c-row">
        {placed && area !== "" ? (
          <Button size="small" onClick={() => void fill()}>
            {say("round.fill")}
          </Button>
        ) : null}
        {before.data ? (
          <Button
            size="small"
            onClick={() => setList(writeUnits((before.data?.listed ?? []).filter((unit) => unit.area.startsWith(area))))}
          >
            {say("round.last")}
          </Button>
        ) : null}
      </div>
    </Field>
  );
}
