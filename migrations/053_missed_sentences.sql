-- Up Migration

-- Sentences that were not understood, masked, where the operator has them kept (src/domain/records/missedSentence.ts).
create table missed_sentences (
  id text collate "C" primary key,
  age bigint not null default nextval('ages'),
  row jsonb,
  operator text collate "C" generated always as (row ->> 'operator') stored
);
create index missed_sentences_by_operator on missed_sentences (operator, age);
create index missed_sentences_due on missed_sentences ((row ->> 'at') collate "C");

-- Down Migration

drop table missed_sentences;
