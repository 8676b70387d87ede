-- Emergency openings: who, for which unit, which record, until when, whether the person was told, what the supervisor said. The words are sealed.
create table privacy.glass (
  home text not null,
  id uuid not null,
  place text not null,
  record_home text not null,
  record uuid not null,
  kind text not null,
  account text not null,
  unit text not null,
  stage text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  told bool not null,
  upheld bool,
  reviewed_by text,
  reviewed_at timestamptz,
  primary key (home, id)
);
create index glass_account on privacy.glass (account, opened_at);
create index glass_time on privacy.glass (opened_at);
alter table privacy.glass enable row level security;
alter table privacy.glass force row level security;
create policy scope on privacy.glass using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
