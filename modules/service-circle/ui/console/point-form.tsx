import { useMemo, useState } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  useLanguage,
  useSay,
} from "#web/console";
import type { Hours } from "../../contract/hours.ts";
import type { PointDone, PointView } from "../../contract/points.ts";
import { consoleWords } from "../console-words.ts";
import { HoursField } from "./hours-field.tsx";
import { MapCanvas } from "./map-canvas.tsx";
import type { Mark } from "./circle-map.ts";
import { UnitChoice } from "./unit-choice.tsx";
import { useSend, useStandard } from "./wire.ts";

const ACCESS = ["stepFree", "assisted", "steps", "unknown"] as const;

type Typed = {
  kind: string;
  zh: string;
  en: string;
  lon: string;
  lat: string;
  address: string;
  unit: string;
  phone: string;
  hours: Hours;
  access: string;
  services: string;
  openNow: boolean;
};

const typedOf = (point: PointView | undefined): Typed => ({
  kind: point?.kind ?? "",
  zh: point?.zh ?? "",
  en: point && point.en !== point.zh ? point.en : "",
  lon: point ? String(point.lon) : "",
  lat: point ? String(point.lat) : "",
  address: point?.address ?? "",
  unit: point?.unit ?? "",
  phone: point?.phone ?? "",
  hours: point?.hours ?? { kind: "always" },
  access: point?.access ?? "unknown",
  services: point?.services.join("\n") ?? "",
  openNow: true,
});

/** Registers a point, or changes the facts of one. What was typed stays whatever the server says. */
export function PointForm({ point, area, close }: { point?: PointView; area: string; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const standard = useStandard();
  const [id] = useState(newId);
  const [command, setCommand] = useState(newId);
  const [typed, setTyped] = useState(() => typedOf(point));
  const put = (patch: Partial<Typed>) => setTyped((before) => ({ ...before, ...patch }));
  const submit = async () => {
    const missing = (["kind", "zh", "lon", "lat", "unit"] as const).find((field) => typed[field].trim() === "");
    if (missing) return needed("console.needed", { field: say(missing === "zh" ? "points.name" : `points.${missing}`) });
    const answer = await save(typed, point, id, command, send, say("points.saved"));
    if (answer !== null) setCommand(newId());
    return answer;
  };
  const kinds = (standard.data?.standard.kinds ?? []).filter(({ retired, code }) => !retired || code === point?.kind);
  return (
    <FormDialog
      title={point ? say("points.edit", { name: point[language] }) : say("points.new")}
      action={say("points.save")}
      submit={submit}
      close={close}
      shape="wide"
    >
      <div className="sc-form-wide">
        {point ? null : (
          <Field label={say("points.kind")} required>
            <NativeSelect
              blank="—"
              value={typed.kind}
              onChange={(kind) => put({ kind })}
              options={kinds.map((kind) => ({ value: kind.code, label: kind[language] }))}
            />
          </Field>
        )}
        <Field label={say("points.name")} required>
          <TextInput value={typed.zh} max={60} onChange={(zh) => put({ zh })} />
        </Field>
        <Field label={say("points.nameEn")}>
          <TextInput value={typed.en} max={100} onChange={(en) => put({ en })} />
        </Field>
        <Field label={say("points.address")}>
          <TextInput value={typed.address} max={120} onChange={(address) => put({ address })} />
        </Field>
        <Field label={say("points.phone")} hint={say("points.phoneHint")}>
          <TextInput type="tel" value={typed.phone} max={20} onChange={(phone) => put({ phone })} />
        </Field>
        <Field label={say("points.unit")} required>
          <UnitChoice area={point?.village ?? area} value={typed.unit} onChange={(unit) => put({ unit })} />
        </Field>
        <Field label={say("points.access")} required>
          <NativeSelect
            value={typed.access}
            onChange={(access) => put({ access })}
            options={ACCESS.map((one) => ({ value: one, label: say(`access.${one}`) }))}
          />
        </Field>
      </div>
      <PositionFields typed={typed} put={put} area={point?.village ?? area} />
      <Field label={say("points.hours")} required group>
        <HoursField value={typed.hours} onChange={(hours) => put({ hours })} />
      </Field>
      <Field label={say("points.services")}>
        <TextArea value={typed.services} max={800} rows={3} onChange={(services) => put({ services })} />
      </Field>
      {point ? null : (
        <label>
          <input type="checkbox" checked={typed.openNow} onChange={(event) => put({ openNow: event.target.checked })} />{" "}
          {say("points.openNow")}
        </label>
      )}
    </FormDialog>
  );
}

function PositionFields({ typed, put, area }: { typed: Typed; put: (patch: Partial<Typed>) => void; area: string }) {
  const say = useSay(consoleWords);
  const [lon, lat] = [Number(typed.lon), Number(typed.lat)];
  const marks = useMemo(
    (): readonly Mark[] => (lon !== 0 && lat !== 0 && Number.isFinite(lon + lat) ? [{ lon, lat, look: "next", title: "" }] : []),
    [lon, lat],
  );
  return (
    <>
      <p className="c-muted">{say("points.pick")}</p>
      <MapCanvas
        small
        label={say("points.pick")}
        area={area}
        marks={marks}
        onPick={(east, north) => put({ lon: String(east), lat: String(north) })}
      />
      <div className="sc-form-wide">
        <Field label={say("points.lon")} required>
          <TextInput value={typed.lon} max={12} onChange={(value) => put({ lon: value })} />
        </Field>
        <Field label={say("points.lat")} required>
          <TextInput value={typed.lat} max={12} onChange={(value) => put({ lat: value })} />
        </Field>
      </div>
    </>
  );
}

/** null when all is saved, else the words of the refusal. A new point that stands open already is registered and opened. */
async function save(
  typed: Typed,
  point: PointView | undefined,
  id: string,
  command: string,
  send: ReturnType<typeof useSend>,
  saved: string,
): Promise<string | null> {
  const facts = {
    zh: typed.zh,
    en: typed.en.trim() || null,
    lon: typed.lon,
    lat: typed.lat,
    address: typed.address.trim() || null,
    unit: typed.unit,
    phone: typed.phone.trim() || null,
    hours: typed.hours,
    access: typed.access,
    services: typed.services
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  };
  if (point) {
    const changed = await send(`points/${point.home}/${point.id}/facts`, facts, saved, command);
    return "problem" in changed ? changed.problem : null;
  }
  const made = await send<PointDone>("points", { id, kind: typed.kind, ...facts }, typed.openNow ? null : saved, command);
  if ("problem" in made) return made.problem;
  if (!typed.openNow) return null;
  const opened = await send(`points/${made.value.home}/${made.value.id}/opening`, { on: dateIn(Date.now()) }, saved);
  return "problem" in opened ? opened.problem : null;
}
