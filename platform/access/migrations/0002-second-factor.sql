-- When this session last proved who is at it, and when it gave the second factor. Sessions from before prove themselves anew.
alter table access.session add column proved_at timestamptz;
alter table access.session add column second_at timestamptz;

-- One authenticator app an account (RFC 6238). The secret is sealed under the installation's master key, which is not in the database.
create table access.factor (
  account uuid primary key,
  secret bytea not null,
  created_at timestamptz not null,
  -- Null: shown as a QR code, not yet proven to work.
  confirmed_at timestamptz,
  -- The last time step a code was taken from; a code is good once (RFC 6238 §5.2).
  last_step bigint not null default 0,
  tries int not null default 0,
  free_at timestamptz not null
);

-- SHA-256 of 80 random bits; taken once and deleted.
create table access.recovery (
  account uuid not null,
  code_hash bytea not null,
  primary key (account, code_hash)
);

alter table access.factor enable row level security;
alter table access.factor force row level security;
create policy platform on access.factor using (current_setting('zuji.platform', true) = 'on');
alter table access.recovery enable row level security;
alter table access.recovery force row level security;
create policy platform on access.recovery using (current_setting('zuji.platform', true) = 'on');
