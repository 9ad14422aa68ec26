-- Up Migration

-- Who uses the lines: src/domain/records/lineUser.ts.
create table line_users (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  line text collate "C" generated always as (row ->> 'line') stored
);
create index line_users_by_organisation on line_users (organisation, age);
create index line_users_by_line on line_users (line, age);

-- Down Migration

drop table line_users;
