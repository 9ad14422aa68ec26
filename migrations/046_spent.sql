-- Up Migration

-- What accounts, companies and lines have used up of their budgets (src/domain/records/spent.ts).
create table spent (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);
create index spent_due on spent ((row ->> 'expiresAt') collate "C");

-- Down Migration

drop table spent;
