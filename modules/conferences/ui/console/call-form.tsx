import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  Choice,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  newId,
  TextArea,
  TextInput,
  UnitPicker,
  unitsOf,
  useConsole,
  useSay,
} from "#web/console";
import { CONFERENCE_KINDS, type ConferenceKind } from "../../contract.ts";
import { CONVENERS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { UnitsField } from "./units-field.tsx";
import { useMatters, useSend } from "./wire.ts";

export type Meeting = { day: string; time: string; venue: string; members: string[] };
export const meetsAt = ({ day, time }: Pick<Meeting, "day" | "time">): string | null => {
  const at = Date.parse(`${day}T${time}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

/** When, where and who: of a new conference and of one that is moved. */
export function MeetingFields({ typed, put }: { typed: Meeting; put: (typed: Meeting) => void }) {
  const say = useSay(consoleWords);
  return (
    <>
      <Field label={say("day")} required>
        <TextInput type="date" value={typed.day} onChange={(day) => put({ ...typed, day })} />
      </Field>
      <Field label={say("time")} required>
        <TextInput type="time" value={typed.time} onChange={(time) => put({ ...typed, time })} />
      </Field>
      <Field label={say("venue")} required>
        <TextInput value={typed.venue} max={80} onChange={(venue) => put({ ...typed, venue })} />
      </Field>
      <UnitsField units={typed.members} put={(members) => put({ ...typed, members })} />
    </>
  );
}

/** The first thing a meeting lacks, by the words of its field. */
export const lacks = (typed: Meeting): "day" | "time" | "venue" | "members" | null =>
  typed.day === ""
    ? "day"
    : meetsAt(typed) === null
      ? "time"
      : typed.venue.trim() === ""
        ? "venue"
        : typed.members.length === 0
          ? "members"
          : null;

const numbersIn = (text: string): string[] => text.split(/[\s,，、;；]+/).map((one) => one.replaceAll(/\D/g, "")).filter((one) => one !== ""); // prettier-ignore

/** A conference is called; the id is made once for the form, so sent again it is the same one. `matter`: the record it was begun from. */
export function CallForm({ close, matter }: { close: () => void; matter?: { home: string; id: string; place: string } }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { session, area } = useConsole();
  const [send, find] = [useSend(), useMatters()];
  const [id] = useState(newId);
  const [kind, setKind] = useState<ConferenceKind>("case");
  const [place, setPlace] = useState((matter?.place ?? (area || (areasOf(session)[0] ?? ""))).slice(0, 9));
  const [convener, setConvener] = useState(unitsOf(session, CONVENERS)[0] ?? "");
  const [topic, setTopic] = useState("");
  const [numbers, setNumbers] = useState("");
  const [typed, setTyped] = useState<Meeting>({ day: dayOf(new Date().toISOString()), time: "14:00", venue: "", members: [] });
  const submit = async (): Promise<string | null> => {
    const missing = topic.trim() === "" ? "topic" : convener === "" ? "convener" : lacks(typed);
    if (missing) return needed("console.needed", { field: say(missing) });
    const asked = matter ? { found: [{ home: matter.home, id: matter.id }], missing: null } : await find(numbersIn(numbers));
    if (asked.missing !== null) return say("noMatter", { number: asked.missing });
    const { venue, members } = typed;
    const body = { id, kind, area: place, convener, topic, matters: asked.found, meets: meetsAt(typed), venue, members };
    return send("/api/conferences", body, say("called"));
  };
  return (
    <FormDialog title={say("call")} action={say("call")} submit={submit} close={close} shape="wide">
      <Field label={say("kind")} required>
        <Choice value={kind} onChange={setKind} options={CONFERENCE_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))} />
      </Field>
      <Field label={say("topic")} required hint={say("topicHint")}>
        <TextArea value={topic} max={200} rows={2} onChange={setTopic} />
      </Field>
      {matter ? null : (
        <Field label={say("matterNumber")} required={kind === "case"} hint={say("matterHint")}>
          <TextInput value={numbers} max={200} onChange={setNumbers} />
        </Field>
      )}
      <Field label={say("area")} required>
        <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
      </Field>
      <Field label={say("convener")} required>
        <UnitPicker value={convener} onChange={setConvener} area={place} />
      </Field>
      <MeetingFields typed={typed} put={setTyped} />
    </FormDialog>
  );
}
