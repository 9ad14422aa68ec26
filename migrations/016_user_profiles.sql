-- Up Migration

-- The people of a company with their roles, invited to its portal or in it (src/domain/records/userProfile.ts).
create table profiles (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  role text collate "C" generated always as (row ->> 'role') stored,
  state text collate "C" generated always as (row ->> 'state') stored,
  email text collate "C" generated always as (row ->> 'email') stored,
  phone text collate "C" generated always as (row ->> 'phone') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index profiles_by_organisation on profiles (organisation, age);
create index profiles_by_role on profiles (role, age);
create index profiles_by_state on profiles (state, age);
create index profiles_by_email on profiles (email, age);
create index profiles_by_phone on profiles (phone, age);
create index profiles_by_account on profiles (account, age);
-- A page of the list, by description.
create index profiles_in_order on profiles (organisation, ((row ->> 'description') collate "C"), id);

-- Down Migration

drop table profiles;
