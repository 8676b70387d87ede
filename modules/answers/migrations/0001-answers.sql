create schema answers;

-- Answers of offices; `detail` is the whole fold with every version, so a page is one read.
create table answers.entry (
  home text not null,
  id uuid not null,
  place text not null,
  owner text not null,
  stage text not null,
  audience text not null,
  version int4 not null,
  category text,
  question text not null,
  wordings text[] not null,
  valid_from date not null,
  valid_to date,
  review_by date not null,
  due_at timestamptz,
  provisional bool not null,
  draft text,
  drafted_by text,
  head text[] not null,
  terms text[] not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table answers.entry enable row level security;
alter table answers.entry force row level security;
create policy scope on answers.entry using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
-- What is published is for everybody, or for every member of staff ("=" says that it is known whose people read).
create policy told on answers.entry for select using (
  stage in ('published', 'withdrawn') and (audience = 'public' or current_setting('zuji.units', true) like '=%'));
-- An office sees its own drafts wherever they apply.
create policy unit on answers.entry for select using (
  owner = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
create index entry_order on answers.entry (stage, question, id);
create index entry_head on answers.entry using gin (head);
create index entry_terms on answers.entry using gin (terms);
create index entry_owner on answers.entry (owner, review_by) where stage = 'published';
create index entry_drafts on answers.entry (owner) where draft is not null;

-- An answer used in a case: answer and case, nobody's name. `place` is the case's.
create table answers.use (
  home text not null,
  id uuid not null,
  entry uuid not null,
  version int4 not null,
  place text not null,
  matter_home text not null,
  matter uuid not null,
  used_at timestamptz not null,
  primary key (home, id)
);
alter table answers.use enable row level security;
alter table answers.use force row level security;
create policy scope on answers.use using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index use_entry on answers.use (home, entry, used_at);

-- That an answer was no help; why lies in the vault. Of nobody.
create table answers.remark (
  home text not null,
  id uuid not null,
  entry uuid not null,
  version int4 not null,
  place text not null,
  reasoned bool not null,
  said_at timestamptz not null,
  primary key (home, id)
);
alter table answers.remark enable row level security;
alter table answers.remark force row level security;
create policy scope on answers.remark using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index remark_entry on answers.remark (home, entry, said_at);
-- What an office owes by an answer of a wider or another place is in its list of work.
create policy answer_obligor on clocks.clock for select using (
  kind = 'answers.entry' and obligor = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
