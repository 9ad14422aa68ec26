-- Up Migration

-- The chain over the lines of the audit (src/domain/records/auditSeal.ts).
create table audit_seals (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);
create index audit_seals_by_operator on audit_seals (operator, age);
create index audit_seals_due on audit_seals ((row ->> 'at') collate "C");

-- Down Migration

drop table audit_seals;
