import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "../load.ts";
import {
  bringTickets,
  countRows,
  debian,
  freePort,
  inDatabase,
  must,
  newDatabase,
  startServer,
  versionOf,
  type Ground,
  type Peer,
} from "./peer.ts";

const HOME = "/usr/share/redmine";

/** Counties are projects, steps are statuses, groups are issue categories: how a city would lay its matters out in Redmine. */
const FILL = [
  "insert into projects (name, identifier, status, is_public, lft, rgt, created_on, updated_on) select county, 'c' || county, 1, true, row_number() over (order by county) * 2 - 1, row_number() over (order by county) * 2, now(), now() from (select distinct county from bench_ticket) c",
  "insert into enabled_modules (project_id, name) select id, 'issue_tracking' from projects",
  "insert into issue_statuses (name, is_closed, position) select stage, stage in ('ended', 'archived', 'rejected', 'voided', 'merged'), row_number() over (order by stage) from (select distinct stage from bench_ticket union select 'reported' union select 'handling') s",
  "insert into trackers (name, position, default_status_id) select 'Incident', 1, id from issue_statuses where name = 'reported'",
  "insert into projects_trackers (project_id, tracker_id) select p.id, t.id from projects p, trackers t",
  "insert into enumerations (name, position, is_default, type, active) values ('blue', 1, true, 'IssuePriority', true)",
  `insert into issues (id, tracker_id, project_id, subject, description, status_id, priority_id, author_id, created_on, updated_on, due_date, start_date, done_ratio, lock_version, root_id, lft, rgt, is_private)
   select n, (select id from trackers), p.id, coalesce(summary, category), '三号楼前的消防通道停满了车，消防车进不来，晚上更严重。', s.id, (select id from enumerations where type = 'IssuePriority'), (select id from users where admin limit 1), reported_at, reported_at, due_at::date, reported_at::date, 0, 0, n, 1, 2, false
   from bench_ticket t join projects p on p.name = t.county join issue_statuses s on s.name = t.stage`,
  "select setval('issues_id_seq', (select max(id) from issues))",
  "drop table bench_ticket",
  "insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', now()), ('notified_events', E'--- []\\n', now())",
  "vacuum (analyze) issues",
];

/** Redmine as Debian ships it, on puma with two workers. */
export async function redmine(ground: Ground): Promise<Peer> {
  debian(
    ["redmine", "redmine-pgsql", "puma"],
    ["redmine redmine/instances/default/dbconfig-install boolean false", "redmine redmine/instances/default/database-type select pgsql"],
  );
  const { url } = await newDatabase(ground, "redmine");
  const folder = await mkdtemp(join(tmpdir(), "zuji-bench-redmine-"));
  mkdirSync(join(folder, "tmp"));
  const port = await freePort();
  const key = randomBytes(20).toString("hex");
  const env = {
    RAILS_ENV: "production",
    DATABASE_URL: url.replace("postgres://", "postgresql://"),
    SECRET_KEY_BASE: randomBytes(32).toString("hex"),
    REDMINE_LANG: "en",
    SCHEMA: "/dev/null",
  };
  must("rake", ["db:migrate"], { cwd: HOME, env });
  await bringTickets(ground, url);
  await inDatabase(url, FILL);
  await inDatabase(url, [
    `insert into tokens (user_id, action, value, created_on, updated_on) select id, 'api', '${key}', now(), now() from users where admin limit 1`,
    "update users set must_change_passwd = false where admin",
  ]);
  const headers = { "x-redmine-api-key": key };
  const stop = await startServer(
    "puma",
    ["-e", "production", "-w", "2", "-t", "5:5", "--preload", "-b", `tcp://127.0.0.1:${port}`, "--dir", HOME],
    {
      cwd: HOME,
      env,
      url: `http://127.0.0.1:${port}/projects.json`,
      headers,
    },
  );
  const named = async (path: string, list: string, name: string): Promise<number> => {
    const told = (await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()) as Record<
      string,
      { id: number; name: string }[]
    >;
    return told[list]?.find((one) => one.name === name)?.id ?? 0;
  };
  const project = await named("/projects.json?limit=100", "projects", "330502");
  const handling = await named("/issue_statuses.json", "issue_statuses", "handling");
  const body = JSON.stringify({
    issue: { project_id: project, subject: "消防通道被占用", description: "三号楼前的消防通道停满了车，消防车进不来，晚上更严重。" },
  });
  const create = request("POST", "/issues.json", { ...headers, "content-type": "application/json" }, body);
  const path = `/issues.json?project_id=${project}&status_id=${handling}&sort=created_on:desc&limit=50`;
  const list = request("GET", path, headers);
  return {
    name: `Redmine ${versionOf("redmine")}`,
    port,
    create: () => create,
    list: () => list,
    listed: () => countRows(port, path, headers, "issues"),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
