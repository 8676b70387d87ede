import { Button } from "antd";
import { useState } from "react";
import { Field, FileInput, NativeSelect, newId, orThrow, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import { osmPbf, type PbfFile } from "../osm/pbf.ts";
import { osmXml } from "../osm/xml.ts";
import { OsmProblem, readOsm, type Box } from "../osm/network.ts";
import type { RoadsOutcome } from "../../contract/roads.ts";
import { consoleWords } from "../console-words.ts";
import type { Shapes } from "./circle-map.ts";
import { useSend } from "./wire.ts";
import { comma, type Language, speaker } from "#web/words";
import { words } from "../words.ts";

type Read = { graph: unknown; said: string };

/** The file's text from its beginning, piece by piece. */
function textOf(file: File, told: (bytes: number) => void): () => AsyncIterable<string> {
  return async function* () {
    const reader = file.stream().getReader();
    const decoder = new TextDecoder("utf-8");
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      told(bytes);
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  };
}

const bytesOf = (file: File, told: (bytes: number) => void): PbfFile => ({
  size: file.size,
  read: async (from, to) => {
    told(to);
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  },
});

/** A rectangle around the city, a few kilometres wide: roads just over the border still lead home. */
function boxAround(shapes: Shapes): Box | undefined {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number") {
      const [lon, lat] = value as [number, number];
      [box[0], box[1], box[2], box[3]] = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
    } else for (const item of value) walk(item);
  };
  for (const { geometry } of shapes.features) walk((geometry as { coordinates: unknown }).coordinates);
  return box[0] === Infinity ? undefined : [box[0] - 0.05, box[1] - 0.05, box[2] + 0.05, box[3] + 0.05];
}

/** Choose a file, check it, use it. An extract is read here, so that only its roads leave this machine. */
export function RoadsImport() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const send = useSend();
  const [typed, setTyped] = useState({ name: "", source: "", synthetic: false, parts: "refuse" });
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState("");
  const [progress, setProgress] = useState("");
  const [outcome, setOutcome] = useState<RoadsOutcome | null>(null);
  const [id, setId] = useState(newId);
  const put = (patch: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...patch }));
    setOutcome(null);
  };
  const choose = async (file: File | null) => {
    setRead(null);
    setOutcome(null);
    setProblem("");
    setId(newId());
    if (!file) return;
    try {
      const shapes = orThrow(await api.get<Shapes>("/api/places/shapes", {}));
      const found = await readFile(file, boxAround(shapes), (bytes) => setProgress(say("roads.reading", { mb: Math.round(bytes / 1e6) })));
      const counts = found.osm && say("roads.read", found.osm);
      setRead({ graph: found.graph, said: counts ?? file.name });
      if (typed.name === "")
        setTyped((before) => ({
          ...before,
          name: file.name.slice(0, 60),
          source: found.osm ? "© OpenStreetMap contributors (ODbL 1.0)" : before.source,
        }));
    } catch (cause) {
      setProblem(
        cause instanceof OsmProblem
          ? say(`roads.fault.${cause.fault}`)
          : cause instanceof SyntaxError
            ? say("roads.fault.json")
            : String(cause),
      );
    } finally {
      setProgress("");
    }
  };
  const give = async (dryRun: boolean) => {
    setProblem("");
    const answer = await send<RoadsOutcome>("roads", { id, ...typed, graph: read?.graph, dryRun }, dryRun ? null : say("roads.loaded"));
    if ("problem" in answer) return setProblem(answer.problem);
    setOutcome(answer.value);
    if (!dryRun) setRead(null);
  };
  const ready = read !== null && typed.name.trim() !== "" && typed.source.trim() !== "";
  return (
    <div className="c-form">
      <Field label={say("roads.file")} required>
        <FileInput accept=".osm,.xml,.pbf,.json" take={(file) => void choose(file)} />
      </Field>
      {progress ? <p role="status">{progress}</p> : null}
      {read ? <p role="status">{read.said}</p> : null}
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <div className="sc-form-wide">
        <Field label={say("roads.name")} required>
          <TextInput value={typed.name} max={60} onChange={(name) => put({ name })} />
        </Field>
        <Field label={say("roads.source")} required>
          <TextInput value={typed.source} max={200} onChange={(source) => put({ source })} />
        </Field>
        <Field label={say("roads.parts")} required>
          <NativeSelect
            value={typed.parts}
            onChange={(parts) => put({ parts })}
            options={(["refuse", "largest", "keep"] as const).map((one) => ({ value: one, label: say(`roads.parts.${one}`) }))}
          />
        </Field>
      </div>
      <label>
        <input type="checkbox" checked={typed.synthetic} onChange={(event) => put({ synthetic: event.target.checked })} />{" "}
        {say("roads.synthetic")}
      </label>
      {outcome ? <Outcome outcome={outcome} /> : null}
      <div className="c-row">
        <Button disabled={!ready} onClick={() => void give(true)}>
          {say("roads.check")}
        </Button>
        <Button type="primary" disabled={!ready || outcome === null || outcome.faults.length > 0} onClick={() => void give(false)}>
          {say("roads.load")}
        </Button>
      </div>
    </div>
  );
}

async function readFile(
  file: File,
  within: Box | undefined,
  told: (bytes: number) => void,
): Promise<{ graph: unknown; osm: { ways: number; skipped: number; missing: number } | null }> {
  if (file.name.toLowerCase().endsWith(".json")) return { graph: JSON.parse(await file.text()) as unknown, osm: null };
  const source = file.name.toLowerCase().endsWith(".pbf") ? osmPbf(bytesOf(file, told)) : osmXml(textOf(file, told));
  const { graph, ways, skipped, missingNodes } = await readOsm(source, within);
  return { graph, osm: { ways, skipped, missing: missingNodes } };
}

/** The same words the server would refuse with. */
const sayFault = ({ code, params }: RoadsOutcome["faults"][number], language: Language): string =>
  speaker(words, language)(code as keyof typeof words, params);

function Outcome({ outcome }: { outcome: RoadsOutcome }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const near = (part: RoadsOutcome["parts"][number]): string => `${language === "zh" ? part.nearZh : part.nearEn}(${part.nodes})`;
  const list = comma(language);
  return (
    <div role="status">
      {outcome.faults.length === 0 ? <p className="c-note">{say("roads.good", { nodes: outcome.nodes, edges: outcome.edges })}</p> : null}
      {outcome.faults.slice(0, 12).map((fault) => (
        <p key={`${fault.code} ${JSON.stringify(fault.params)}`} className="sc-gap">
          {sayFault(fault, language)}
        </p>
      ))}
      {outcome.partCount > 1 ? (
        <p>{say("roads.partList", { n: outcome.partCount, names: outcome.parts.slice(1, 12).map(near).join(list) })}</p>
      ) : null}
      {outcome.offNetworkCount > 0 ? (
        <p>
          {say("roads.off", {
            n: outcome.offNetworkCount,
            names: outcome.offNetwork
              .slice(0, 12)
              .map((one) => one[language])
              .join(list),
          })}
        </p>
      ) : null}
    </div>
  );
}
