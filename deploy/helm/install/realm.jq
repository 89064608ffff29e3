# The realm of the trial without its people and its client for scripts, for Keycloak's operator; the console is at $console.
{
  apiVersion: "k8s.keycloak.org/v2alpha1",
  kind: "KeycloakRealmImport",
  metadata: {name: "rapport"},
  spec: {
    keycloakCRName: "keycloak",
    realm: (del(.users)
      | .clients |= map(select(.clientId != "rapport-trial")
          | .redirectUris = [$console + "/*"] | .webOrigins = [$console]))
  }
}
