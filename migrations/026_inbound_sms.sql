-- Up Migration

-- Text messages that came in, and the parts of long ones that are not all there yet (src/domain/records/inboundSms.ts).
create table inbound_sms (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  subscriber text collate "C" generated always as (row ->> 'subscriber') stored,
  fingerprint text collate "C" generated always as (row ->> 'fingerprint') stored,
  state text collate "C" generated always as (row ->> 'state') stored
);
create index inbound_sms_by_subscriber on inbound_sms (subscriber, age);
create index inbound_sms_by_fingerprint on inbound_sms (fingerprint, age);
create index inbound_sms_by_state on inbound_sms (state, age);
create index inbound_sms_due on inbound_sms ((row ->> 'endedAt') collate "C");

create table sms_parts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  whole text collate "C" generated always as (row ->> 'whole') stored,
  fingerprint text collate "C" generated always as (row ->> 'fingerprint') stored
);
create index sms_parts_by_whole on sms_parts (whole, age);
create index sms_parts_by_fingerprint on sms_parts (fingerprint, age);
create index sms_parts_due on sms_parts ((row ->> 'expiresAt') collate "C");

-- Down Migration

drop table sms_parts;
drop table inbound_sms;
