-- A letter with an accent has two spellings in Unicode: é, or e with an accent behind it. The keys of plans get the one
-- that layers are read in now (NFC), so that attaching again finds them. Where a source has a plan of either spelling,
-- one of the two keeps its own. As bytes, for another program may have left what is no UTF-8.
UPDATE plan SET source_key = nfc(CAST(source_key AS BLOB))
WHERE source_key <> nfc(CAST(source_key AS BLOB))
AND NOT EXISTS (
    SELECT 1 FROM plan AS other
    WHERE other.source IS plan.source AND other.source_key = nfc(CAST(plan.source_key AS BLOB))
)
AND fid IN (SELECT min(fid) FROM plan GROUP BY source, nfc(CAST(source_key AS BLOB)));
