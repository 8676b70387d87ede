create schema incidents;

-- One row a record; written only by the ledger from modules/incidents/projection.ts.
create table incidents.incident (
  home text not null,
  id uuid not null,
  number text not null,
  category text not null,
  grp text not null,
  taxonomy int4 not null,
  urgency text not null,
  stage text not null,
  ending text,
  summary text,
  terms text[] not null,
  place text not null,
  town text not null,
  county text not null,
  lon float8,
  lat float8,
  lead text,
  co_units text[] not null,
  holder text not null,
  handler uuid,
  channel text not null,
  sealed bool not null,
  demo bool not null,
  reported_at timestamptz not null,
  reported_on date not null,
  verified_at timestamptz,
  verified_on date,
  first_action_at timestamptz,
  first_action_on date,
  first_response_minutes int4,
  dispatched_on date,
  dispatched_times int4 not null,
  bounced_times int4 not null,
  due_at timestamptz,
  due_on date,
  provisional bool not null,
  extended bool not null,
  suspended bool not null,
  fed_back_at timestamptz,
  ended_at timestamptz,
  ended_on date,
  late bool not null,
  ended_working_minutes int4,
  self_handled bool not null,
  returned_times int4 not null,
  reopened_times int4 not null,
  asked_rating bool not null,
  satisfied int4,
  solved bool,
  rated_on date,
  followers int4 not null,
  photos int4 not null,
  supervised text,
  open_question bool not null,
  merged_home text,
  merged_id uuid,
  seq int4 not null,
  primary key (home, id)
);
alter table incidents.incident enable row level security;
alter table incidents.incident force row level security;
create policy scope on incidents.incident using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- What each unit was asked to do in a record, and how far it is.
create table incidents.unit_task (
  home text not null,
  id uuid not null,
  unit text not null,
  role text not null,
  stage text not null,
  final bool not null,
  handler uuid,
  asked_at timestamptz not null,
  accept_due_at timestamptz not null,
  accepted_at timestamptz,
  fed_back_at timestamptz,
  bounced_at timestamptz,
  place text not null,
  sealed bool not null,
  primary key (home, id, unit)
);
alter table incidents.unit_task enable row level security;
alter table incidents.unit_task force row level security;
create policy scope on incidents.unit_task using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- First signal 第一信号: a topic that rose in an area, the work order it became, and the published answer.
create table incidents.signal (
  home text not null,
  id uuid not null,
  category text not null,
  place text not null,
  week date not null,
  unit text not null,
  stage text not null,
  aim text not null,
  done text,
  answer text,
  answer_en text,
  adopted_at timestamptz not null,
  due_at timestamptz not null,
  provisional bool not null,
  acted_at timestamptz,
  published_at timestamptz,
  published_on date,
  seq int4 not null,
  primary key (home, id)
);
alter table incidents.signal enable row level security;
alter table incidents.signal force row level security;
create policy scope on incidents.signal using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- Versioned configuration, public: every version of every entry that differs from the shipped taxonomy.
create table incidents.category (
  home text not null,
  code text not null,
  version int4 not null,
  entry jsonb not null,
  valid_from timestamptz not null,
  retired bool not null,
  primary key (home, code, version)
);

-- The steps' own limits (verify, dispatch, accept, check …), public; the newest version holds.
create table incidents.procedure (
  home text not null,
  version int4 not null,
  limits jsonb not null,
  valid_from timestamptz not null,
  primary key (home, version)
);
