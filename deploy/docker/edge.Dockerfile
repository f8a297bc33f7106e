# docker build -f deploy/docker/edge.Dockerfile -t insight-edge .      (in the repository's root)
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source

# What decides what is restored, by itself: this layer is built anew only when one of these has changed.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Insight.Exposition/Insight.Exposition.csproj src/Insight.Exposition/
COPY src/Insight.Edge/Insight.Edge.csproj src/Insight.Edge/
RUN dotnet restore src/Insight.Edge -p:Configuration=Release -p:_IsPublishing=true

COPY schemas/generated schemas/generated
COPY docs/examples docs/examples
COPY src/Insight.Exposition src/Insight.Exposition
COPY src/Insight.Edge src/Insight.Edge
RUN dotnet publish src/Insight.Edge -c Release --no-restore -o /app

# Chiseled: no shell, no package manager. So there is no HEALTHCHECK either; who runs it asks /healthz and /readyz on the management port.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .

# The base image names a port in the clear that nobody has asked for. Without diagnostics' sockets nothing is written to the disk.
ENV ASPNETCORE_HTTP_PORTS="" \
    ASPNETCORE_ENVIRONMENT=Production \
    DOTNET_EnableDiagnostics=0 \
    Edge__Urls=https://*:8443 \
    Edge__Management__Urls=http://*:8081
EXPOSE 8443 8081
USER 1654
ENTRYPOINT ["/app/Insight.Edge"]
