import { codeOf, type Rule, type Source } from "./source.ts";

type Table = { name: string; body: string; columns: string[]; key: string[] };

/** Tables that do not grow with the city's records, with what bounds them: on a cluster they are reference tables. */
const REFERENCE: Readonly<Record<string, string>> = {
  "ledger.register_version": "one row a register",
  "ledger.schedule": "one row a schedule",
  "ledger.worker": "one row a process that runs jobs",
  "notices.notice": "staff only, removed with age",
  "notices.mailbox": "staff only, one row each",
  "notices.sent": "kept 30 days",
  "settings.setting": "one row a setting",
  "files.photo": "uploaded before a record and its home exist; on a cluster distributed by its own id, joined to nothing",
  "files.upload": "what has arrived of a file, removed within a day",
  "files.part": "what has arrived of a file, removed within a day; on a cluster distributed by the upload's id",
};
const REFERENCE_SCHEMAS = ["access", "jobs", "rates", "figures", "public"];
/** Rules of scale-out (architecture.md §6), each found by trying on Citus. */
const NEVER: [RegExp, string][] = [
  [/\b(big|small)?serial\b|\bcreate sequence\b|\bnextval\s*\(|\bas identity\b/i, "ids are made by the application: no sequence"],
  [/\bcreate (or replace )?(constraint )?trigger\b/i, "no trigger"],
  [/\bpg_(try_)?advisory/i, "no advisory lock: leases are rows"],
  [/\b(pg_notify\s*\(|^\s*(listen|notify)\s)/im, "no LISTEN/NOTIFY"],
  [/\bcreate extension\b(?!.*\b(pg_trgm|btree_gist|ltree)\b)/i, "only extensions every PostgreSQL has and a plain owner may create"],
];

const migrations = (sources: readonly Source[]): Source[] => sources.filter(({ path }) => /\/migrations\/\d{4}-.+\.sql$/.test(path));

function tablesIn(sql: string): Table[] {
  return [...sql.matchAll(/create (?:unlogged )?table (?:if not exists )?([\w.]+)\s*\(([\s\S]*?)\n\)/gi)].map(
    ([, name = "", body = ""]) => {
      const lines = body
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
      const columns = lines
        .filter((line) => !/^(primary|unique|foreign|check|constraint|exclude)\b/i.test(line))
        .map((line) => line.split(/\s/)[0] ?? "");
      const own = lines.find((line) => /\bprimary key\b/i.test(line) && !/^(primary|constraint)\b/i.test(line));
      const key =
        /primary key\s*\(([^)]*)\)/i
          .exec(body)?.[1]
          ?.split(",")
          .map((column) => column.trim()) ?? (own ? [own.split(/\s/)[0] ?? ""] : []);
      return { name, body, columns, key };
    },
  );
}

const isReference = (name: string): boolean => name in REFERENCE || REFERENCE_SCHEMAS.includes(name.split(".")[0] ?? "");

export const scaleOut: Rule = (sources) =>
  migrations(sources).flatMap((source) => {
    const sql = codeOf(source);
    const wrong = NEVER.filter(([pattern]) => pattern.test(sql)).map(([, words]) => words);
    for (const table of tablesIn(sql).filter(({ name }) => !isReference(name))) {
      if (table.key[0] !== "home") wrong.push(`${table.name}: its primary key does not begin with home`);
      for (const [whole, , columns = ""] of table.body.matchAll(/\b(unique|foreign key)\s*\(([^)]*)\)/gi)) {
        if (!columns.split(",").some((column) => column.trim() === "home")) wrong.push(`${table.name}: "${whole}" does not carry home`);
      }
      for (const [, target = ""] of table.body.matchAll(/^\s*(?!foreign)\w+ .*\breferences\s+([\w.]+)/gim)) {
        if (!isReference(target)) wrong.push(`${table.name}: a reference to ${target} does not carry home`);
      }
      if (/^\s*(?!primary|unique|constraint)\w+ .*\bunique\b/im.test(table.body))
        wrong.push(`${table.name}: a unique column does not carry home`);
    }
    for (const [, table = "", columns = ""] of sql.matchAll(/create unique index \S+ on ([\w.]+)\s*\(([^)]*)\)/gi)) {
      if (!isReference(table) && !/\bhome\b/.test(columns)) wrong.push(`${table}: a unique index does not carry home`);
    }
    return wrong.map((words) => `${source.path}: ${words}`);
  });

/** Columns that place a row or point at a person outside the staff's own registers. */
const SCOPED = /^(place|person|resident|reporter|phone|id_number|birth_date)$/;
/** Public facts, with the reason why no wall stands before them. */
const PUBLIC: Readonly<Record<string, string>> = {
  "places.area": "official areas are published",
  "service_circle.point": "service points and their duty phones hang on the door",
  "organisations.unit": "offices and their duty phones are published; who the contact is, is an account id",
};

export const secondWall: Rule = (sources) =>
  migrations(sources).flatMap((source) => {
    const sql = unrolled(codeOf(source));
    return tablesIn(sql)
      .filter(({ name, columns }) => columns.some((column) => SCOPED.test(column)) && !PUBLIC[name])
      .filter(
        ({ name }) =>
          ![`alter table ${name} enable row level security`, `alter table ${name} force row level security`].every((line) =>
            sql.includes(line),
          ) || !new RegExp(`create policy \\w+ on ${name}\\b`).test(sql),
      )
      .map(({ name }) => `${source.path}: ${name} holds a place or a person without forced row-level security and a policy`);
  });

/** `foreach part in array array['a','b'] … execute format('… schema.%I …')` written out. */
function unrolled(sql: string): string {
  const names = [...(/array\s*\[([^\]]*)\]/i.exec(sql)?.[1] ?? "").matchAll(/'(\w+)'/g)].map((match) => match[1] ?? "");
  const written = [...sql.matchAll(/format\('([^']*%I(?:[^']|'')*)'/g)].flatMap(([, text = ""]) =>
    names.map((name) => `${text.replace("%I", name)};`),
  );
  return [sql, ...written].join("\n");
}
