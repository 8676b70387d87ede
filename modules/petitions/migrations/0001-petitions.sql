create schema petitions;

-- Petitions 信访事项: the standing of each case and its clocks. No name, no contact, no count of anything per person; texts lie in the vault.
create table petitions.petition (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  town text not null,
  county text not null,
  channel text not null,
  stage text not null,
  ending text,
  branch text,
  organ text not null,
  review_organ text,
  against text,
  sealed bool not null,
  round int4 not null,
  received_at timestamptz not null,
  received_on date not null,
  register_due_at timestamptz not null,
  registered_at timestamptz,
  notice_due_at timestamptz,
  notice_due_on date,
  noticed_at timestamptz,
  handle_due_at timestamptz,
  handle_due_on date,
  handled_at timestamptz,
  extended bool not null,
  reviewed_on date,
  review_changed bool,
  rereviewed_on date,
  rereview_changed bool,
  next_due_at timestamptz,
  next_rule text,
  provisional bool not null,
  answered_on date,
  rating_organ int4,
  rating_office int4,
  demo bool not null,
  primary key (home, id)
);
alter table petitions.petition enable row level security;
alter table petitions.petition force row level security;
create policy scope on petitions.petition using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index petition_open on petitions.petition (next_due_at, id) where stage <> 'ended';
create index petition_received on petitions.petition (received_at, id);
create index petition_number on petitions.petition (number);
create index petition_organ on petitions.petition (organ, next_due_at, id);
create index petition_review_organ on petitions.petition (review_organ, next_due_at, id) where review_organ is not null;

-- Agents 信访代理员: an office named in public.
create table petitions.agent (
  home text not null,
  id uuid not null,
  place text not null,
  account uuid not null,
  name text not null,
  unit text not null,
  certificate text not null,
  valid_from date not null,
  valid_to date not null,
  closed bool not null,
  demo bool not null,
  primary key (home, id)
);
alter table petitions.agent enable row level security;
alter table petitions.agent force row level security;
create policy scope on petitions.agent using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- Mandates 委托书: who acts, until when. The principal and the matter lie in the vault.
create table petitions.mandate (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  account uuid not null,
  unit text not null,
  stage text not null,
  asked_at timestamptz not null,
  until_on date not null,
  report_due_at timestamptz,
  demo bool not null,
  primary key (home, id)
);
alter table petitions.mandate enable row level security;
alter table petitions.mandate force row level security;
create policy scope on petitions.mandate using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index mandate_account on petitions.mandate (account, asked_at, id);
