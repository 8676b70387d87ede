import { Button } from "antd";
import { useState } from "react";
import { AreaPicker, Dialog, Field, newId, NativeSelect, orThrow, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import type { RoundView, Scheme } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { PoolField } from "./pool-field.tsx";
import { readUnits, writeUnits } from "./round-list.ts";
import { useRound, useSend } from "./wire.ts";

const MOST_UNITS = 5_000;
type AreaRow = { code: string; zh: string; level: string };

/** Opens a round; what is on its list and in its pool that moment stays. */
export function RoundForm({ schemes, rounds, close }: { schemes: readonly Scheme[]; rounds: readonly RoundView[]; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { area: here, session } = useConsole();
  const own = session.grants.find(({ role }) => role === "supervisor")?.area ?? "";
  const send = useSend();
  const [id] = useState(newId);
  const [form, setForm] = useState({ scheme: "", area: here || own, name: "", en: "", from: "", until: "" });
  const [list, setList] = useState("");
  const [pool, setPool] = useState<readonly { account: string; unit: string }[]>([]);
  const [problem, setProblem] = useState("");
  const rule = schemes.find(({ code }) => code === form.scheme);
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const read = readUnits(list);
  const save = async () => {
    if (read.bad !== null) return setProblem(say("round.badLine", { n: read.bad }));
    const { en, ...facts } = form;
    const named = en.trim() === "" ? {} : { en };
    const refused = await send("/api/cells/rounds", { id, ...facts, ...named, units: read.units, pool }, say("cells.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  const ready = form.scheme !== "" && form.area !== "" && form.name.trim() !== "" && form.from !== "" && form.until !== "";
  return (
    <Dialog title={say("rounds.open")} shape="wide" onClose={close}>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
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
        <Button type="primary" disabled={!ready} onClick={() => void save()}>
          {say("rounds.open")}
        </Button>
      </div>
    </Dialog>
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
