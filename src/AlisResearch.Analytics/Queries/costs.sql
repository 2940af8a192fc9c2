-- Published cost items. Parameters: $study, $example, $direction (null = all).
SELECT *
FROM cost_item
WHERE ($study IS NULL OR study = $study)
    AND ($example IS NULL OR example = $example)
    AND ($direction IS NULL OR direction = $direction)
ORDER BY study, example, direction, item;
