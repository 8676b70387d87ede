import type { Actor } from "#platform/access";
import { parseInput, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import { isUuid } from "#platform/ids";
import { Refusal, refuse } from "#platform/refusals";
import { readForm, templateOf, withFaults, writeBook, type CellFault, type FormField, type FormReading } from "#platform/sheets";
import { fill, type Language } from "#web/words";
import {
  accountFields,
  BRINGERS,
  givePasswords,
  gridFields,
  IMPORT_KINDS,
  listImports,
  MOST_ROWS,
  startImport,
  unitFields,
  type CheckedImport,
  type ImportKind,
  type ImportView,
} from "#modules/imports";
import { people } from "#modules/people";
import { attachment } from "./exports.ts";
import { ordersOf, rehearse, type ImportDeps, type Tried } from "./imports-running.ts";

const MIB = 1024 * 1024;
const FILE_BYTES = 4 * MIB;
const LISTED = 100;

const fieldsOf = ({ words }: ImportDeps, kind: ImportKind): FormField[] => {
  const names = (key: string) => words[key] ?? { zh: key, en: key };
  return kind === "accounts" ? accountFields(names) : kind === "grids" ? gridFields(names) : unitFields;
};

type Brought = { kind: ImportKind; form: FormReading; geojson: unknown; actor: Actor & { kind: "staff" } };

const kindOf = (value: unknown): ImportKind => {
  const kind = IMPORT_KINDS.find((one) => one === value);
  if (!kind) throw refuse.notFound("platform.no-route");
  return kind;
};

/** Only whoever could run the import learns what its rows would do. */
function bringerOf(deps: ImportDeps, request: PlainRequest, kind: ImportKind): Actor & { kind: "staff" } {
  const { actor } = request;
  if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  const now = deps.runtime.now();
  if (!actor.grants.some(({ role, until }) => BRINGERS[kind].includes(role) && (until === null || until > now)))
    throw refuse.forbidden("access.not-yours");
  return actor;
}

/** Files a minute from one person: each is read whole and every row tried. */
const FILES_PER_MINUTE = 12;

/** The body is JSON: the file in base64, the outlines beside it. Neither is kept. */
async function broughtBy(deps: ImportDeps, request: PlainRequest): Promise<Brought> {
  const kind = kindOf(request.params["kind"]);
  const actor = bringerOf(deps, request, kind);
  const wait = deps.rates.wait(actor.id, FILES_PER_MINUTE);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
  const body: unknown = request.body;
  const text = typeof body === "object" && body !== null && "file" in body ? body.file : null;
  if (typeof text !== "string") throw refuse.invalid("sheets.empty");
  const limits = { bytes: FILE_BYTES, rows: MOST_ROWS[kind], columns: 30 };
  const form = await readForm(Buffer.from(text, "base64"), fieldsOf(deps, kind), limits);
  const geojson: unknown = typeof body === "object" && body !== null && "geojson" in body ? body.geojson : undefined;
  const isCollection = typeof geojson === "object" && geojson !== null && "features" in geojson && Array.isArray(geojson.features);
  if (geojson !== undefined && geojson !== null && !isCollection) throw refuse.invalid("imports.fault.geojson");
  return { kind, form, geojson: geojson ?? undefined, actor };
}

async function judge(deps: ImportDeps, { kind, form, geojson, actor }: Brought): Promise<Tried & { rows: number }> {
  const bad = new Set(form.faults.map(({ row }) => row));
  const { orders, faults } = ordersOf(
    deps.runtime.registers.read,
    kind,
    form.rows.filter(({ row }) => !bad.has(row)),
    geojson,
  );
  const tried = await rehearse(deps, orders, actor);
  const all = [...form.faults, ...faults, ...tried.faults].sort((left, right) => left.row - right.row);
  return { ...tried, faults: all, rows: form.rows.length };
}

const sayer =
  ({ words }: ImportDeps, language: Language) =>
  ({ code, params }: Pick<CellFault, "code" | "params">): string =>
    fill(words[code]?.[language] ?? words["input.format"]?.[language] ?? code, params);

async function check(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const judged = await judge(deps, await broughtBy(deps, request));
  const say = sayer(deps, request.language);
  const body: CheckedImport = {
    rows: judged.rows,
    changed: judged.changed,
    unchanged: judged.unchanged,
    faults: judged.faults.slice(0, LISTED).map((fault) => ({ row: fault.row, at: fault.at, message: say(fault) })),
    more: Math.max(0, judged.faults.length - LISTED),
  };
  return { status: 200, body, headers: { "cache-control": "no-store" } };
}

async function marked(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const brought = await broughtBy(deps, request);
  const judged = await judge(deps, brought);
  const say = sayer(deps, request.language);
  const title = say({ code: `imports.title.${brought.kind}` });
  const bytes = await withFaults(
    brought.form.table,
    judged.faults,
    { title, column: say({ code: "imports.column.fault" }), say },
    deps.runtime.now(),
  );
  return attachment(bytes, title);
}

async function begin(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const id = request.headers["idempotency-key"];
  if (typeof id !== "string" || !isUuid(id.toLowerCase())) throw refuse.invalid("command.id-needed");
  const brought = await broughtBy(deps, request);
  const judged = await judge(deps, brought);
  // A dry run that has faults is no promise: nothing is begun.
  if (judged.faults.length > 0) throw refuse.conflict("imports.faults-first", { count: judged.faults.length });
  const { form, kind, actor, geojson } = brought;
  const held = actor.grants.find(({ role }) => BRINGERS[kind].includes(role));
  const area = (held?.area ?? "").slice(0, 12);
  const kept = JSON.stringify({
    rows: form.rows.map(({ row, values }) => ({ row, values })),
    columns: form.columns,
    ...(geojson === undefined ? {} : { geojson }),
  });
  const input = { home: area.slice(0, 9).padEnd(9, "0"), id: id.toLowerCase(), kind, area, kept };
  const begun = await deps.runtime.execute(startImport, parseInput(startImport.input, input), { commandId: id.toLowerCase(), actor });
  return { status: 200, body: { ...begun, home: input.home } };
}

async function template(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const kind = kindOf(request.params["kind"]);
  bringerOf(deps, request, kind);
  const title = sayer(deps, request.language)({ code: `imports.title.${kind}` });
  return attachment(await templateOf(title, fieldsOf(deps, kind), request.language, deps.runtime.now()), title);
}

/** First passwords of the accounts an import opened, once each, in a workbook nobody keeps. Whoever has signed in since is left out. */
async function passwords(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const id = request.headers["idempotency-key"];
  if (typeof id !== "string" || !isUuid(id.toLowerCase())) throw refuse.invalid("command.id-needed");
  const key = { home: request.params["home"] ?? "", id: (request.params["id"] ?? "").toLowerCase() };
  const input = parseInput(givePasswords.input, key);
  const { opened } = await deps.runtime.execute(givePasswords, input, { commandId: id.toLowerCase(), actor: request.actor });
  const known = deps.runtime.registers.read(people);
  const rows: string[][] = [];
  for (const account of opened) {
    const person = known.person(account);
    if (!person || person.disabled) continue;
    try {
      rows.push([person.login, person.name, person.area, person.unit, await deps.access.issuePassword(account)]);
    } catch (cause) {
      // Already in use by its owner: nobody else gets a password for it here.
      if (!(cause instanceof Refusal)) throw cause;
    }
  }
  const say = sayer(deps, request.language);
  const fields = fieldsOf(deps, "accounts").slice(0, 4);
  const title = say({ code: "imports.title.passwords" });
  const columns = [
    ...fields.map(({ label }) => ({ title: label[request.language], kind: "text" as const })),
    { title: say({ code: "imports.password" }), kind: "text" as const, width: 40 },
  ];
  return attachment(await writeBook({ title, at: deps.runtime.now(), pages: [{ name: title, columns, rows }] }), title);
}

/** One's own imports, with what is said of each row that was not taken: the words are other modules'. */
async function results(deps: ImportDeps, request: PlainRequest): Promise<PlainReply> {
  const say = sayer(deps, request.language);
  const rows = await deps.runtime.ask(listImports, {}, request.actor);
  const body: ImportView[] = rows.map((row) => ({
    ...row,
    failures: row.failures.map((failure) => ({ ...failure, message: say(failure) })),
  }));
  return { status: 200, body, headers: { "cache-control": "no-store" } };
}

/** The file in base64; beside a list of grids, their outlines. */
const BODY: Readonly<Record<ImportKind, number>> = { accounts: 6 * MIB, units: 6 * MIB, grids: 12 * MIB };

/** A form with a file, one address a kind: only whoever could run it has its megabytes read. */
const brings = (deps: ImportDeps, step: string, handle: (deps: ImportDeps, request: PlainRequest) => Promise<PlainReply>): PlainRoute[] =>
  IMPORT_KINDS.map((kind) => ({
    method: "POST",
    url: `/api/imports/${step}/${kind}`,
    bodyLimit: BODY[kind],
    senders: BRINGERS[kind],
    handler: (request) => handle(deps, { ...request, params: { ...request.params, kind } }),
  }));

export const importRoutes = (deps: ImportDeps): PlainRoute[] => [
  { method: "GET", url: "/api/imports/results", handler: (request) => results(deps, request) },
  { method: "GET", url: "/api/imports/templates/:kind", handler: (request) => template(deps, request) },
  ...brings(deps, "checks", check),
  ...brings(deps, "faults", marked),
  ...brings(deps, "runs", begin),
  { method: "POST", url: "/api/imports/:home/:id/passwords", handler: (request) => passwords(deps, request) },
];
