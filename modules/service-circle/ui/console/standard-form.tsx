import { Button } from "antd";
import { useState } from "react";
import { Field, newId, PlainTable, TextArea, TextInput, useFieldProps, useLanguage, useSay } from "#web/console";
import type { Mode, PointKind, RoadClass, Standard } from "../../contract/standard.ts";
import { consoleWords } from "../console-words.ts";
import { NewKind } from "./new-kind.tsx";
import { useSend } from "./wire.ts";

const CLASSES: readonly RoadClass[] = ["motorway", "trunk", "main", "village", "lane", "track", "foot"];

/** Minutes, ways to move and speeds as a table; saving makes a new version and names its basis. */
export function StandardForm({ standard }: { standard: Standard }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [rule, setRule] = useState({ ...standard, basis: "" });
  const [problem, setProblem] = useState("");
  const [command, setCommand] = useState(newId);
  const save = async () => {
    const { kinds, modes, entry, local, basis } = rule;
    const answer = await send<{ version: number }>(
      "standard",
      { kinds, modes, entry, local, basis },
      say("settings.saved", { version: standard.version + 1 }),
      command,
    );
    if (!("problem" in answer)) return;
    setProblem(answer.problem);
    setCommand(newId());
  };
  const local = (patch: Partial<Standard["local"]>) => setRule((before) => ({ ...before, local: { ...before.local, ...patch } }));
  return (
    <div className="c-form">
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Kinds kinds={rule.kinds} modes={rule.modes} onChange={(kinds) => setRule((before) => ({ ...before, kinds }))} />
      <NewKind
        kinds={rule.kinds}
        modes={rule.modes}
        onAdd={(kind) => setRule((before) => ({ ...before, kinds: [...before.kinds, kind] }))}
      />
      <Speeds modes={rule.modes} onChange={(modes) => setRule((before) => ({ ...before, modes }))} />
      <fieldset>
        <legend>{say("settings.entry")}</legend>
        <div className="sc-form-wide">
          {(["kmh", "detour", "maxM", "directM"] as const).map((name) => (
            <Field key={name} label={say(`settings.${name}`)} required>
              <NumberInput
                value={rule.entry[name]}
                onChange={(value) => setRule((before) => ({ ...before, entry: { ...before.entry, [name]: value ?? 0 } }))}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <Field label={say("settings.localName")} required>
        <TextInput value={rule.local.zh} max={40} onChange={(zh) => local({ zh })} />
      </Field>
      <Field label={say("settings.definition")}>
        <TextArea
          value={rule.local.definition ?? ""}
          max={500}
          rows={3}
          onChange={(text) => local({ definition: text === "" ? null : text })}
        />
      </Field>
      <Field label={say("settings.source")}>
        <TextInput value={rule.local.source ?? ""} max={200} onChange={(text) => local({ source: text === "" ? null : text })} />
      </Field>
      <Field label={say("settings.basis")} required>
        <TextInput value={rule.basis} max={200} onChange={(basis) => setRule((before) => ({ ...before, basis }))} />
      </Field>
      <Button type="primary" disabled={rule.basis.trim() === ""} onClick={() => void save()}>
        {say("settings.save")}
      </Button>
    </div>
  );
}

function NumberInput({
  value,
  onChange,
  label,
}: {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  label?: string;
}) {
  // In a table the cell has no label of its own; in a Field it is named by it.
  const field = useFieldProps();
  return (
    <input
      className="c-input sc-narrow"
      type="number"
      step="any"
      {...(label === undefined ? field : { "aria-label": label })}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))}
    />
  );
}

function Kinds({
  kinds,
  modes,
  onChange,
}: {
  kinds: readonly PointKind[];
  modes: readonly Mode[];
  onChange: (kinds: PointKind[]) => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const put = (index: number, patch: Partial<PointKind>) =>
    onChange(kinds.map((kind, at) => (at === index ? { ...kind, ...patch } : kind)));
  return (
    <PlainTable
      label={say("circle.kind")}
      columns={[say("circle.kind"), say("circle.mode"), say("settings.minutes"), say("settings.retired")]}
    >
      {kinds.map((kind, index) => (
        <tr key={kind.code}>
          <th scope="row">{kind[language]}</th>
          <td>
            <select
              className="c-input"
              aria-label={`${kind[language]} ${say("circle.mode")}`}
              value={kind.mode}
              onChange={(event) => put(index, { mode: event.target.value })}
            >
              {modes.map((mode) => (
                <option key={mode.code} value={mode.code}>
                  {mode[language]}
                </option>
              ))}
            </select>
          </td>
          <td>
            <NumberInput
              label={`${kind[language]} ${say("settings.minutes")}`}
              value={kind.minutes}
              onChange={(minutes) => put(index, { minutes: minutes ?? 0 })}
            />
          </td>
          <td>
            <input
              type="checkbox"
              aria-label={`${kind[language]} ${say("settings.retired")}`}
              checked={kind.retired}
              onChange={(event) => put(index, { retired: event.target.checked })}
            />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Speeds({ modes, onChange }: { modes: readonly Mode[]; onChange: (modes: Mode[]) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const put = (index: number, patch: Partial<Mode>) => onChange(modes.map((mode, at) => (at === index ? { ...mode, ...patch } : mode)));
  const speed = (mode: Mode, name: RoadClass, kmh: number | undefined): Mode["speeds"] =>
    Object.fromEntries(
      CLASSES.flatMap((one) => {
        const value = one === name ? kmh : mode.speeds[one];
        return value === undefined ? [] : [[one, value]];
      }),
    );
  return (
    <>
      <p>{say("settings.speeds")}</p>
      <div className="c-scroll sc-speeds" tabIndex={0} role="region" aria-label={say("settings.speeds")}>
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("circle.mode")}</th>
              {CLASSES.map((name) => (
                <th key={name} scope="col">
                  {say(`class.${name}`)}
                </th>
              ))}
              <th scope="col">{say("settings.oneWays")}</th>
            </tr>
          </thead>
          <tbody>
            {modes.map((mode, index) => (
              <tr key={mode.code}>
                <th scope="row">{mode[language]}</th>
                {CLASSES.map((name) => (
                  <td key={name}>
                    <NumberInput
                      label={`${mode[language]} ${say(`class.${name}`)}`}
                      value={mode.speeds[name]}
                      onChange={(kmh) => put(index, { speeds: speed(mode, name, kmh) })}
                    />
                  </td>
                ))}
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${mode[language]} ${say("settings.oneWays")}`}
                    checked={mode.oneWays}
                    onChange={(event) => put(index, { oneWays: event.target.checked })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
