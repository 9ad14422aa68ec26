-- Up Migration

-- Bills that are paid at the operator's payment page (src/domain/records/onlinePayment.ts).
create table online_payments (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  billing_account text collate "C" generated always as (row ->> 'billingAccount') stored,
  bill text collate "C" generated always as (row ->> 'bill') stored
);
create index online_payments_by_organisation on online_payments (organisation, age);
create index online_payments_by_billing_account on online_payments (billing_account, age);
create index online_payments_by_bill on online_payments (bill, age);
create index online_payments_due on online_payments ((row ->> 'endedAt') collate "C");

-- Down Migration

drop table online_payments;
