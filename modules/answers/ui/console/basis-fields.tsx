import { Button } from "antd";
import { Field, newId, TextInput, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { blankBasis, type TypedBasis } from "./typed-text.ts";

const MOST = 6;

/** On what the answer rests: law or document, number, date, article. */
export function BasisFields({ basis, put }: { basis: readonly TypedBasis[]; put: (basis: readonly TypedBasis[]) => void }) {
  const say = useSay(consoleWords);
  const change = (key: string, patch: Partial<TypedBasis>) => put(basis.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  return (
    <>
      {basis.map((one, index) => (
        <fieldset key={one.key} className="c-spaced">
          <legend className="c-label">{say("basisN", { n: index + 1 })}</legend>
          <Field label={say("basisTitle")} required>
            <TextInput value={one.title} max={100} onChange={(title) => change(one.key, { title })} />
          </Field>
          <div className="a-days">
            <Field label={say("basisNumber")}>
              <TextInput value={one.number} max={60} onChange={(number) => change(one.key, { number })} />
            </Field>
            <Field label={say("basisOn")}>
              <TextInput type="date" value={one.on} onChange={(on) => change(one.key, { on })} />
            </Field>
            <Field label={say("basisArticle")}>
              <TextInput value={one.article} max={60} onChange={(article) => change(one.key, { article })} />
            </Field>
          </div>
          <label className="c-tick">
            <input type="checkbox" checked={one.sample} onChange={(event) => change(one.key, { sample: event.target.checked })} />
            <span>{say("basisSample")}</span>
          </label>
          {basis.length > 1 ? (
            <Button size="small" onClick={() => put(basis.filter(({ key }) => key !== one.key))}>
              {say("dropBasis", { n: index + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {basis.length < MOST ? (
        <p>
          <Button size="small" onClick={() => put([...basis, blankBasis(newId())])}>
            {say("addBasis")}
          </Button>
        </p>
      ) : null}
    </>
  );
}
