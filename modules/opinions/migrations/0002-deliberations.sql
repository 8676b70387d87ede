-- Deliberations 警务协商: public but for who volunteered, of whom the row holds random ids alone.
create table opinions.deliberation (
  home text not null,
  id uuid not null,
  place text not null,
  convener text not null,
  stage text not null,
  meets timestamptz not null,
  until date not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table opinions.deliberation enable row level security;
alter table opinions.deliberation force row level security;
create policy scope on opinions.deliberation using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create policy told on opinions.deliberation for select using (stage <> 'none');
create index deliberation_meets on opinions.deliberation (meets desc, id desc);

-- What was agreed, by whom it is owed and until when; read by everybody.
create table opinions.agreed (
  home text not null,
  id uuid not null,
  decision uuid not null,
  place text not null,
  owner text not null,
  due_at timestamptz not null,
  due_on date not null,
  reported_at timestamptz,
  primary key (home, id, decision)
);
alter table opinions.agreed enable row level security;
alter table opinions.agreed force row level security;
create policy scope on opinions.agreed using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create policy unit on opinions.agreed for select using (
  owner = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
create index agreed_owner on opinions.agreed (owner, due_at) where reported_at is null;
create index agreed_due on opinions.agreed (due_on, id);
