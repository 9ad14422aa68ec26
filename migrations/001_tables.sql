-- Up Migration

-- One table for each noun of src/domain/records/tables.ts. `row` is the whole record; a column beside it repeats what `where` may
-- name, or what is searched, and cannot differ from it. `age` is the order in which rows came. A row that is null was only
-- claimed by a transaction that still runs: nobody else can see it. Everything is compared by code unit, as in lowdb.
create extension if not exists pg_trgm;
create sequence ages;

create table accounts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  login text collate "C" generated always as (row ->> 'login') stored,
  entra text collate "C" generated always as (row ->> 'entra') stored
);
create index accounts_by_operator on accounts (operator, age);
create index accounts_by_login on accounts (login, age);
create index accounts_by_entra on accounts (entra, age);

create table sessions (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index sessions_by_account on sessions (account, age);
create index sessions_due on sessions ((row ->> 'expiresAt') collate "C");

create table customers (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  document_key text collate "C" generated always as (row ->> 'documentKey') stored
);
create index customers_by_document_key on customers (document_key, age);

create table subscriptions (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  modem_serial text collate "C" generated always as (row ->> 'modemSerial') stored,
  activation_key text collate "C" generated always as (row ->> 'activationKey') stored,
  customer text collate "C" generated always as (row ->> 'customer') stored
);
create index subscriptions_by_modem_serial on subscriptions (modem_serial, age);
create index subscriptions_by_activation_key on subscriptions (activation_key, age);
create index subscriptions_by_customer on subscriptions (customer, age);

create table wallets (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index wallets_by_account on wallets (account, age);

create table entries (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  wallet text collate "C" generated always as (row ->> 'wallet') stored
);
create index entries_by_wallet on entries (wallet, age);

create table sales (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  reference text collate "C" generated always as (row ->> 'reference') stored,
  customer text collate "C" generated always as (row ->> 'customer') stored
);
create index sales_by_account on sales (account, age);
create index sales_by_reference on sales (reference, age);
create index sales_by_customer on sales (customer, age);

create table organisations (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);
create index organisations_by_operator on organisations (operator, age);

create table billing_accounts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  number text collate "C" generated always as (row ->> 'number') stored
);
create index billing_accounts_by_organisation on billing_accounts (organisation, age);
create index billing_accounts_by_number on billing_accounts (number, age);

create table lines (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  number text collate "C" generated always as (row ->> 'number') stored,
  state text collate "C" generated always as (row ->> 'state') stored,
  reason text collate "C" generated always as (row ->> 'reason') stored,
  billing_account text collate "C" generated always as (row ->> 'billingAccount') stored,
  sought text collate "C" generated always as (row ->> 'sought') stored
);
create index lines_by_organisation on lines (organisation, age);
create index lines_by_number on lines (number, age);
create index lines_by_state on lines (state, age);
create index lines_by_reason on lines (reason, age);
create index lines_by_billing_account on lines (billing_account, age);
-- The line picker: a page in the order of the numbers, a mask anywhere in a number or a name.
create index lines_in_order on lines (organisation, number, id);
create index lines_like on lines using gin (number gin_trgm_ops, sought gin_trgm_ops);

create table selections (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index selections_by_account on selections (account, age);
create index selections_due on selections ((row ->> 'expiresAt') collate "C");

create table drafts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index drafts_by_account on drafts (account, age);
create index drafts_by_operator on drafts (operator, age);
create index drafts_due on drafts ((row ->> 'expiresAt') collate "C");

create table orders (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  command_id text collate "C" generated always as (row ->> 'commandId') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  line text collate "C" generated always as (row ->> 'line') stored,
  reference text collate "C" generated always as (row ->> 'reference') stored
);
create index orders_by_command_id on orders (command_id, age);
create index orders_by_account on orders (account, age);
create index orders_by_organisation on orders (organisation, age);
create index orders_by_line on orders (line, age);
create index orders_by_reference on orders (reference, age);
create index orders_due on orders ((row ->> 'endedAt') collate "C");

create table approvals (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored,
  command_id text collate "C" generated always as (row ->> 'commandId') stored,
  state text collate "C" generated always as (row ->> 'state') stored
);
create index approvals_by_organisation on approvals (organisation, age);
create index approvals_by_command_id on approvals (command_id, age);
create index approvals_by_state on approvals (state, age);
create index approvals_due on approvals ((row ->> 'expiresAt') collate "C");

create table requests (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  reference text collate "C" generated always as (row ->> 'reference') stored,
  state text collate "C" generated always as (row ->> 'state') stored
);
create index requests_by_account on requests (account, age);
create index requests_by_reference on requests (reference, age);
create index requests_by_state on requests (state, age);
create index requests_due on requests ((row ->> 'closedAt') collate "C");

create table secret_codes (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  organisation text collate "C" generated always as (row ->> 'organisation') stored
);
create index secret_codes_by_organisation on secret_codes (organisation, age);
create index secret_codes_due on secret_codes ((row ->> 'expiresAt') collate "C");

create table commissions (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  sale text collate "C" generated always as (row ->> 'sale') stored
);
create index commissions_by_account on commissions (account, age);
create index commissions_by_sale on commissions (sale, age);

create table receipts (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index receipts_by_account on receipts (account, age);
create index receipts_due on receipts ((row ->> 'at') collate "C");

create table authorisations (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored
);
create index authorisations_by_account on authorisations (account, age);
create index authorisations_due on authorisations ((row ->> 'expiresAt') collate "C");

create table audit (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  account text collate "C" generated always as (row ->> 'account') stored,
  command_id text collate "C" generated always as (row ->> 'commandId') stored
);
create index audit_by_account on audit (account, age);
create index audit_by_command_id on audit (command_id, age);
create index audit_due on audit ((row ->> 'at') collate "C");

create table outbox (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored,
  state text collate "C" generated always as (row ->> 'state') stored,
  key text collate "C" generated always as (row ->> 'key') stored
);
create index outbox_by_state on outbox (state, age);
create index outbox_by_key on outbox (key, age);
create index outbox_due on outbox ((row ->> 'sentAt') collate "C");

-- What left the living tables, as it was last.
create table archive (
  name text collate "C" not null,
  id text collate "C" not null,
  at text collate "C" not null,
  row jsonb not null,
  primary key (name, id)
);
create index archive_by_time on archive (name, at);

-- Conversations. `json`, not `jsonb`: it keeps every text, also one that is no proper Unicode, and nothing is looked for in it.
create table conversations (
  id text collate "C" primary key,
  version integer not null,
  operator text not null,
  account text not null,
  channel text not null,
  created_at text not null,
  last_at text collate "C" not null,
  last_mark integer not null,
  state json not null,
  -- The last messages that came in, with their answers.
  seen json not null
);
create index conversations_by_last on conversations (last_at);

-- What was said, by mark.
create table said (
  conversation text collate "C" not null references conversations (id) on delete cascade,
  mark integer not null,
  at text collate "C" not null,
  activity json not null,
  primary key (conversation, mark)
);
create index said_by_time on said (at);

-- Requests and tries that all instances count together (rate-limiter-flexible).
create table limits (
  key text primary key,
  points integer not null default 0,
  expire bigint
);

-- Work that is done once for all instances.
create table jobs (
  name text primary key,
  done_at text not null
);

-- Down Migration

drop table jobs, limits, said, conversations, archive, accounts, sessions, customers, subscriptions, wallets, entries, sales, organisations, billing_accounts, lines, selections, drafts, orders, approvals, requests, secret_codes, commissions, receipts, authorisations, audit, outbox;
drop sequence ages;
