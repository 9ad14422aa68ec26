-- Up Migration

-- One-time codes that link an account to somebody in Teams (src/domain/records/teamsCode.ts).
create table teams_codes (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  digest text collate "C" generated always as (row ->> 'digest') stored
);
create index teams_codes_by_digest on teams_codes (digest, age);
create index teams_codes_due on teams_codes ((row ->> 'expiresAt') collate "C");

-- Down Migration

drop table teams_codes;
