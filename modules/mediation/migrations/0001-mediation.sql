create schema mediation;

-- Disputes: where each stands. No name, no text, nothing of safety: those lie in the vault and in the fold.
create table mediation.dispute (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  town text not null,
  county text not null,
  kind text not null,
  kind_of text not null,
  source text not null,
  stage text not null,
  urgency text not null,
  committee uuid,
  mediators text[] not null,
  outcome text,
  registered_at timestamptz not null,
  registered_on date not null,
  accepted_on date,
  started_on date,
  closed_at timestamptz,
  closed_on date,
  in_time bool,
  agreed_form text,
  effective_on date,
  confirmable bool,
  confirmation text,
  relapsed_on date,
  due_at timestamptz,
  due_slot text,
  provisional bool not null,
  people int4 not null,
  sessions int4 not null,
  delegation text,
  demo bool not null,
  primary key (home, id)
);
alter table mediation.dispute enable row level security;
alter table mediation.dispute force row level security;
create policy scope on mediation.dispute using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index dispute_due on mediation.dispute (due_at, id) where due_at is not null;
create index dispute_registered on mediation.dispute (registered_at, id);
create index dispute_registered_town on mediation.dispute (town, registered_at, id);
create index dispute_closed on mediation.dispute (closed_on, id);
create index dispute_number on mediation.dispute (number);

-- Promises of agreements, for the rate of promises kept.
create table mediation.obligation (
  home text not null,
  id uuid not null,
  obligation uuid not null,
  place text not null,
  town text not null,
  county text not null,
  due_on date not null,
  done_on date,
  effective bool not null,
  primary key (home, id, obligation)
);
alter table mediation.obligation enable row level security;
alter table mediation.obligation force row level security;
create policy scope on mediation.obligation using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index obligation_due on mediation.obligation (due_on, obligation);

create table mediation.session (
  home text not null,
  id uuid not null,
  session uuid not null,
  place text not null,
  town text not null,
  room uuid,
  mediators text[] not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  online bool not null,
  state text not null,
  primary key (home, id, session)
);
alter table mediation.session enable row level security;
alter table mediation.session force row level security;
create policy scope on mediation.session using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index session_begins on mediation.session (begins_at, session) where state <> 'cancelled';

create table mediation.committee (
  home text not null,
  id uuid not null,
  place text not null,
  stage text not null,
  zh text not null,
  en text not null,
  kind text not null,
  founder text not null,
  members jsonb not null,
  rooms jsonb not null,
  term_from date not null,
  term_to date not null,
  filing_no text not null,
  demo bool not null,
  primary key (home, id)
);
alter table mediation.committee enable row level security;
alter table mediation.committee force row level security;
create policy scope on mediation.committee using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

create table mediation.mediator (
  home text not null,
  id uuid not null,
  place text not null,
  stage text not null,
  zh text not null,
  account text,
  woman bool not null,
  full_time bool not null,
  specialities text[] not null,
  languages text[] not null,
  bars text[] not null,
  training jsonb not null,
  active_from date not null,
  active_to date,
  demo bool not null,
  primary key (home, id)
);
alter table mediation.mediator enable row level security;
alter table mediation.mediator force row level security;
create policy scope on mediation.mediator using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

create table mediation.screening (
  home text not null,
  id uuid not null,
  place text not null,
  stage text not null,
  method text not null,
  from_on date not null,
  to_on date not null,
  found int4 not null,
  none_found bool not null,
  closed_at timestamptz,
  demo bool not null,
  primary key (home, id)
);
alter table mediation.screening enable row level security;
alter table mediation.screening force row level security;
create policy scope on mediation.screening using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

create table mediation.errand (
  home text not null,
  id uuid not null,
  place text not null,
  stage text not null,
  what text not null,
  court text not null,
  request_no text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  demo bool not null,
  primary key (home, id)
);
alter table mediation.errand enable row level security;
alter table mediation.errand force row level security;
create policy scope on mediation.errand using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

create table mediation.practice (
  home text not null,
  id uuid not null,
  cooling_hours int4 not null,
  training_hours int4 not null,
  months jsonb not null,
  primary key (home, id)
);
