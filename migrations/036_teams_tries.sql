-- Up Migration

-- How many codes somebody of Teams has tried (src/domain/records/teamsTry.ts).
create table teams_tries (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);
create index teams_tries_due on teams_tries ((row ->> 'expiresAt') collate "C");

-- Down Migration

drop table teams_tries;
