import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { problem } from "../problem.mjs";

type Component = {
  name: string;
  version: string;
  purl?: string;
  hashes?: unknown[];
  properties?: { name: string; value: string }[];
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
};
export type Bom = {
  bomFormat?: string;
  specVersion?: string;
  components?: Component[];
  dependencies?: { ref: string; dependsOn?: string[] }[];
};

/** Licences that may stand beside AGPL-3.0-or-later in one programme. */
const FINE = new Set(
  [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "BlueOak-1.0.0",
    "Unlicense",
    "LGPL-3.0",
    "LGPL-3.0-or-later",
    // Our own.
    "AGPL-3.0-or-later",
    "Zlib",
    // Letters beside a programme, not in it.
    "OFL-1.1",
  ].map((one) => one.toLowerCase()),
);

const licencesOf = ({ licenses = [] }: Component): string[] =>
  licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression ?? "");

const isFine = (text: string): boolean => {
  // All of what is joined by AND, one of what is left to our choice.
  const all = text.replace(/[()]/g, "").split(/\s+AND\s+/);
  return text !== "" && all.every((part) => part.split(/\s+OR\s+/).some((one) => FINE.has(one.trim().toLowerCase())));
};

/** What is wrong with a bill of materials: a dependency that is not in it as pinned, a component without hash, address or a licence we may use. */
export function wrongs(bom: Bom, wanted: Readonly<Record<string, string>>): string[] {
  const components = bom.components ?? [];
  const found: string[] = bom.bomFormat === "CycloneDX" && /^1\.[5-9]$/.test(bom.specVersion ?? "") ? [] : ["not CycloneDX 1.5 or later"];
  const here = new Set(components.map(({ name, version }) => `${name}@${version}`));
  for (const [name, version] of Object.entries(wanted)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) found.push(`${name}: ${version} is no exact version`);
    if (!here.has(`${name}@${version}`)) found.push(`${name}@${version} is not in it`);
  }
  for (const one of components) {
    const name = `${one.name}@${one.version}`;
    if (!one.purl || !one.hashes?.length) found.push(`${name}: no address or no hash`);
    const licences = licencesOf(one);
    if (licences.length === 0 || !licences.every(isFine)) found.push(`${name}: licence ${licences.join(", ") || "unknown"}`);
  }
  return found;
}

/** What runs. `npm sbom --omit dev` leaves out what a tool needs as well as we do (zod, jose): npm marks what only tools need. */
export function running(bom: Bom): Bom {
  const isTool = ({ properties = [] }: Component): boolean => properties.some(({ name }) => name === "cdx:npm:package:development");
  const components = (bom.components ?? []).filter((one) => !isTool(one));
  const refs = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const here = (ref: string): boolean => refs.has(ref) || ref.startsWith("zuji@");
  const dependencies = bom.dependencies
    ?.filter(({ ref }) => here(ref))
    .map((one) => ({ ...one, ...(one.dependsOn ? { dependsOn: one.dependsOn.filter(here) } : {}) }));
  return { ...bom, components, ...(dependencies ? { dependencies } : {}) };
}

export async function generated(): Promise<string> {
  const child = spawn("npm", ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw problem("npm sbom 没有成功", "npm sbom failed");
  return text;
}

/** `node boot/run.mjs sbom [file]`: the bill of materials of what runs (CycloneDX), checked against package.json and the licences we may use. */
export async function run([file = "zuji.cdx.json"]: readonly string[]): Promise<number> {
  const text = await generated();
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  const bom = running(JSON.parse(text) as Bom);
  const found = wrongs(bom, dependencies);
  for (const line of found) console.log(`✖ ${line}`);
  if (found.length > 0) return 1;
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`✔ ${file}：${bom.components?.length ?? 0} 个组件 / components`);
  return 0;
}
