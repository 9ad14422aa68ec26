-- Up Migration

-- What has to be answered before somebody is let in (src/domain/records/challenge.ts), passkeys (src/domain/records/passkey.ts), and
-- accounts by their phone number and by who they are at the sign-in of another house (src/domain/records/account.ts).
create table challenges (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index challenges_by_account on challenges (account, age);
create index challenges_due on challenges ((row ->> 'expiresAt') collate "C");

create table passkeys (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index passkeys_by_account on passkeys (account, age);

alter table accounts add column phone text collate "C" generated always as (row ->> 'phone') stored;
create index accounts_by_phone on accounts (phone, age) where phone is not null;
alter table accounts add column external text collate "C" generated always as (row ->> 'external') stored;
create index accounts_by_external on accounts (external, age) where external is not null;

-- Down Migration

drop index accounts_by_external;
alter table accounts drop column external;
drop index accounts_by_phone;
alter table accounts drop column phone;
drop table passkeys;
drop table challenges;
