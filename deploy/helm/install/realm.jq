# The realm of the trial without its people and its client for scripts, for Keycloak's operator; the console is at $console. The
# gateway's secret is that of the secret rapport-gateway in Keycloak's namespace.
{
  apiVersion: "k8s.keycloak.org/v2alpha1",
  kind: "KeycloakRealmImport",
  metadata: {name: "rapport"},
  spec: {
    keycloakCRName: "keycloak",
    placeholders: {GATEWAY_SECRET: {secret: {name: "rapport-gateway", key: "client-secret"}}},
    realm: (del(.users)
      | .clients |= map(select(.clientId != "rapport-trial")
          | if .clientId == "rapport-gateway"
            then .redirectUris = [$console + "/session/callback"]
              | .attributes["post.logout.redirect.uris"] = $console + "/console/"
            else .redirectUris = [$console + "/*"] | .webOrigins = [$console]
            end))
  }
}
