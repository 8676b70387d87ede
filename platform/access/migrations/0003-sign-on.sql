-- The number by which the employer knows somebody: an account is found by it once, never by a name.
alter table access.account add column personnel text unique;

-- Who at which provider is which account, from the first sign-on on.
create table access.binding (
  issuer text not null,
  subject text not null,
  account uuid not null,
  bound_at timestamptz not null,
  primary key (issuer, subject)
);
create unique index binding_of_account on access.binding (issuer, account);

alter table access.session add column issuer text;
alter table access.session add column subject text;
alter table access.session add column sid text;
create index session_of_subject on access.session (issuer, subject) where issuer is not null;

-- A sign-on under way: used once, by the browser that began it, within ten minutes.
create table access.sign_on (
  browser_hash bytea primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null
);

-- Logout tokens that were heard: each counts once (OpenID Connect Back-Channel Logout 1.0 §2.6).
create table access.logout_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);

do $$
declare part text;
begin
  foreach part in array array['binding', 'sign_on', 'logout_token'] loop
    execute format('alter table access.%I enable row level security', part);
    execute format('alter table access.%I force row level security', part);
    execute format('create policy platform on access.%I using (current_setting(''zuji.platform'', true) = ''on'')', part);
  end loop;
end $$;
