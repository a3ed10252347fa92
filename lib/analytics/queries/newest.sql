-- The newest row of each consult that began in the last 30 days. Events come more than once and in no order; of one contact the greatest
-- revision holds, and a row without a consult takes the consult back. Change both numbers of days together.
WITH newest AS (
  SELECT contactid, targetkey, consult
  FROM (
    SELECT contactid, targetkey, consult, row_number() OVER (PARTITION BY contactid ORDER BY revision DESC) AS place
    FROM consult_settled
    WHERE day >= CAST(CAST(current_date - INTERVAL '31' DAY AS date) AS varchar)
  ) AS revised
  WHERE place = 1
    AND consult IS NOT NULL
    AND CAST(substr(consult.startedat, 1, 10) AS date) >= current_date - INTERVAL '30' DAY
)
