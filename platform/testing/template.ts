import { connect } from "../database/index.ts";
import { basename } from "node:path";

/** Where test databases are made; `npm test` starts a throw-away cluster and sets it. */
export function adminUrl(): string {
  const url = process.env["ZUJI_TEST_DATABASE_URL"];
  if (!url)
    throw new Error("ZUJI_TEST_DATABASE_URL is not set: run tests through `npm test [-- path]`, which starts a throw-away PostgreSQL");
  return url;
}

/** The runner's folder of this run; what is made in it outlives the test file that made it, not the run. */
export function scratchFolder(): string {
  const folder = process.env["ZUJI_TEST_SCRATCH"];
  // Another name every run: a template of yesterday would have yesterday's tables.
  if (!folder) throw new Error("ZUJI_TEST_SCRATCH is not set: run tests through `npm test [-- path]`");
  return folder;
}

/**
 * A database made once a run, by whichever test file asks for `title` first; the others wait for it and copy it with `testDatabase(name)`.
 * `make` is given an empty database. Of what it makes half, nothing gets the name. Says the database's name.
 */
export async function onceARun(title: string, make: (url: string) => Promise<void>): Promise<string> {
  const name = `${basename(scratchFolder()).toLowerCase().replaceAll(/\W/g, "_")}_${title}`;
  const admin = connect(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(hashtext(${name}))`;
    const [there] = await admin`select 1 from pg_database where datname = ${name}`;
    if (there) return name;
    const making = `${name}_making`;
    await admin.unsafe(`drop database if exists ${making} with (force)`);
    await admin.unsafe(`create database ${making}`);
    const url = new URL(adminUrl());
    url.pathname = `/${making}`;
    await make(url.href);
    await admin.unsafe(`alter database ${making} rename to ${name}`);
    return name;
  } finally {
    await admin.end();
  }
}
