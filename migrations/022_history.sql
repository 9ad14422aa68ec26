-- Up Migration

-- What was done and looked at for a company, newest first, and what was about one number (src/domain/accounts/history.ts).
alter table audit
  add column organisation text collate "C" generated always as (row ->> 'organisation') stored,
  add column subject text collate "C" generated always as (row ->> 'subject') stored;
create index audit_by_organisation on audit (organisation, age);
create index audit_by_subject on audit (subject, age);
create index audit_in_order on audit (organisation, ((row ->> 'at') collate "C") desc nulls last, id desc);

-- Down Migration

drop index audit_in_order;
drop index audit_by_subject;
drop index audit_by_organisation;
alter table audit drop column organisation, drop column subject;
