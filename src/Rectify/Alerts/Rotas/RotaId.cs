using Rectify.Foundation;

namespace Rectify.Alerts.Rotas;

/// <summary>The id of a <see cref="Rota"/>.</summary>
public readonly record struct RotaId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
