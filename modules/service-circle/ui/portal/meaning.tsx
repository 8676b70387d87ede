/** @jsxImportSource preact */
import { Notice } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Basis } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";

type What = { standard: number; roads: Basis["roads"]; local: Basis["local"] };

/** Before any number: whose definition it is. */
export function Meaning({ language, what: { standard, roads, local } }: { language: Language; what: What }) {
  const say = speaker(portalWords, language);
  const name = local[language];
  const title =
    local.definition === null
      ? say("missing", { name })
      : say("entered", { name, definition: local.definition, source: local.source ?? "" });
  return (
    <Notice title={title}>
      <p>{say("reading", { version: standard })}</p>
      <p class="meta">{roads ? say("roads", roads) : say("noRoads")}</p>
    </Notice>
  );
}
