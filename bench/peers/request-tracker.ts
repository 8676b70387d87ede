import { writeFileSync } from "node:fs";
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

const HOME = "/usr/share/request-tracker5";
/** RT takes a name of digits for a number. */
const QUEUE = "c330502";

/** Counties are queues, our steps RT's own states: handling is open, what is over is resolved, the rest is new. Role groups of old tickets are left out, which makes the fill smaller than RT's own would be. */
const FILL = [
  "insert into queues (name, description, lifecycle, sortorder, creator, created, lastupdatedby, lastupdated, disabled) select 'c' || county, county, 'default', 0, 1, now(), 1, now(), 0 from (select distinct county from bench_ticket) c",
  `insert into tickets (id, effectiveid, queue, type, owner, subject, initialpriority, finalpriority, priority, timeestimated, timeworked, timeleft, status, told, starts, started, due, resolved, lastupdatedby, lastupdated, creator, created)
   select n + 10, n + 10, q.id, 'ticket', (select id from users where name = 'Nobody'), coalesce(summary, category), 0, 0, 0, 0, 0, 0,
     case when stage = 'handling' then 'open' when stage in ('ended', 'archived', 'rejected', 'voided', 'merged') then 'resolved' else 'new' end, null, null, reported_at, due_at, null, 1, reported_at, 1, reported_at
   from bench_ticket t join queues q on q.description = t.county and q.name = 'c' || t.county`,
  "insert into transactions (id, objecttype, objectid, timetaken, type, creator, created) select n + 1000, 'RT::Ticket', n + 10, 0, 'Create', 1, reported_at from bench_ticket",
  "insert into attachments (transactionid, parent, contenttype, content, creator, created) select n + 1000, 0, 'text/plain', '三号楼前的消防通道停满了车，消防车进不来，晚上更严重。', 1, reported_at from bench_ticket",
  "select setval('tickets_id_seq', (select max(id) from tickets)), setval('transactions_id_seq', (select max(id) from transactions))",
  "drop table bench_ticket",
  "vacuum (analyze) tickets",
  "vacuum (analyze) transactions",
  "vacuum (analyze) attachments",
];

const TOKEN = `use lib '${HOME}/lib'; use RT; RT::LoadConfig(); RT::Init();
my $root = RT::User->new(RT->SystemUser); $root->Load('root');
my $token = RT::AuthToken->new(RT->SystemUser);
my ($ok, $message, $text) = $token->Create(Owner => $root->Id, Description => 'bench');
die $message unless $ok; print $text;`;

/** Request Tracker as Debian ships it, on starman with four workers: prefork and persistent, as its guide recommends. */
export async function requestTracker(ground: Ground): Promise<Peer> {
  debian(
    ["request-tracker5", "rt5-db-postgresql", "rt5-standalone", "starman", "msmtp-mta", "w3m"],
    [
      "request-tracker5 request-tracker5/dbconfig-install boolean false",
      "request-tracker5 request-tracker5/handle-siteconfig-permissions boolean false",
      "msmtp msmtp/apparmor boolean false",
    ],
  );
  const { url, password, port: databasePort } = await newDatabase(ground, "rt");
  const folder = await mkdtemp(join(tmpdir(), "zuji-bench-rt-"));
  const port = await freePort();
  const config = join(folder, "RT_SiteConfig.pm");
  const set = (name: string, value: string): string => `Set($${name}, '${value}');\n`;
  writeFileSync(
    config,
    set("rtname", "bench") +
      set("Organization", "bench") +
      set("WebDomain", "127.0.0.1") +
      set("WebPort", String(port)) +
      set("WebPath", "") +
      set("DatabaseType", "Pg") +
      set("DatabaseHost", "127.0.0.1") +
      set("DatabasePort", databasePort) +
      set("DatabaseName", "rt") +
      set("DatabaseUser", "rt") +
      set("DatabasePassword", password) +
      set("LogToSyslog", "") +
      set("LogToSTDERR", "error") +
      set("MailCommand", "testfile") +
      set("WebSessionClass", "Apache::Session::File") +
      set("MasonDataDir", join(folder, "mason")) +
      set("MasonSessionDir", join(folder, "sessions")) +
      "1;\n",
  );
  must("mkdir", ["-p", join(folder, "mason"), join(folder, "sessions"), join(folder, "d")]);
  const env = { RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: join(folder, "d"), PERL5LIB: `${HOME}/lib` };
  const setUp = (action: string, ...more: string[]): string =>
    must("rt-setup-database-5", ["--action", action, "--skip-create", "--dba", "rt", "--dba-password", password, ...more], { env });
  for (const action of ["schema", "acl", "coredata"]) setUp(action);
  setUp("insert", "--datafile", join(HOME, "etc", "initialdata"));
  await bringTickets(ground, url);
  await inDatabase(url, FILL);
  const token = must("perl", ["-e", TOKEN], { env }).trim();
  const headers = { authorization: `token ${token}` };
  const stop = await startServer(
    "starman",
    ["--workers", "4", "--preload-app", "--listen", `127.0.0.1:${port}`, join(HOME, "libexec", "rt-server")],
    {
      cwd: folder,
      env,
      url: `http://127.0.0.1:${port}/REST/2.0/rt`,
      headers,
    },
  );
  const body = JSON.stringify({
    Queue: QUEUE,
    Subject: "消防通道被占用",
    Content: "三号楼前的消防通道停满了车，消防车进不来，晚上更严重。",
    ContentType: "text/plain",
  });
  const create = request("POST", "/REST/2.0/ticket", { ...headers, "content-type": "application/json" }, body);
  const query = encodeURIComponent(`Queue = '${QUEUE}' AND Status = 'open'`);
  const path = `/REST/2.0/tickets?query=${query}&orderby=Created&order=DESC&per_page=50&fields=Subject,Status,Created,Due`;
  const list = request("GET", path, headers);
  return {
    name: `Request Tracker ${versionOf("request-tracker5")}`,
    port,
    create: () => create,
    list: () => list,
    listed: () => countRows(port, path, headers, "items"),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
