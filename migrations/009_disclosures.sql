-- Up Migration

-- Who may see a secret once, and whether they have. The secrets themselves are in no table.
create table disclosures (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index disclosures_by_account on disclosures (account, age);
create index disclosures_due on disclosures ((row ->> 'expiresAt') collate "C");

-- Down Migration

drop table disclosures;
