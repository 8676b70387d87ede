import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { useRouter } from "@tanstack/react-router";
import {
  AreaPicker,
  Field,
  Go,
  holdsRole,
  hrefOf,
  NativeSelect,
  newId,
  Page,
  TextArea,
  TextInput,
  useConsole,
  useSay,
  useUrl,
} from "#web/console";
import { CallerLookup } from "#parts/privacy";
import type { Receipt } from "../../contract.ts";
import { RECORDERS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { typeWords } from "../state-words.ts";
import { factsOf, MatterFields, Minor, MoreFields, NO_FACTS, useEarlier } from "./intake-more.tsx";
import { useReported } from "./reported.ts";
import { useCode, useSend } from "./wire.ts";

const SOURCES = ["application", "initiative", "grid", "court", "police", "petition", "agency"];
const HANDED = ["court", "police", "petition", "agency"];
const TYPES = Object.keys(typeWords).map((key) => key.slice("type.".length));
const BLANK = {
  place: "",
  type: "",
  source: "application",
  summary: "",
  requests: "",
  name: "",
  phone: "",
  minor: "",
  guardian: "",
  theirName: "",
  theirPhone: "",
  theirMinor: "",
  theirGuardian: "",
  body: "",
  delegation: "",
  materialsAt: "",
  sourceNo: "",
  representative: "",
  power: "",
  relapse: "",
  theirAddress: "",
  address: "",
  needs: "",
  guardianPhone: "",
  theirGuardianPhone: "",
  ...NO_FACTS,
};
const DELEGATIONS = ["delegated", "entrusted", "entrusted-summary"];

/** "330502001.0198…" in the address: the petition or the report this dispute came out of. */
const recordIn = (value: string | null): { home: string; id: string } | null => {
  const [home = "", id = ""] = (value ?? "").split(".");
  return /^\d{9}$/.test(home) && /^[0-9a-f-]{36}$/.test(id) ? { home, id } : null;
};

const RIGHTS = ["rights.1", "rights.2", "rights.3", "rights.4"] as const;

/** A dispute written down at the desk: rights first, then the words. */
export function IntakePage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const send = useSend();
  const earlier = useEarlier();
  const { session } = useConsole();
  const router = useRouter();
  const { params } = useUrl();
  const petition = recordIn(params.get("petition"));
  const incident = recordIn(params.get("incident"));
  const [typed, setTyped] = useState({ ...BLANK, source: petition ? "petition" : incident ? "grid" : BLANK.source });
  const [told, setTold] = useState(false);
  const [consented, setConsented] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const put = (name: keyof typeof BLANK) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  useReported(incident, (found) => setTyped((before) => ({ ...before, ...found })));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = (["place", "type", "summary", "name"] as const).find((name) => typed[name].trim() === "");
    if (missing) return setProblem(say("needed", { field: say(missing === "summary" ? "words" : missing) }));
    const parties = [
      {
        party: newId(),
        side: "applicant",
        name: typed.name,
        phone: typed.phone || null,
        address: typed.address || null,
        needs: typed.needs || null,
        guardian: typed.minor === "yes" ? typed.guardian || null : null,
        guardianPhone: typed.minor === "yes" ? typed.guardianPhone || null : null,
        minor: typed.minor === "yes",
        representative: typed.representative || null,
        power: typed.representative.trim() !== "" && typed.power ? typed.power : null,
      },
      ...(typed.theirName.trim() === ""
        ? []
        : [
            {
              party: newId(),
              side: "respondent",
              kind: typed.body === "yes" ? "organisation" : "person",
              name: typed.theirName,
              phone: typed.theirPhone || null,
              address: typed.theirAddress || null,
              minor: typed.body !== "yes" && typed.theirMinor === "yes",
              guardian: typed.body !== "yes" && typed.theirMinor === "yes" ? typed.theirGuardian || null : null,
              guardianPhone: typed.body !== "yes" && typed.theirMinor === "yes" ? typed.theirGuardianPhone || null : null,
            },
          ]),
    ];
    setBusy(true);
    const relapseOf = await earlier(typed.relapse);
    if (relapseOf === "none") {
      setBusy(false);
      return setProblem(say("relapseOf.none", { number: typed.relapse.trim() }));
    }
    const reply = await send<Receipt>("disputes", {
      id: newId(),
      place: typed.place,
      type: typed.type,
      ...factsOf(typed),
      source: typed.source,
      summary: typed.summary,
      requests: typed.requests || null,
      rightsTold: true,
      consented,
      delegation: typed.source === "court" && typed.delegation ? typed.delegation : null,
      materialsAt: typed.source === "court" && typed.materialsAt ? new Date(`${typed.materialsAt}:00+08:00`).toISOString() : null,
      sourceNo: typed.sourceNo || null,
      petition,
      incident,
      relapseOf,
      parties,
    });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    router.history.push(hrefOf(`/mediation/${reply.value.home}/${reply.value.id}`));
  };
  return (
    <Page title={say("add")}>
      <section className="c-card" aria-labelledby="rights">
        <h2 id="rights">{say("rights.title")}</h2>
        <ol className="c-numbered">
          {RIGHTS.map((right) => (
            <li key={right}>{say(right)}</li>
          ))}
        </ol>
        <label>
          <input type="checkbox" checked={told} onChange={(event) => setTold(event.target.checked)} /> {say("rightsTold")}
        </label>
        {told ? null : <p className="c-muted">{say("rights.then")}</p>}
      </section>
      {holdsRole(session, RECORDERS) ? (
        <CallerLookup kind="mediation.dispute" why="visit" pathOf={({ home, id }) => `/mediation/${home}/${id}`} onUse={put("phone")} />
      ) : null}
      {told ? (
        <form className="c-form c-card" onSubmit={(event) => void submit(event)} noValidate>
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
          <Field label={say("place")} required group>
            <AreaPicker label={say("place")} value={typed.place} onChange={put("place")} blank="—" />
          </Field>
          <Field label={say("type")} required group>
            <NativeSelect
              label={say("type")}
              value={typed.type}
              blank="—"
              options={TYPES.map((value) => ({ value, label: code("type", value) }))}
              onChange={put("type")}
            />
          </Field>
          <Field label={say("source")} required group>
            <NativeSelect
              label={say("source")}
              value={typed.source}
              options={SOURCES.map((value) => ({ value, label: code("source", value) }))}
              onChange={put("source")}
            />
          </Field>
          {petition ? <p className="c-muted">{say("petition")}</p> : null}
          {incident ? (
            <p className="c-muted">
              <Go to={`/incidents/${incident.home}/${incident.id}`}>{say("linked")}</Go>
            </p>
          ) : null}
          {typed.source === "court" ? (
            <>
              <Field label={say("delegation")} group>
                <NativeSelect
                  label={say("delegation")}
                  value={typed.delegation}
                  blank="—"
                  options={DELEGATIONS.map((value) => ({ value, label: code("delegation", value) }))}
                  onChange={put("delegation")}
                />
              </Field>
              <Field label={say("materialsAt")}>
                <TextInput value={typed.materialsAt} onChange={put("materialsAt")} type="datetime-local" />
              </Field>
              <Field label={say("sourceNo")}>
                <TextInput value={typed.sourceNo} onChange={put("sourceNo")} max={60} />
              </Field>
            </>
          ) : null}
          {HANDED.includes(typed.source) ? (
            <label>
              <input type="checkbox" checked={consented} onChange={(event) => setConsented(event.target.checked)} /> {say("consented")}
            </label>
          ) : null}
          <MatterFields typed={typed} put={put} />
          <Field label={say("words")} required>
            <TextArea value={typed.summary} onChange={put("summary")} max={2000} />
          </Field>
          {(["name", "phone", "address", "needs"] as const).map((name) => (
            <Field key={name} label={`${say("side.applicant")} · ${say(name)}`} required={name === "name"}>
              <TextInput value={typed[name]} onChange={put(name)} max={name === "needs" ? 200 : name === "address" ? 120 : 60} />
            </Field>
          ))}
          <Minor side={say("side.applicant")} minor="minor" guardian="guardian" typed={typed} put={put} />
          <Field label={`${say("side.respondent")} · ${say("name")}`}>
            <TextInput value={typed.theirName} onChange={put("theirName")} max={60} />
          </Field>
          <label>
            <input
              type="checkbox"
              checked={typed.body === "yes"}
              onChange={(event) => setTyped((before) => ({ ...before, body: event.target.checked ? "yes" : "" }))}
            />{" "}
            {say("body")}
          </label>
          <Field label={`${say("side.respondent")} · ${say("phone")}`}>
            <TextInput value={typed.theirPhone} onChange={put("theirPhone")} max={20} />
          </Field>
          <Field label={`${say("side.respondent")} · ${say("address")}`}>
            <TextInput value={typed.theirAddress} onChange={put("theirAddress")} max={120} />
          </Field>
          {typed.body === "yes" ? null : (
            <Minor side={say("side.respondent")} minor="theirMinor" guardian="theirGuardian" typed={typed} put={put} />
          )}
          <MoreFields typed={typed} put={put} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("save")}
          </Button>
        </form>
      ) : null}
    </Page>
  );
}
