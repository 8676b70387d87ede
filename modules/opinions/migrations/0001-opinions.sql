create schema opinions;

-- Opinions of residents: topics, places, days. What was said lies in the vault; `detail` is the fold, so a page is one read.
-- No column tells who spoke, and none ties two opinions of one person together.
create table opinions.item (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  channel text not null,
  topic text,
  nature text,
  answering text not null,
  stage text not null,
  wish bool not null,
  heard_at timestamptz not null,
  heard_on date not null,
  due_at timestamptz not null,
  due_on date not null,
  provisional bool not null,
  met_at timestamptz,
  act_due timestamptz,
  decided text,
  decided_on date,
  replied_on date,
  rating int4,
  rated_on date,
  published_on date,
  question text,
  question_en text,
  answer text,
  answer_en text,
  owed_on date,
  detail jsonb not null,
  primary key (home, id)
);
alter table opinions.item enable row level security;
alter table opinions.item force row level security;
create policy scope on opinions.item using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create policy unit on opinions.item for select using (
  answering = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
-- What was published is for everybody.
create policy told on opinions.item for select using (published_on is not null);
create index item_place on opinions.item (place text_pattern_ops, heard_at desc, id desc);
create index item_open on opinions.item (due_at, id) where met_at is null;
create index item_unit on opinions.item (answering, due_at) where stage not in ('replied', 'published', 'handed-on');
create index item_published on opinions.item (published_on desc, id desc) where published_on is not null;
create index item_heard on opinions.item (heard_on, topic);
-- What a unit owes by an opinion of another place is in its list of work.
create policy opinion_obligor on clocks.clock for select using (
  kind like 'opinions.%' and obligor = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));

-- Published answers by topic and town, and whether the topic was heard again within the city's days.
create table opinions.answer (
  home text not null,
  id uuid not null,
  n int4 not null,
  place text not null,
  topic text not null,
  item uuid not null,
  published_on date not null,
  until_on date not null,
  again_on date,
  primary key (home, id, n)
);
alter table opinions.answer enable row level security;
alter table opinions.answer force row level security;
create policy scope on opinions.answer using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index answer_until on opinions.answer (until_on, id);

-- OPEN: the city's own catalogue of topics, versions with their days; nothing of persons.
create table opinions.topic (
  home text not null,
  code text not null,
  version int4 not null,
  entry jsonb not null,
  valid_from timestamptz not null,
  retired bool not null,
  primary key (home, code, version)
);
-- OPEN: within how many days a topic counts as raised again.
create table opinions.again (
  home text not null,
  version int4 not null,
  days int4 not null,
  valid_from timestamptz not null,
  primary key (home, version)
);
