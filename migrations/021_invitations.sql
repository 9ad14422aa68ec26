-- Up Migration

-- Whom a company lets work for it, by whom and how long (src/domain/records/grant.ts); the link of an invitation, which is looked for
-- by its digest (src/domain/records/userProfile.ts); and accounts by their address.
create table grants (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index grants_by_organisation on grants (organisation, age);
create index grants_by_account on grants (account, age);
alter table profiles add column invitation text collate "C" generated always as (row ->> 'invitation') stored;
create index profiles_by_invitation on profiles (invitation, age);
alter table accounts add column email text collate "C" generated always as (row ->> 'email') stored;
create index accounts_by_email on accounts (email, age);

-- Down Migration

drop index accounts_by_email;
alter table accounts drop column email;
drop index profiles_by_invitation;
alter table profiles drop column invitation;
drop table grants;
