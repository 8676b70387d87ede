create schema report_card;

-- Cards as they are being written; nobody outside sees them before they are published. `detail` is the whole fold.
create table report_card.card (
  home text not null,
  id uuid not null,
  place text not null,
  zh text not null,
  en text not null,
  stage text not null,
  version int4 not null,
  from_on date not null,
  to_on date not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table report_card.card enable row level security;
alter table report_card.card force row level security;
create policy scope on report_card.card using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- What was published, one row an edition, never changed but by its withdrawal: values, digests and checkpoints as they were frozen.
create table report_card.edition (
  home text not null,
  id uuid not null,
  version int4 not null,
  place text not null,
  zh text not null,
  en text not null,
  from_on date not null,
  to_on date not null,
  published_at timestamptz not null,
  withdrawn text,
  detail jsonb not null,
  primary key (home, id, version)
);
create index edition_newest on report_card.edition (published_at desc, id);
alter table report_card.edition enable row level security;
alter table report_card.edition force row level security;
create policy scope on report_card.edition using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
