{{newest}}, calls AS (
  SELECT
    consult.rootcontactid AS call_id,
    min(consult.askedby.queue) AS queue,
    count(*) AS consults,
    count(DISTINCT targetkey) AS targets
  FROM newest
  GROUP BY consult.rootcontactid
), counted AS (
  SELECT
    queue,
    count(*) AS calls,
    sum(CASE WHEN consults > 1 THEN 1 ELSE 0 END) AS repeated,
    sum(CASE WHEN consults > targets THEN 1 ELSE 0 END) AS asked_again,
    max(consults) AS most
  FROM calls
  GROUP BY queue
)
SELECT queue, calls, repeated, CAST(repeated AS double) / calls AS rate, asked_again, most
FROM counted
ORDER BY repeated DESC, queue
