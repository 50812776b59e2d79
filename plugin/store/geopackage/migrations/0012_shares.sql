-- A share is a part of one. Before that was a rule, 82 could be typed in a table for 82 %, and was public as 8200 %. What
-- is no percentage either is not known.
UPDATE plan_neighbourhood SET share = CASE WHEN share BETWEEN 0 AND 100 THEN share / 100.0 END
WHERE NOT (share >= 0 AND share <= 1.000001);
