import { comma } from "#web/words";
import { Empty, useLanguage, useSay } from "#web/console";
import type { Definition, MethodWork } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { nameIn } from "./name-in.ts";

/** What holds now, or that nothing was entered. */
export function DefinitionView({ method }: { method: MethodWork }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const standing = method.versions.find(({ version }) => version === method.version);
  if (!standing)
    return (
      <Empty text={say("missing")}>
        {method.digits.join(" + ")} · {method.note?.[language]}
      </Empty>
    );
  return (
    <>
      <p className="c-muted">
        {say("entered", { version: standing.version })} · <Basis definition={standing} />
      </p>
      <Groups definition={standing} />
    </>
  );
}

/** From when it holds, by which document, for what. */
export function Basis({ definition: { validFrom, source, appliesTo } }: { definition: Omit<Definition, "groups"> }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const used = appliesTo.map((one) => say(`applies.${one}`)).join(comma(language));
  return `${validFrom} · ${source} · ${used}`;
}

export function Groups({ definition }: { definition: Pick<Definition, "groups"> }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return definition.groups.map((group, index) => (
    <section key={index} className="c-card">
      <h2>
        {nameIn(language, group)} · {say(`kind.${group.kind}`)}
        {group.ordered ? ` · ${say("group.ordered")}` : ""}
      </h2>
      <ol>
        {group.items.map((item, at) => (
          <li key={at} style={{ marginBottom: 12 }}>
            {`${index + 1}.${at + 1}`} <strong>{nameIn(language, item)}</strong>{" "}
            {item.role ? <span className="c-muted">{item.role}</span> : null}
            {item.description ? <p style={{ whiteSpace: "pre-wrap" }}>{item.description}</p> : null}
            <p className="c-muted">
              {[
                ...item.evidence.map(({ kind, label }) => say(`evidence.${kind}`, { label })),
                ...(item.limit ? [item.limit] : []),
                ...(item.withinDays ? [say("within", { days: item.withinDays })] : []),
              ].join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  ));
}
