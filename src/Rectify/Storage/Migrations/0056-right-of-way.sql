-- Holds nothing. On PostgreSQL whoever writes locks it in a mode that all may have at once; whoever was overtaken too often, in one that nobody else may have.
CREATE TABLE right_of_way (never $integer$) $table$;
