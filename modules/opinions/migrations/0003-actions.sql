-- What was adopted out of the topics of a week: what, by whom, until when; written to be published.
create table opinions.action (
  home text not null,
  id uuid not null,
  place text not null,
  topic text not null,
  week date not null,
  answering text not null,
  stage text not null,
  due_at timestamptz not null,
  published_on date,
  detail jsonb not null,
  primary key (home, id)
);
alter table opinions.action enable row level security;
alter table opinions.action force row level security;
create policy scope on opinions.action using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create policy unit on opinions.action for select using (
  answering = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
create policy told on opinions.action for select using (published_on is not null);
create index action_place on opinions.action (place text_pattern_ops, week desc);
create index action_published on opinions.action (published_on desc, id desc) where published_on is not null;
create index action_owner on opinions.action (answering, due_at) where stage <> 'published';
