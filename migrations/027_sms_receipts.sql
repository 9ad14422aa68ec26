-- Up Migration

-- What the network says has become of SMS that went out (src/domain/records/smsReceipt.ts).
create table sms_receipts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  outbox text collate "C" generated always as (row ->> 'outbox') stored
);
create index sms_receipts_by_outbox on sms_receipts (outbox, age);
create index sms_receipts_due on sms_receipts ((row ->> 'at') collate "C");

-- Down Migration

drop table sms_receipts;
