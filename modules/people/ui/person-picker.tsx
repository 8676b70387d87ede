import { Select } from "antd";
import { useEffect, useState } from "react";
import { useFieldProps, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { useFoundPeople, useUnitName } from "./wire.ts";

export type Picked = { id: string; name: string };

/** One person in service, found by a piece of the name or account; the unit tells namesakes apart. */
export function PersonPicker({ value, onChange }: { value: Picked | null; onChange: (person: Picked) => void }) {
  const say = useSay(consoleWords);
  const field = useFieldProps();
  const unit = useUnitName();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const read = useFoundPeople(asked);
  // Names of an older question are not offered: Enter pressed a moment too soon would choose a stranger.
  const answered = typed.trim() === asked && !read.isPlaceholderData;
  const people = answered ? (read.data ?? []).filter((person) => !person.disabled) : [];
  return (
    <Select
      className="c-wide"
      {...field}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value?.id}
      placeholder={say("team.personHint")}
      notFoundContent={say(answered && !read.isPending ? "team.personNone" : "team.personWait")}
      options={people.map((person) => ({
        value: person.id,
        label: [person.name, person.unit ? unit(person.unit) : ""].filter(Boolean).join(" · "),
        name: person.name,
      }))}
      onChange={(id: string) => {
        const person = people.find((one) => one.id === id);
        if (person) onChange({ id, name: person.name });
      }}
    />
  );
}
