-- What is still pending is not here: consults are told when they are settled. The report page shows how many are pending.
{{newest}}, counted AS (
  SELECT
    consult.askedby.queue AS queue,
    count(*) AS consults,
    sum(CASE WHEN consult.outcome = 'transferred-warm' THEN 1 ELSE 0 END) AS warm,
    sum(CASE WHEN consult.outcome IN ('transferred-warm', 'transferred-cold') THEN 1 ELSE 0 END) AS transfers,
    sum(CASE WHEN consult.outcome = 'unknown' THEN 1 ELSE 0 END) AS unknown
  FROM newest
  GROUP BY consult.askedby.queue
)
SELECT
  queue,
  warm AS numerator,
  transfers AS denominator,
  CASE WHEN transfers > 0 THEN CAST(warm AS double) / transfers END AS rate,
  unknown,
  consults
FROM counted
ORDER BY transfers DESC, queue
