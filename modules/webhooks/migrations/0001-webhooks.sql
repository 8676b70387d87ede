create schema webhooks;

-- Other systems that are told of steps. Their secrets are not here: they are made from the id and the version.
create table webhooks.subscription (
  home text not null,
  id uuid not null,
  place text not null,
  label text not null,
  url text not null,
  types text[] not null,
  stage text not null,
  why text,
  version int4 not null,
  overlap_until timestamptz,
  by_account text not null,
  since timestamptz not null,
  primary key (home, id)
);
alter table webhooks.subscription enable row level security;
alter table webhooks.subscription force row level security;
create policy scope on webhooks.subscription using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- Every message, with what came of it. Nothing in it is personal; its subscription says who may read it.
create table webhooks.delivery (
  home text not null,
  id uuid not null,
  subscription uuid not null,
  type text not null,
  subject text not null,
  message jsonb not null,
  stage text not null,
  attempts int4 not null,
  outcome text,
  status int4,
  ms int4,
  planned_at timestamptz not null,
  tried_at timestamptz,
  next_at timestamptz,
  primary key (home, id)
);
create index delivery_of on webhooks.delivery (home, subscription, planned_at desc);
