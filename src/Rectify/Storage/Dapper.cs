using Dapper;

// Rows are mapped by code that is generated in the build, so that the native program needs no reflection. Parameters are written
// @name, which both databases read.
[module: DapperAot]
[module: SqlSyntax(SqlSyntax.GeneralWithAtParameters)]
