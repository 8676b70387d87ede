create schema grid_work;

-- Home visits: the newest standing of each. No door, no name, no worker; of a refused one only its grid.
create table grid_work.visit (
  home text not null,
  id uuid not null,
  place text not null,
  stage text not null,
  purpose text,
  visit_on date,
  part text,
  again bool not null,
  phrases text[] not null,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.visit enable row level security;
alter table grid_work.visit force row level security;
create policy scope on grid_work.visit using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index visit_open on grid_work.visit (place, visit_on, id) where stage in ('agreed', 'absent') and visit_on is not null;
create index visit_place on grid_work.visit (place, id);

-- Service requests 服务代办. Texts and contact lie in the vault.
create table grid_work.service_request (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  town text not null,
  county text not null,
  kind text not null,
  stage text not null,
  ending text,
  channel text not null,
  taken_at timestamptz not null,
  taken_on date not null,
  due_at timestamptz not null,
  due_on date not null,
  provisional bool not null,
  ended_at timestamptz,
  ended_on date,
  round int4 not null,
  differ bool not null,
  asked_rating bool not null,
  satisfied int4,
  solved bool,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.service_request enable row level security;
alter table grid_work.service_request force row level security;
create policy scope on grid_work.service_request using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index service_request_open on grid_work.service_request (due_at, id) where stage = 'open';
create index service_request_open_town on grid_work.service_request (town, due_at, id) where stage = 'open';
create index service_request_taken on grid_work.service_request (taken_at, id);
create index service_request_taken_town on grid_work.service_request (town, taken_at, id);
create index service_request_number on grid_work.service_request (number);
create index service_request_due_on on grid_work.service_request (due_on, id);

-- Places to look at, each with a tag, and plans over them: registers, held in memory whole.
create table grid_work.patrol_point (
  home text not null,
  id uuid not null,
  place text not null,
  zh text not null,
  en text,
  kind text not null,
  look text,
  lon float8 not null,
  lat float8 not null,
  tag int4,
  closed bool not null,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.patrol_point enable row level security;
alter table grid_work.patrol_point force row level security;
create policy scope on grid_work.patrol_point using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

create table grid_work.patrol_plan (
  home text not null,
  id uuid not null,
  place text not null,
  zh text not null,
  en text,
  every text not null,
  points text[] not null,
  closed bool not null,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.patrol_plan enable row level security;
alter table grid_work.patrol_plan force row level security;
create policy scope on grid_work.patrol_plan using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- Walks, by place: how many points were looked at and what was found, no person, no length.
create table grid_work.patrol (
  home text not null,
  id uuid not null,
  place text not null,
  plan uuid,
  patrol_on date not null,
  points int4 not null,
  findings int4 not null,
  finished bool not null,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.patrol enable row level security;
alter table grid_work.patrol force row level security;
create policy scope on grid_work.patrol using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index patrol_place on grid_work.patrol (place, patrol_on, id);

-- A point owed one look in a period of its plan.
create table grid_work.round (
  home text not null,
  id uuid not null,
  place text not null,
  point uuid not null,
  every text not null,
  from_on date not null,
  due_on date not null,
  looked_at timestamptz,
  looked_on date,
  dropped bool not null,
  demo bool not null,
  primary key (home, id)
);
alter table grid_work.round enable row level security;
alter table grid_work.round force row level security;
create policy scope on grid_work.round using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index round_point on grid_work.round (point, looked_at);
create index round_due_on on grid_work.round (due_on, id);

-- Field devices: whose, and when last heard of. Never where.
create table grid_work.device (
  home text not null,
  id uuid not null,
  place text not null,
  owner text not null,
  name text not null,
  registered_at timestamptz not null,
  contact_at timestamptz not null,
  shut_out_at timestamptz,
  reason text,
  primary key (home, id)
);
alter table grid_work.device enable row level security;
alter table grid_work.device force row level security;
create policy scope on grid_work.device using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index device_owner on grid_work.device (owner);

-- Configuration, public, every version.
create table grid_work.practice (
  home text not null,
  version int4 not null,
  practice jsonb not null,
  valid_from timestamptz not null,
  primary key (home, version)
);
create table grid_work.phrases (
  home text not null,
  kind text not null,
  version int4 not null,
  phrases jsonb not null,
  valid_from timestamptz not null,
  primary key (home, kind, version)
);
