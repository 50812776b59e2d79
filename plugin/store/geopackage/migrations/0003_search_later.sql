-- Plans whose line in the search index is to be made again. Empty between transactions (search.py).
CREATE TABLE search_later (
    fid INTEGER PRIMARY KEY NOT NULL
);

INSERT INTO gpkg_contents (table_name, data_type, identifier)
VALUES ('search_later', 'attributes', 'Participatiekaart: zoekregels die nog volgen');
