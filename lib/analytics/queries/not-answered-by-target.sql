{{newest}}, counted AS (
  SELECT
    targetkey,
    consult.target.kind AS kind,
    count(*) AS asked,
    sum(CASE WHEN consult.outcome = 'not-answered' THEN 1 ELSE 0 END) AS not_answered,
    sum(CASE WHEN consult.outcome = 'declined' THEN 1 ELSE 0 END) AS declined,
    sum(CASE WHEN consult.outcome = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
    sum(CASE WHEN consult.outcome = 'failed' THEN 1 ELSE 0 END) AS failed,
    sum(CASE WHEN consult.answered IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM newest
  GROUP BY targetkey, consult.target.kind
)
SELECT
  targetkey, kind, asked, not_answered,
  CAST(not_answered AS double) / asked AS rate,
  declined, cancelled, failed, unknown
FROM counted
ORDER BY not_answered DESC, asked DESC, targetkey
