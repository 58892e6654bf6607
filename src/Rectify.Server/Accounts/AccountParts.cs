using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Rectify.Foundation;
using Rectify.Parties.Accounts;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>What a server needs so that people can sign in and be signed in.</summary>
internal static class AccountParts
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services)
    {
        SessionAuthentication.Add(services);
        services.AddSingleton<SessionWatch>().AddHostedService(provider => provider.GetRequiredService<SessionWatch>());
        services.AddScoped<SessionStateProvider>().AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<SessionStateProvider>());
        services.AddScoped<CircuitHandler, SessionCircuit>().AddScoped<CurrentUser>();

        services.AddSingleton<IRandomSource, SystemRandomSource>();
        services.AddSingleton<IIdSource>(provider => new TimeOrderedIdSource(provider.GetRequiredService<Instance>().Clock, provider.GetRequiredService<IRandomSource>()));
        services.AddDataProtection().SetApplicationName("rectify");
        services.AddOptions<KeyManagementOptions>().Configure<Instance>((options, instance) => options.XmlRepository = new SealedKeyRepository(instance));
        services.AddAntiforgery(options => options.Cookie.Name = "rectify-form");

        services.AddIdentityCore<Account>().AddUserStore<AccountUsers>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashes.Iterations);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey alone signs in, so the authenticator makes sure of the person, and finds the passkey without being told whose.
            (options.UserVerificationRequirement, options.ResidentKeyRequirement, options.AttestationConveyancePreference) = ("required", "required", "none");
            options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && origin.Origin == $"{origin.HttpContext.Request.Scheme}://{origin.HttpContext.Request.Host}");
        });
        services.AddScoped<PasskeyCeremony>().AddScoped<PasswordHashes>().AddScoped<SignInDesk>().AddScoped<NewSignIn>().AddSingleton<PendingAuthenticator>();
        LoginLimits.Add(services);
        SingleSignOn.Add(services);
    }

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        SessionRoutes.Map(routes);
        PasskeyRoutes.Map(routes);
        SingleSignOn.Map(routes);
    }
}
