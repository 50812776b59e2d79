-- A letter with an accent has two spellings in Unicode: é, or e with an accent behind it. The keys of plans get the one
-- that layers are read in now (NFC), so that attaching again finds them. Where a source has a plan of either spelling,
-- one of the two keeps its own.
UPDATE plan SET source_key = nfc(source_key)
WHERE source_key <> nfc(source_key)
AND NOT EXISTS (SELECT 1 FROM plan AS other WHERE other.source IS plan.source AND other.source_key = nfc(plan.source_key))
AND fid = (
    SELECT min(fid) FROM plan AS same WHERE same.source IS plan.source AND nfc(same.source_key) = nfc(plan.source_key)
);
