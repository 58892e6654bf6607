namespace Rectify.Storage;

/// <summary>Bytes as an argument of a statement.</summary>
internal static class Blob
{
    /// <summary>
    /// The bytes as one value. Dapper.AOT 1.1.0 takes a member of type <c>byte[]</c> for a list and writes one parameter for each byte
    /// (DapperAOT issue 226); what is typed <c>object</c> it binds as it is.
    /// </summary>
    public static object AsBlob(this byte[] bytes) => bytes;
}
