-- Up Migration

-- Who reads a number's data by plain text after its secret code (src/domain/records/reading.ts).
create table readings (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  state text collate "C" generated always as (row ->> 'state') stored
);
create index readings_by_state on readings (state, age);

-- Down Migration

drop table readings;
