-- Up Migration

-- Up to when what has changed in an operator's back end was looked at (src/domain/records/backEndLook.ts).
create table back_end_looks (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);

-- Down Migration

drop table back_end_looks;
