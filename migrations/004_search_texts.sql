-- Up Migration

-- What a line is searched by is made anew, since texts are compared in another way: src/store/postgres/searchTexts.ts does
-- it right before this is noted as done. A program that runs meanwhile finds lines by the old texts and by the new ones.
select 1;

-- Down Migration

select 1;
