-- Doctors counted by what they did and the classes of the tree. Reads doctor_person. Placeholder: classes, columns, each preceded by a comma.
SELECT outcome, duration, follow_up, entry_time, exit_time, last_time, count(*) AS count{{classes}}
FROM doctor_person
WHERE is_counted
GROUP BY ALL
ORDER BY ALL;
