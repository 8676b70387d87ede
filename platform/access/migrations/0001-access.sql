create schema access;

-- All of these are reference tables on a cluster: staff are thousands, not millions, and every request asks who it comes from.

-- Who somebody is. The only place where the names of staff are kept; events carry the id alone.
create table access.account (
  id uuid primary key,
  home text not null,
  place text not null,
  login text not null unique check (login = lower(login)),
  name text not null,
  language text not null default 'zh',
  created_at timestamptz not null
);
alter table access.account enable row level security;
alter table access.account force row level security;
create policy scope on access.account using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- argon2id in PHC form, so the parameters of each hash are recorded with it.
create table access.credential (
  account uuid primary key,
  hash text not null,
  must_change bool not null,
  set_at timestamptz not null,
  -- A one-time password nobody used dies at this instant.
  expires_at timestamptz
);

create table access.session (
  -- SHA-256 of the token; the token itself is only in the browser.
  token_hash bytea primary key,
  id uuid not null unique,
  account uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_of_account on access.session (account, seen_at desc);

-- Attempts that did not end in a session, by login and address. Logins are hashed: people type passwords into the wrong field.
create table access.failure (
  login_hash bytea not null,
  address text not null,
  tries int not null,
  last_at timestamptz not null,
  failed_at timestamptz,
  free_at timestamptz not null,
  primary key (login_hash, address)
);
create index failure_of_address on access.failure (address, failed_at);

create table access.setup (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- Kept by the ledger (people.account): an account without a row here, or disabled, has no session and cannot get one;
-- sessions and passwords older than valid_from count for nothing.
create table access.standing (
  home text not null,
  account uuid not null,
  place text not null,
  disabled bool not null,
  valid_from timestamptz not null,
  primary key (home, account)
);
create index standing_of_account on access.standing (account);

-- Kept by the ledger (people.grant).
create table access.grant (
  home text not null,
  id uuid not null,
  account uuid not null,
  role text not null,
  area text not null,
  unit text not null,
  since timestamptz not null,
  until timestamptz,
  delegated_by uuid,
  revoked_at timestamptz,
  primary key (home, id)
);
create index grant_of_account on access.grant (account) where revoked_at is null;
create index grant_of_role on access.grant (role, area) where revoked_at is null;

do $$
declare part text;
begin
  foreach part in array array['credential', 'session', 'failure', 'setup'] loop
    execute format('alter table access.%I enable row level security', part);
    execute format('alter table access.%I force row level security', part);
    execute format('create policy platform on access.%I using (current_setting(''zuji.platform'', true) = ''on'')', part);
  end loop;
end $$;
alter table access.standing enable row level security;
alter table access.standing force row level security;
create policy scope on access.standing using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
alter table access.grant enable row level security;
alter table access.grant force row level security;
create policy scope on access.grant using (area like any (string_to_array(current_setting('zuji.scope', true), ',')));
