import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Field, orThrow, ReadProblem, shortInstant, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { Sure } from "./sure.tsx";
import type { PersonView } from "./types.ts";
import { useSend } from "./wire.ts";

type Device = { id: string; seenAt: string; address: string; agent: string };

/** Where somebody is signed in, the switch that ends it, and the number by which the city's sign-on knows them. */
export function PersonDoor({ person }: { person: PersonView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const send = useSend();
  const [asking, setAsking] = useState<{ session: string | null } | null>(null);
  const [personnel, setPersonnel] = useState("");
  const [problem, setProblem] = useState("");
  const at = `${person.home}/${person.id}`;
  const read = useQuery({
    queryKey: ["person-devices", person.id],
    queryFn: async () => orThrow(await api.get<{ devices: readonly Device[] }>(`/api/people/accounts/${at}/devices`)).devices,
  });
  const devices = read.data ?? [];
  const shut = async () => {
    const answer = await send(`/api/people/${at}/ended-sessions`, { session: asking?.session ?? null }, say("staff.devicesEnded"));
    setTimeout(() => void client.invalidateQueries({ queryKey: ["person-devices", person.id] }), 500);
    return answer;
  };
  const keep = async () => {
    const answer = await send(
      `/api/people/accounts/${at}/personnel`,
      { personnel: personnel.trim() === "" ? null : personnel.trim() },
      say("staff.personnelKept"),
    );
    setProblem("problem" in answer ? answer.problem : "");
  };
  return (
    <>
      <h2>{say("staff.devices")}</h2>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && devices.length === 0 ? <p className="c-muted">{say("staff.noDevices")}</p> : null}
      <ul>
        {devices.map((device) => (
          <li key={device.id} className="c-row">
            <span className="c-grow">
              {device.agent} · <span className="c-mono">{device.address}</span>{" "}
              <span className="c-muted">{shortInstant(device.seenAt, language)}</span>
            </span>
            <button
              type="button"
              className="c-link"
              aria-label={`${say("staff.endDevice")} ${device.agent} ${shortInstant(device.seenAt, language)}`}
              onClick={() => setAsking({ session: device.id })}
            >
              {say("staff.endDevice")}
            </button>
          </li>
        ))}
      </ul>
      {devices.length > 0 ? (
        <Button danger onClick={() => setAsking({ session: null })}>
          {say("staff.endDevices")}
        </Button>
      ) : null}
      {asking ? (
        <Sure
          text={say(asking.session === null ? "staff.endDevicesSure" : "staff.endDeviceSure", { name: person.name })}
          yes={say(asking.session === null ? "staff.endDevices" : "staff.endDevice")}
          run={shut}
          close={() => setAsking(null)}
        />
      ) : null}
      <h2>{say("staff.personnel")}</h2>
      <Field label={say("staff.personnelNumber")} hint={say("staff.personnelHint")} error={problem || undefined}>
        <TextInput value={personnel} onChange={setPersonnel} autoComplete="off" />
      </Field>
      <Button onClick={() => void keep()}>{say("staff.personnelKeep")}</Button>
    </>
  );
}
