{{newest}}, talks AS (
  SELECT
    consult.target.kind AS kind,
    consult.times.consult.ms AS ms,
    row_number() OVER (PARTITION BY consult.target.kind ORDER BY consult.times.consult.ms) AS place,
    count(*) OVER (PARTITION BY consult.target.kind) AS total
  FROM newest
  WHERE consult.times.consult.ms IS NOT NULL
), untold AS (
  -- A time that there was, or may have been, and that nobody knows.
  SELECT consult.target.kind AS kind, count(*) AS talks
  FROM newest
  WHERE consult.times.consult.method = 'unknown'
  GROUP BY consult.target.kind
), known AS (
  SELECT
    kind,
    count(*) AS talks,
    avg(ms) AS average_ms,
    min(CASE WHEN place >= 0.5 * total THEN ms END) AS p50_ms,
    min(CASE WHEN place >= 0.9 * total THEN ms END) AS p90_ms,
    min(CASE WHEN place >= 0.95 * total THEN ms END) AS p95_ms
  FROM talks
  GROUP BY kind
)
SELECT
  coalesce(known.kind, untold.kind) AS kind,
  coalesce(known.talks, 0) AS talks,
  coalesce(untold.talks, 0) AS unknown,
  average_ms, p50_ms, p90_ms, p95_ms
FROM known
FULL OUTER JOIN untold ON known.kind = untold.kind
ORDER BY 1
