-- The beginnings of words up to six letters are kept in the index. Up to three it was before, and a longer one that
-- begins a word in each name, as “straat”, was gathered from all names anew at each letter that a person typed.
CREATE TEMPORARY TABLE search_before AS SELECT rowid AS fid, name, code, place, contact FROM plan_search;

DROP TABLE plan_search;

CREATE VIRTUAL TABLE plan_search USING fts5 (
    name, code, place, contact, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6'
);

INSERT INTO plan_search (rowid, name, code, place, contact)
SELECT fid, name, code, place, contact FROM search_before ORDER BY fid;

DROP TABLE search_before;
