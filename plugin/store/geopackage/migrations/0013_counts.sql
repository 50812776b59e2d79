-- Where GDAL's own table of counts is lacking, QGIS counts a layer without its filter: forty plans without a place for
-- three. It stays empty: GDAL then counts the rows itself, and no trigger has to keep a number true.
CREATE TABLE IF NOT EXISTS gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER);
