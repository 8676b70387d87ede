import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AreaPicker,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  orThrow,
  TextArea,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { consoleWords } from "../console-words.ts";
import type { Every, PointRow } from "../../contract.ts";
import { useRead, useSend } from "./wire.ts";

// Lists of the contract, written here because screens carry no schemas.
const KINDS: readonly PointRow["kind"][] = ["fire", "school", "water", "road", "site", "public", "other"];
const RHYTHMS: readonly Every[] = ["day", "week", "month", "quarter"];

function AreaField({ label, value, onChange }: { label: string; value: string; onChange: (code: string) => void }) {
  return (
    <Field label={label} required>
      <AreaPicker value={value} onChange={onChange} label={label} />
    </Field>
  );
}

type Middle = { area: { point: { lon: number; lat: number } | null } };

/** The middle of a grid or village, where its point begins. */
function useMiddle(code: string) {
  const { api } = useConsole();
  const parent = code.length > 12 ? code.slice(0, 12) : code.slice(0, 9);
  const { data } = useQuery({
    queryKey: ["grid-work-middle", code],
    queryFn: async () => {
      const list = orThrow(await api.get<{ areas: readonly (Middle["area"] & { code: string })[] }>("/api/places/areas", { parent }));
      return list.areas.find((area) => area.code === code)?.point ?? null;
    },
    enabled: code.length >= 12,
  });
  return data ?? null;
}

/** A new place to look at. Its tag is issued with it, so that it can be printed at once. */
export function NewPoint({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const { area } = useConsole();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({ grid: area ?? "", zh: "", en: "", kind: "fire", look: "", lon: "", lat: "" });
  const middle = useMiddle(typed.grid);
  const [lon, lat] = [typed.lon || String(middle?.lon ?? ""), typed.lat || String(middle?.lat ?? "")];
  const submit = async (): Promise<string | null> => {
    if (typed.grid.length < 12) return say("grid.needed");
    if (typed.zh.trim() === "") return needed("console.needed", { field: say("name") });
    const point = { lon: Number(lon), lat: Number(lat) };
    const body = {
      id,
      grid: typed.grid,
      zh: typed.zh.trim(),
      en: typed.en.trim() || null,
      kind: typed.kind,
      look: typed.look.trim() || null,
      point,
    };
    return (await send("points", body)) || send(`points/${typed.grid.slice(0, 9)}/${id}/tags`, {});
  };
  return (
    <FormDialog title={say("point.new")} close={close} submit={submit}>
      <Field label={say("name")} required>
        <TextInput value={typed.zh} onChange={(zh) => setTyped((before) => ({ ...before, zh }))} max={40} autoFocus />
      </Field>
      <Field label={say("name.en")}>
        <TextInput value={typed.en} onChange={(en) => setTyped((before) => ({ ...before, en }))} max={80} />
      </Field>
      <Field label={say("kind")} required>
        <NativeSelect
          value={typed.kind}
          onChange={(kind) => setTyped((before) => ({ ...before, kind }))}
          options={KINDS.map((kind) => ({ value: kind, label: say(`pointKind.${kind}`) }))}
        />
      </Field>
      <AreaField
        label={say("grid")}
        value={typed.grid}
        onChange={(grid) => setTyped((before) => ({ ...before, grid, lon: "", lat: "" }))}
      />
      <Field label={say("lon")} hint={say("lon.hint")} required>
        <TextInput value={lon} onChange={(next) => setTyped((before) => ({ ...before, lon: next }))} max={12} />
      </Field>
      <Field label={say("lat")} required>
        <TextInput value={lat} onChange={(next) => setTyped((before) => ({ ...before, lat: next }))} max={12} />
      </Field>
      <Field label={say("look")}>
        <TextArea value={typed.look} onChange={(look) => setTyped((before) => ({ ...before, look }))} max={300} rows={2} />
      </Field>
    </FormDialog>
  );
}

export function NewPlan({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const { area } = useConsole();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({ area: area ?? "", zh: "", en: "", every: "week", points: [] as string[] });
  const enough = typed.area.length >= 12;
  const read = useRead<PointRow[]>("points", { area: typed.area }, { enabled: enough });
  const points = enough ? (read.data ?? []).filter((point) => !point.closed && point.grid.startsWith(typed.area)) : [];
  const submit = async (): Promise<string | null> => {
    if (!enough) return say("grid.needed");
    if (typed.zh.trim() === "") return needed("console.needed", { field: say("name") });
    if (typed.points.length === 0) return needed("console.needed", { field: say("plan.points") });
    return send("plans", {
      id,
      area: typed.area,
      zh: typed.zh.trim(),
      en: typed.en.trim() || null,
      every: typed.every,
      points: typed.points,
    });
  };
  const toggle = (point: string, on: boolean): void =>
    setTyped((before) => ({ ...before, points: on ? [...before.points, point] : before.points.filter((one) => one !== point) }));
  return (
    <FormDialog title={say("plan.new")} close={close} submit={submit}>
      <Field label={say("name")} required>
        <TextInput value={typed.zh} onChange={(zh) => setTyped((before) => ({ ...before, zh }))} max={40} autoFocus />
      </Field>
      <Field label={say("name.en")}>
        <TextInput value={typed.en} onChange={(en) => setTyped((before) => ({ ...before, en }))} max={80} />
      </Field>
      <AreaField
        label={say("plan.area")}
        value={typed.area}
        onChange={(code) => setTyped((before) => ({ ...before, area: code, points: [] }))}
      />
      <Field label={say("every")} required>
        <NativeSelect
          value={typed.every}
          onChange={(every) => setTyped((before) => ({ ...before, every }))}
          options={RHYTHMS.map((every) => ({ value: every, label: say(`every.${every}`) }))}
        />
      </Field>
      <Field label={say("plan.points")} required group>
        {points.length === 0 ? <p className="c-muted">{say(enough ? "plan.noPoints" : "grid.needed")}</p> : null}
        {points.map((point) => (
          <label key={point.id} className="c-tick">
            <input type="checkbox" checked={typed.points.includes(point.id)} onChange={(event) => toggle(point.id, event.target.checked)} />
            <span>
              {point[language]} <span className="c-muted">{point.placeName}</span>
            </span>
          </label>
        ))}
      </Field>
    </FormDialog>
  );
}
